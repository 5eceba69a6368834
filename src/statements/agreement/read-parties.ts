import type { Span } from '../../base/index.js';
import type { PlaceMention } from '../../mentions/index.js';
import { wordFrom } from '../../mentions/index.js';
import { endOf, GAP, gapBefore, isCapital, type Passage, startOf, wordAt } from '../../passages/index.js';
import type { Language } from '../../vocabulary/index.js';
import { cueAt, findCue, quoted } from './cues.js';
import type { AgreementFrame, AgreementText } from './recognise-agreement.js';
import { samePlace } from './same-place.js';
import type { Quoted } from './types.js';

/** A party as read: its words, and the place it is or that it is a body of. */
export interface PartyRead extends Quoted {
  readonly mention: PlaceMention | null;
  /** Passage that names it. */
  readonly passage: number;
}

/** `bracket`: it says where the name before it lies. */
type Joint = 'none' | 'comma' | 'bracket' | 'parted';

interface Phrase {
  readonly first: number;
  readonly next: number;
  readonly mention: PlaceMention | null;
  /** What stands before the phrase: nothing (it goes on from the name before), a comma or bracket, or something that parts two parties. */
  readonly joint: Joint;
  /** It names an office: "the Mayor of X". */
  readonly office: boolean;
  /** It has a noun for a place or body: "the City of X". */
  readonly headed: boolean;
}

interface Name extends Span {
  readonly mention: PlaceMention | null;
}

/** Most words of a party's name before its place. */
const LONGEST = 12;
/** More parties than a real agreement has: past them nothing is gained. */
const MOST = 40;
/** A region holds cities, a country regions: what follows a party with a higher rank says where it lies. */
const RANK: Readonly<Record<PlaceMention['kind'], number>> = { city: 1, region: 2, other: 2, country: 3 };
const PARTING = GAP.newline | GAP.semicolon | GAP.stop | GAP.colon;
const STOPS =
  GAP.comma | GAP.stop | GAP.semicolon | GAP.colon | GAP.newline | GAP.open | GAP.close | GAP.quote;

/** Nouns, articles and "of" alone: "The City" in "The City of X" names no place. */
function isBareNoun({ cut, language }: AgreementText, mention: Span): boolean {
  const { tokens } = cut;
  const { lexicon } = language;
  for (let i = wordFrom(tokens, mention.start); i < tokens.count && startOf(tokens, i) < mention.end; i++) {
    const word = wordAt(tokens, i);
    if (!lexicon.placeNouns.has(word) && !lexicon.articles.has(word) && !lexicon.ofWords.has(word))
      return false;
  }
  return true;
}

const isHead = ({ lexicon, agreement }: Language, word: string): boolean =>
  agreement.bodies.has(word) ||
  lexicon.placeNouns.has(word) ||
  lexicon.authorityHeads.has(word) ||
  lexicon.organisationHeads.has(word);

/** Words that may stand inside a body's name; any other small word ends it. */
function linksName({ lexicon }: Language, word: string): boolean {
  return (
    lexicon.articles.has(word) ||
    lexicon.ofWords.has(word) ||
    lexicon.organisationJoiners.has(word) ||
    lexicon.nameParticles.has(word) ||
    lexicon.roleLinks.has(word)
  );
}

/** Some languages' beginnings of words for offices hold bodies too: "аким*" both, so bodies go first. */
const isOffice = ({ lexicon, agreement }: Language, word: string): boolean =>
  lexicon.roles.has(word) && !agreement.bodies.has(word);

/** First word of the phrase that ends with the name at word `at`, and what stands before it. */
function beginning(
  { cut, language }: AgreementText,
  at: number,
  passageFirst: number,
  floor: number,
): { first: number; joint: Joint } {
  const { tokens } = cut;
  const { agreement, lexicon } = language;
  let headed = false;
  let crossed = -1;
  for (let first = at; ; first--) {
    headed ||= isHead(language, wordAt(tokens, first));
    const gap = gapBefore(tokens, first);
    if (first > passageFirst && (gap & STOPS) !== 0)
      return {
        first,
        joint: (gap & PARTING) !== 0 ? 'parted' : (gap & GAP.open) !== 0 ? 'bracket' : 'comma',
      };
    if (first === floor && floor > passageFirst)
      return crossed < 0 ? { first, joint: 'none' } : { first: crossed, joint: 'parted' };
    if (first <= passageFirst || at - first >= LONGEST) return { first, joint: 'parted' };
    const before = wordAt(tokens, first - 1);
    if (agreement.between.has(before)) {
      // "Ministry of Trade and Industry of X": a half without a noun for a body belongs to the half before.
      if (headed || first === at || !lexicon.conjunctions.has(before)) return { first, joint: 'parted' };
      crossed = first;
    } else if (lexicon.functionWords.has(before) && !linksName(language, before))
      return { first, joint: 'parted' };
  }
}

/** Word behind the name: "City Council" and capitals right behind it belong to it, up to where it lies. */
function nameEnd(source: AgreementText, passage: Passage, name: Span, rank: number): number {
  const { cut, language, mentionsIn } = source;
  const { tokens } = cut;
  let next = wordFrom(tokens, name.start) + 1;
  while (next < passage.lastWord && startOf(tokens, next) < name.end) next++;
  const from = next;
  while (
    next < Math.min(passage.lastWord, from + 5) &&
    gapBefore(tokens, next) === GAP.space &&
    isCapital(tokens, next)
  ) {
    const span = { start: startOf(tokens, next), end: endOf(tokens, next) };
    const lies = mentionsIn(span).some((mention) => mention.type === 'place' && RANK[mention.kind] > rank);
    if (lies || (language.lexicon.nounsCapitalised && !isHead(language, wordAt(tokens, next)))) break;
    next++;
  }
  const ofName =
    isHead(language, wordAt(tokens, next - 1)) &&
    language.lexicon.ofWords.has(wordAt(tokens, next)) &&
    isCapital(tokens, next + 1) &&
    next + 1 < passage.lastWord;
  return ofName ? next + 2 : next;
}

function phraseOf(source: AgreementText, passage: Passage, name: Name, floor: number): Phrase {
  const { cut, language } = source;
  const { tokens } = cut;
  const { lexicon, agreement } = language;
  const at = wordFrom(tokens, name.start);
  const begun = beginning(source, at, passage.firstWord, floor);
  let { first } = begun;
  const idle = (word: string): boolean =>
    lexicon.functionWords.has(word) || lexicon.articles.has(word) || agreement.partyWords.has(word);
  while (first < at && idle(wordAt(tokens, first))) first++;
  if (first === at && lexicon.articles.has(wordAt(tokens, first))) first++;
  const next = nameEnd(source, passage, name, name.mention === null ? 1 : RANK[name.mention.kind]);
  let office = false;
  let headed = false;
  for (let i = first; i < next; i++) {
    office ||= i < at && isOffice(language, wordAt(tokens, i));
    headed ||= isHead(language, wordAt(tokens, i));
  }
  return { first, next, mention: name.mention, joint: begun.joint, office, headed };
}

interface Reading {
  readonly parties: PartyRead[];
  /** Whether the party's words hold a noun for it and no office, so that nothing better need be looked for. */
  readonly settled: boolean[];
}

/** Where in a passage recitals begin: places behind "desiring to …" are no parties. */
function recitalFrom({ cut, language }: AgreementText, passage: Passage): number {
  const { recitals } = language.agreement;
  for (let i = passage.firstWord; i < passage.lastWord; i++) {
    const word = wordAt(cut.tokens, i);
    const opens =
      i === passage.firstWord || ((gapBefore(cut.tokens, i) & GAP.comma) !== 0 && word.length > 4);
    if (opens && recitals.has(word)) return i;
  }
  return passage.lastWord;
}

/** Nouns for bodies that no place is named with: "the Chamber of Commerce", «Гомельский областной исполнительный комитет». */
function bodiesIn(
  { cut, language }: AgreementText,
  passage: Passage,
  limit: number,
  places: readonly PlaceMention[],
): Name[] {
  const { tokens } = cut;
  const { agreement } = language;
  const found: Name[] = [];
  let k = 0;
  let named = false;
  for (let i = passage.firstWord; i < limit; i++) {
    const parted = (gapBefore(tokens, i) & STOPS) !== 0 || agreement.between.has(wordAt(tokens, i));
    if (parted) named = false;
    while (k < places.length && (places[k]?.start ?? 0) < startOf(tokens, i)) k++;
    const word = wordAt(tokens, i);
    if (named || !agreement.bodies.has(word)) continue;
    // The place that the body is of comes behind it, in the same half of the sentence.
    let next = i + 1;
    while (
      next < limit &&
      (gapBefore(tokens, next) & STOPS) === 0 &&
      !agreement.between.has(wordAt(tokens, next))
    )
      next++;
    named = true;
    const end = endOf(tokens, next - 1);
    if ((places[k]?.start ?? end) >= end)
      found.push({ start: startOf(tokens, i), end: endOf(tokens, i), mention: null });
  }
  return found;
}

function readPassage(source: AgreementText, index: number, reading: Reading): void {
  const { cut, language, words, mentionsIn } = source;
  const passage = cut.passages[index];
  if (!passage) return;
  const { tokens, text } = cut;
  const { agreement } = language;
  const limit = recitalFrom(source, passage);
  if (limit === passage.firstWord) return;
  const last = { start: passage.prose, end: endOf(tokens, limit - 1) };
  const inside = mentionsIn(last);
  const places = inside.filter(
    (mention): mention is PlaceMention => mention.type === 'place' && !isBareNoun(source, mention),
  );
  const names: Name[] = [
    ...places.map((mention) => ({ start: mention.start, end: mention.end, mention })),
    ...bodiesIn(source, passage, limit, places),
  ].sort((a, b) => a.start - b.start);
  let floor = passage.firstWord;
  let scanned = passage.firstWord;
  let represented = false;
  for (const name of names) {
    if (reading.parties.length >= MOST) return;
    // "Vila Serrana": the second half was taken with the first.
    if (floor > passage.firstWord && name.start < endOf(tokens, floor - 1)) continue;
    const phrase = phraseOf(source, passage, name, floor);
    for (; scanned < phrase.first; scanned++)
      if (cueAt(agreement.represented, words, scanned, passage.lastWord)) represented = true;
    floor = phrase.next;
    if (phrase.joint === 'bracket') continue;
    const joined = phrase.joint !== 'parted';
    if (name.mention === null && joined) continue;
    const before = reading.parties.at(-1);
    const higher =
      before != null &&
      (before.mention === null
        ? !phrase.headed
        : phrase.mention !== null && RANK[phrase.mention.kind] > RANK[before.mention.kind]);
    const whereabouts = higher || phrase.joint === 'none' || phrase.mention?.kind === 'other';
    if (before !== undefined && before.passage === index && joined && whereabouts) continue;
    if (represented && (joined || phrase.office)) continue;
    represented = false;
    const span = { start: startOf(tokens, phrase.first), end: endOf(tokens, phrase.next - 1) };
    const words_ = quoted(text, phrase.office && phrase.mention ? phrase.mention : span);
    const settled = phrase.headed && !phrase.office;
    const known = reading.parties.findIndex((party) => samePlace(party.mention, phrase.mention, language));
    if (known < 0) {
      reading.parties.push({ ...words_, mention: phrase.mention, passage: index });
      reading.settled.push(settled);
    } else if (settled && !reading.settled[known]) {
      reading.parties[known] = { ...words_, mention: phrase.mention, passage: index };
      reading.settled[known] = true;
    }
  }
}

/** First passage that says who represents a party or how it is called from here on; `first` when none does. */
function bindsFrom({ cut, language, words }: AgreementText, first: number, next: number): number {
  const { hereinafter, represented } = language.agreement;
  for (let index = first; index < next; index++) {
    const passage = cut.passages[index];
    if (!passage) break;
    const says = (cues: typeof represented): boolean =>
      findCue(cues, words, passage.firstWord, passage.lastWord) !== null;
    if (says(represented) || says(hereinafter)) return index;
  }
  return first;
}

/**
 * The parties, in the order of the text: from the lines between title and clauses, or from the title where those name fewer than two.
 * "City of A (Region, Country)" is one party; "A and B", a comma between equals or a new line part two. An office stands for its place.
 */
export function readParties(source: AgreementText, frame: AgreementFrame): readonly PartyRead[] {
  const signing = new Set(frame.signing);
  const read = (first: number, next: number): PartyRead[] => {
    const reading: Reading = { parties: [], settled: [] };
    for (let index = first; index < next; index++)
      if (index !== frame.headLine && !signing.has(index)) readPassage(source, index, reading);
    return reading.parties;
  };
  // A title may go on in lines of its own, "between X and Y", above the lines that bind them.
  const begins = frame.title + 1;
  const own = read(bindsFrom(source, begins, frame.clauses), frame.clauses);
  if (own.length >= 2) return own;
  const preamble = read(begins, frame.clauses);
  if (preamble.length >= 2) return preamble;
  const title = read(0, frame.title + 1);
  return title.length > preamble.length ? title : preamble;
}
