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
import { type ContractPlaceKind, contractKind } from '../places/index.js';
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
import { candidate, isLed, nounAt, type PlaceCandidate, type Scan } from './place-scan.js';
import { hyphenRegion, nameNounEnd, regionNoun } from './region-names.js';
import { shareNouns, smallRegions } from './shared-nouns.js';
import { hangsOnUnknown, hyphenChain, onlyOwns, saysNothing, wholeName } from './whole-name.js';

export type { PlaceCandidate } from './place-scan.js';

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

/** End of a name that the document showed to be a place, or i. The longest run first. */
function learnedEnd({ tokens, lexicon, learned, taken }: Scan, i: number, limit: number): number {
  for (let next = unknownRun(tokens, i, limit, lexicon, taken); next > i; next--) {
    if (next === i + 1 && isPlaceAdjective(wordAt(tokens, i), lexicon)) continue;
    if (learned.has(foldName(tokens.text.slice(startOf(tokens, i), endOf(tokens, next - 1))))) return next;
  }
  return i;
}

/** "US-Bundesstaat", "EU-Staat": where nouns have capitals, what a hyphen ties to a common noun for places only describes it. */
const belongsToNoun = (scan: Scan, i: number, limit: number): boolean =>
  i + 1 < limit && gapBefore(scan.tokens, i + 1) === GAP.hyphen && nounAt(scan, i + 1) !== undefined;

/** One name at word i, with the designators around it, or null. Nothing is looked for past `limit`. */
function nameAt(scan: Scan, i: number, limit: number, runRest: boolean): PlaceCandidate | null {
  const { tokens, names, lexicon } = scan;
  const word = wordAt(tokens, i);
  const hyphened = hyphenRegion(scan, i, limit);
  if (hyphened) return hyphened;
  if (lexicon.nounsCapitalised && belongsToNoun(scan, i, limit)) return null;
  let next = names.longest(i, limit);
  const chain = hyphenChain(scan, i, limit);
  let before = nounBefore(scan, i);
  // "деревня Сибирские Млечины": an adjective that is a village's name elsewhere only begins this one.
  const begins =
    before !== null &&
    next === i + 1 &&
    isPlaceAdjective(word, lexicon) &&
    isCapital(tokens, next) &&
    joinsPrevious(tokens, next, lexicon);
  const known = next > i && chain <= next && !begins;
  if (known && before !== null && onlyOwns(scan, before, i, next)) before = null;
  const shown = scan.learned.size > 0 ? learnedEnd(scan, i, limit) : i;
  if (chain > next && chain >= shown) return candidate(scan, i, chain, { designated: true, kind: 'city' });
  if (shown > next && before === null && nameNounEnd(scan, shown, limit) < 0)
    return candidate(scan, i, shown, { designated: true, learned: true });
  if (known && saysNothing(scan, i, next)) return null;
  const whole = known ? wholeName(scan, i, next, limit, before !== null && !lexicon.nounsCapitalised) : next;
  if (whole > next) {
    const from = before?.capital ? before.from : i;
    return candidate(scan, from, whole, { designated: true, kind: 'city' });
  }
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
    if (before) next = wholeName(scan, i, next, limit, false);
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
  const noun = last ? nounAt(scan, next - 1) : undefined;
  // Thunder Bay is no bay.
  const own = names.places(i, next).some((place) => contractKind(place) === noun) ? noun : undefined;
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
): readonly PlaceCandidate[] {
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
      const hit = hangsOnUnknown(scan, i) ? null : nameAt(scan, i, passage.lastWord, i > run.first);
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
  const named = shareNouns(scan, found);
  return small.length === 0 ? named : [...named, ...small].sort((a, b) => a.start - b.start);
}

function overlaps(taken: Uint8Array, hit: PlaceCandidate): boolean {
  for (let i = hit.firstWord; i < hit.nextWord; i++) if (taken[i]) return true;
  return false;
}
