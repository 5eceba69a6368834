import { foldName } from '../base/index.js';
import {
  endOf,
  GAP,
  gapBefore,
  isCapital,
  isNumber,
  type Passage,
  startOf,
  type Tokens,
  wordAt,
} from '../passages/index.js';
import type { ContractPlaceKind } from '../places/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import { type LearnedNames, unknownRun } from './learn-places.js';
import {
  followsNoun,
  isNameWord,
  isPlaceAdjective,
  joinsPrevious,
  nameRuns,
  plainlyFollows,
} from './name-runs.js';
import type { PlaceNames } from './place-names.js';

/** A stretch that may name a place, before it is settled which. */
export interface PlaceCandidate {
  readonly start: number;
  readonly end: number;
  readonly firstWord: number;
  readonly nextWord: number;
  /** The text's own words: with its designator when that is capitalised. */
  readonly surface: string;
  /** The name to look up, where it is more than the words: "Брестской" of "Брестской и Гомельской областей". */
  readonly lookup: string;
  /** What the words around demand it to be. */
  readonly kind: ContractPlaceKind | null;
  /** The words around say plainly that it is a place ("the village of X"), so that it counts even when no gazetteer knows it. */
  readonly designated: boolean;
  /** The document showed it to be a place elsewhere. */
  readonly learned: boolean;
  /** It stands in a run with words that no gazetteer knows: perhaps part of a person's or firm's name. */
  readonly doubtful: boolean;
  /** The word before is an article or says that a common noun follows ("der Zug", "l'Union"): no town, where nouns have capitals. */
  readonly articled: boolean;
  /** The word before leads to a place ("nach Zug", "Bürgermeister von Essen"). */
  readonly led: boolean;
  /** The word before says that somebody acts ("made by X"): seldom a town. */
  readonly acts: boolean;
  /** One word. */
  readonly single: boolean;
  /** First word of its sentence, where capitals mean nothing. */
  readonly opensSentence: boolean;
}

interface Scan {
  readonly tokens: Tokens;
  readonly lexicon: Lexicon;
  readonly names: PlaceNames;
  readonly passage: Passage;
  readonly learned: LearnedNames;
  readonly taken: Uint8Array;
  /** Words before this one belong to an earlier name. */
  floor: number;
}

/** A common noun that makes a place of the name before it ("Attapeu province", "Liebental colonies") or behind "of". */
function nounAt({ tokens, lexicon }: Scan, i: number): ContractPlaceKind | undefined {
  return lexicon.placeNouns.get(wordAt(tokens, i));
}

/** A word that a list explains: no name of a place that nobody knows. */
const isCommon = (lexicon: Lexicon, word: string): boolean =>
  lexicon.notPlaces.has(word) ||
  lexicon.functionWords.has(word) ||
  lexicon.demonyms.has(word) ||
  lexicon.roles.has(word) ||
  lexicon.titles.has(word) ||
  lexicon.months.has(word) ||
  lexicon.organisationHeads.has(word) ||
  lexicon.placeNouns.has(word);

/** "village of X", "city of X", "Republic of X", "озеро X": kind and where the designator begins. */
function nounBefore(
  scan: Scan,
  i: number,
): { kind: ContractPlaceKind; from: number; capital: boolean } | null {
  const { tokens, lexicon, passage } = scan;
  let at = i - 1;
  if (
    at >= passage.firstWord &&
    plainlyFollows(tokens, i) &&
    lexicon.articles.has(wordAt(tokens, at)) &&
    !lexicon.ofWords.has(wordAt(tokens, at))
  )
    at--;
  const joined = at >= passage.firstWord && lexicon.ofWords.has(wordAt(tokens, at));
  if (joined) at--;
  if (
    at < Math.max(passage.firstWord, scan.floor) ||
    !(joined ? plainlyFollows(tokens, i) : followsNoun(tokens, i, lexicon)) ||
    (joined && !plainlyFollows(tokens, at + 1))
  )
    return null;
  const kind = nounAt(scan, at);
  if (
    kind === undefined ||
    (!joined && lexicon.language === 'en' && !(isCapital(tokens, at) && kind === 'other'))
  )
    return null;
  return { kind, from: at, capital: isCapital(tokens, at) };
}

/** The capitalised designator right behind a name ("Primorye Territory", "Kamchatka Peninsula"): belongs to it. */
function designatorAfter(
  scan: Scan,
  next: number,
  limit: number,
): { kind: ContractPlaceKind; next: number } | null {
  const { tokens } = scan;
  let kind: ContractPlaceKind | undefined;
  let end = next;
  // Up to two words: "Autonomous Okrug", "Federal District".
  for (let at = next; at < Math.min(limit, next + 3); at++) {
    if (!isCapital(tokens, at) || !plainlyFollows(tokens, at)) break;
    const found = nounAt(scan, at);
    if (found !== undefined) {
      kind = found;
      end = at + 1;
      if (at + 1 < limit && nounAt(scan, at + 1) === undefined) break;
    } else if (
      !/^(autonomous|federal|special|administrative|national|urban|municipal|metropolitan|capital)$/.test(
        wordAt(tokens, at),
      )
    )
      break;
  }
  return kind === undefined ? null : { kind, next: end };
}

/** "nach X", "Bürgermeister von X", and the second of "zwischen X und Y": what stands before says that a place follows. */
function isLed({ tokens, lexicon, passage, floor }: Scan, from: number): boolean {
  if (from <= passage.firstWord) return false;
  const word = wordAt(tokens, from - 1);
  const led =
    lexicon.placeLeads.has(word) ||
    lexicon.weakPlaceLeads.has(word) ||
    lexicon.insideWords.has(word) ||
    lexicon.ofWords.has(word);
  if (led) return plainlyFollows(tokens, from);
  // Right behind another name and a comma or "and".
  return from - floor <= 1 && floor > passage.firstWord;
}

function candidate(scan: Scan, from: number, next: number, extra: Partial<PlaceCandidate>): PlaceCandidate {
  const { tokens, passage } = scan;
  const start = startOf(tokens, from);
  const end = endOf(tokens, next - 1);
  return {
    start,
    end,
    firstWord: from,
    nextWord: next,
    surface: tokens.text.slice(start, end),
    lookup: tokens.text.slice(start, end),
    kind: null,
    designated: false,
    learned: false,
    doubtful: false,
    opensSentence: from === passage.firstWord,
    articled: from > passage.firstWord && scan.lexicon.articles.has(wordAt(tokens, from - 1)),
    led: isLed(scan, from),
    single: next === from + 1,
    acts: from > passage.firstWord && scan.lexicon.agentWords.has(wordAt(tokens, from - 1)),
    ...extra,
  };
}

/** End of a name that the document showed to be a place, or i. The longest run first. */
function learnedEnd({ tokens, lexicon, learned, taken }: Scan, i: number, limit: number): number {
  for (let next = unknownRun(tokens, i, limit, lexicon, taken); next > i; next--) {
    if (next === i + 1 && isPlaceAdjective(wordAt(tokens, i), lexicon)) continue;
    if (learned.has(foldName(tokens.text.slice(startOf(tokens, i), endOf(tokens, next - 1))))) return next;
  }
  return i;
}

/**
 * End of a chain of hyphened words with a particle inside ("Plourin-lès-Morlaix", "Stratford-upon-Avon"): such names are towns', known or not.
 * Returns i when there is none.
 */
function hyphenChain({ tokens, lexicon }: Scan, i: number, limit: number): number {
  let next = i + 1;
  let particle = false;
  while (next < limit && gapBefore(tokens, next) === GAP.hyphen) {
    if (!isNameWord(tokens, next)) particle ||= lexicon.nameParticles.has(wordAt(tokens, next));
    next++;
  }
  return particle && isNameWord(tokens, next - 1) ? next : i;
}

/** Where the small noun that belongs to an adjective ends ("области", "автономной области"), or -1. */
function nameNounEnd({ tokens, lexicon }: Scan, next: number, limit: number): number {
  let at = next;
  while (
    at < limit &&
    at < next + 2 &&
    !isCapital(tokens, at) &&
    lexicon.nameAdjectives.has(wordAt(tokens, at))
  ) {
    if (!plainlyFollows(tokens, at)) return -1;
    at++;
  }
  return at < limit &&
    plainlyFollows(tokens, at) &&
    !isCapital(tokens, at) &&
    lexicon.nameNouns.has(wordAt(tokens, at))
    ? at + 1
    : -1;
}

/**
 * "Приморского края": an adjective alone names nothing, so its noun stays with it. In "Брестской и Гомельской областей" the first one borrows
 * the noun to be looked up, and stays as it is.
 */
function regionNoun(scan: Scan, i: number, next: number, limit: number): PlaceCandidate | null {
  const { tokens, lexicon } = scan;
  const own = nameNounEnd(scan, next, limit);
  // "Европейского союза" is a place, "Балтийского союза" is none: a natural feature or union must be known.
  if (own > 0 && nounAt(scan, own - 1) === 'other' && !scan.names.isRegion(i, own)) return null;
  if (own > 0) return candidate(scan, i, own, { kind: nounAt(scan, own - 1) ?? 'region', designated: true });
  let at = next;
  for (let more = 0; more < 6 && at < limit; more++) {
    const joined = lexicon.conjunctions.has(wordAt(tokens, at));
    if (!joined && gapBefore(tokens, at) !== (GAP.comma | GAP.space)) return null;
    if (joined) at++;
    if (at >= limit || !isCapital(tokens, at)) return null;
    at++;
    const end = nameNounEnd(scan, at, limit);
    if (end > 0 && next === i + 1 && sameEnding(tokens, i, at - 1)) {
      const noun = tokens.text.slice(startOf(tokens, at), endOf(tokens, end - 1));
      return candidate(scan, i, next, {
        lookup: `${tokens.text.slice(startOf(tokens, i), endOf(tokens, i))} ${noun}`,
        kind: nounAt(scan, end - 1) ?? 'region',
        designated: true,
      });
    }
  }
  return null;
}

/** Adjectives of one noun agree: their last two letters are the same. */
const sameEnding = (tokens: Tokens, a: number, b: number): boolean =>
  wordAt(tokens, a).slice(-2) === wordAt(tokens, b).slice(-2);

/** One name at word i, with the designators around it, or null. Nothing is looked for past `limit`. */
function nameAt(scan: Scan, i: number, limit: number, runRest: boolean): PlaceCandidate | null {
  const { tokens, names, lexicon } = scan;
  const word = wordAt(tokens, i);
  let next = names.longest(i, limit);
  const chain = hyphenChain(scan, i, limit);
  const before = nounBefore(scan, i);
  // "деревня Сибирские Млечины": an adjective that is a village's name elsewhere only begins this one.
  const begins =
    before !== null &&
    next === i + 1 &&
    isPlaceAdjective(word, lexicon) &&
    isCapital(tokens, next) &&
    joinsPrevious(tokens, next, lexicon);
  const known = next > i && chain <= next && !begins;
  const shown = scan.learned.size > 0 ? learnedEnd(scan, i, limit) : i;
  if (chain > next && chain >= shown) return candidate(scan, i, chain, { designated: true, kind: 'city' });
  if (shown > next && before === null && nameNounEnd(scan, shown, limit) < 0)
    return candidate(scan, i, shown, { designated: true, learned: true });
  if (known && before !== null && next === i + 1 && isCommon(lexicon, word) && !lexicon.nounsCapitalised) {
    // "partido de General Paz", "ciudad de Puerto Arriaga": a common first word is only the beginning.
    while (next < limit && next < i + 4 && isNameWord(tokens, next) && joinsPrevious(tokens, next, lexicon)) {
      if (isNumber(tokens, next) || isCommon(lexicon, wordAt(tokens, next))) break;
      next++;
    }
  }
  if (!known) {
    if (
      isNumber(tokens, i) ||
      !isNameWord(tokens, i) ||
      lexicon.functionWords.has(word) ||
      (lexicon.notPlaces.has(word) && !(before !== null && isCapital(tokens, i + 1))) ||
      lexicon.months.has(word) ||
      lexicon.demonyms.has(word) ||
      (lexicon.nounsCapitalised && (before === null || isCommon(lexicon, word)))
    )
      return null;
    next = i + 1;
    while (
      next < limit &&
      isNameWord(tokens, next) &&
      joinsPrevious(tokens, next, lexicon) &&
      !scan.taken[next] &&
      nameNounEnd(scan, next + 1, limit) < 0 &&
      !(lexicon.nounsCapitalised && isCommon(lexicon, wordAt(tokens, next))) &&
      nounAt(scan, next) === undefined &&
      next < i + 4
    )
      next++;
  }
  const after = known || !lexicon.nounsCapitalised ? designatorAfter(scan, next, limit) : null;
  const lowerNoun =
    next < limit && plainlyFollows(tokens, next) && !isCapital(tokens, next) ? nounAt(scan, next) : undefined;
  const single = next === i + 1;
  if (
    known &&
    single &&
    before === null &&
    after === null &&
    (lexicon.notPlaces.has(word) || lexicon.functionWords.has(word) || lexicon.demonyms.has(word))
  )
    return null;
  if (lexicon.nounsCapitalised && single && lexicon.functionWords.has(word)) return null;
  if (known && single && before === null && lexicon.doubtfulPlaces.has(word) && shown === i) {
    if (!isLed(scan, i) || lexicon.articles.has(wordAt(tokens, i - 1))) return null;
  }
  if (after) {
    const full = after.next;
    const opening =
      known || before !== null || !lexicon.notPlaces.has(word)
        ? candidate(scan, i, full, { kind: after.kind, designated: true })
        : null;
    return before?.capital && opening
      ? candidate(scan, before.from, full, { kind: after.kind, designated: true })
      : opening;
  }
  const withNoun = regionNoun(scan, i, next, limit);
  if (withNoun) return withNoun;
  if (before) {
    // "Kreis X" is a name; "Stadt X" is one only where nouns have no capitals of their own.
    // A sentence gives any noun a capital too: "Село Ивановка …".
    const opens = before.from === scan.passage.firstWord && lexicon.language !== 'en';
    const own = before.capital && !((lexicon.nounsCapitalised || opens) && before.kind === 'city');
    return candidate(scan, own ? before.from : i, next, { kind: before.kind, designated: true });
  }
  if (lowerNoun !== undefined && !(known && lowerNoun !== 'region' && lowerNoun !== 'other')) {
    return candidate(scan, i, next, { kind: lowerNoun, designated: known || !runRest });
  }
  if (!known || (single && isPlaceAdjective(word, lexicon))) return null;
  // "Amur Oblast", known as a whole: its own designator says what it is. "Viña del Mar" is no sea.
  const last = next > i + 1 && !lexicon.ofWords.has(wordAt(tokens, next - 2));
  const own = last ? nounAt(scan, next - 1) : undefined;
  return candidate(scan, i, next, {
    ...(own === undefined ? {} : { kind: own, designated: true }),
    learned: shown === next,
  });
}

/**
 * Every stretch of a passage that may name a place, left to right, never overlapping. Words marked in `taken` belong to persons or
 * organisations and are passed over.
 */
export function placeCandidates(
  tokens: Tokens,
  passage: Passage,
  lexicon: Lexicon,
  names: PlaceNames,
  taken: Uint8Array,
  learned: LearnedNames,
): PlaceCandidate[] {
  const scan: Scan = { tokens, lexicon, names, passage, learned, taken, floor: passage.firstWord };
  const found: PlaceCandidate[] = [];
  for (const run of nameRuns(tokens, passage.firstWord, passage.lastWord, lexicon)) {
    const from = found.length;
    let unknown = 0;
    // A name may have run on past small words into this run: "Plourin-lès-Morlaix", "Republic of Korea".
    let i = Math.max(run.first, scan.floor);
    while (i < run.next) {
      if (taken[i]) {
        i++;
        continue;
      }
      const hit = nameAt(scan, i, passage.lastWord, i > run.first);
      if (hit && !overlaps(taken, hit)) {
        found.push(hit);
        i = Math.max(i + 1, hit.nextWord);
        scan.floor = i;
      } else {
        const word = wordAt(tokens, i);
        const common =
          lexicon.notPlaces.has(word) ||
          lexicon.functionWords.has(word) ||
          lexicon.demonyms.has(word) ||
          lexicon.roles.has(word) ||
          lexicon.titles.has(word) ||
          lexicon.placeNouns.has(word);
        if (!common && !(i === passage.firstWord)) unknown++;
        i++;
      }
    }
    if (unknown > 0 && !lexicon.nounsCapitalised) {
      for (let k = from; k < found.length; k++) {
        const hit = found[k];
        if (hit && !hit.designated && !hit.learned) found[k] = { ...hit, doubtful: true };
      }
    }
  }
  const small = smallRegions(scan).filter(
    (hit) => !found.some((f) => f.start < hit.end && hit.start < f.end),
  );
  return small.length === 0 ? found : [...found, ...small].sort((a, b) => a.start - b.start);
}

/** Regions whose whole name is written small: "województwo mazowieckie", "w obwodzie lwowskim". Only those that the gazetteer knows. */
function smallRegions(scan: Scan): PlaceCandidate[] {
  const { tokens, lexicon, names, passage, taken } = scan;
  const found: PlaceCandidate[] = [];
  for (let i = passage.firstWord; i + 1 < passage.lastWord; i++) {
    if (taken[i] || !lexicon.nameNouns.has(wordAt(tokens, i)) || isCapital(tokens, i)) continue;
    if (isCapital(tokens, i + 1) || !plainlyFollows(tokens, i + 1)) continue;
    const next = i + 2;
    const kind = nounAt(scan, i);
    if (kind === undefined || !names.isRegion(i, next)) continue;
    found.push(candidate(scan, i, next, { kind, designated: true }));
  }
  return found;
}

function overlaps(taken: Uint8Array, hit: PlaceCandidate): boolean {
  for (let i = hit.firstWord; i < hit.nextWord; i++) if (taken[i]) return true;
  return false;
}
