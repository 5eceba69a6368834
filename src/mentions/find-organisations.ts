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
import type { Lexicon } from '../vocabulary/index.js';
import { joinsPrevious, nameRuns } from './name-runs.js';
import type { PlaceNames } from './place-names.js';
import type { OrganisationMention } from './types.js';

/** A name of several words that ends in (or begins with) a word for a kind of body. Words by index, for the caller. */
export interface OrganisationName {
  readonly first: number;
  readonly next: number;
  /** The territory's own authority or a state's office: places inside stay mentions. */
  readonly authority: boolean;
}

/** "No", "Nr" before the number that is part of a name. */
const NUMBER_SIGN = /^(no|nr|n)$/;

const isHead = (tokens: Tokens, i: number, lexicon: Lexicon): boolean =>
  isCapital(tokens, i) && lexicon.organisationHeads.has(wordAt(tokens, i));
const isAuthority = (tokens: Tokens, i: number, lexicon: Lexicon): boolean =>
  isCapital(tokens, i) && lexicon.authorityHeads.has(wordAt(tokens, i));

/** "Bank for Foreign Trade of Russia", "University of Zagreb": how far the joiners and capitalised words behind a head reach. */
function tailEnd(tokens: Tokens, next: number, limit: number, lexicon: Lexicon): number {
  let end = next;
  let at = next;
  while (at < limit && at < next + 8) {
    let word = at;
    while (
      word < limit &&
      lexicon.organisationJoiners.has(wordAt(tokens, word)) &&
      joinsPrevious(tokens, word, lexicon)
    )
      word++;
    if (
      word >= limit ||
      !isCapital(tokens, word) ||
      !joinsPrevious(tokens, word, lexicon) ||
      (word === at &&
        !lexicon.organisationHeads.has(wordAt(tokens, word)) &&
        !lexicon.notPlaces.has(wordAt(tokens, word)))
    )
      break;
    // "in" and "and" may begin something else: only of-words carry a name on for sure.
    if (
      word > at &&
      !lexicon.ofWords.has(wordAt(tokens, at)) &&
      wordAt(tokens, at) !== 'for' &&
      wordAt(tokens, at) !== 'für'
    )
      break;
    at = word + 1;
    end = at;
  }
  return end;
}

/**
 * Names of organisations, companies, events and works in a passage, left to right. All-capital words glued to others ("MTZ-TATARSTAN") and
 * names in a form ("Elabuga RARITEK") are left to the places' doubt.
 */
export function organisationNames(
  tokens: Tokens,
  passage: Passage,
  lexicon: Lexicon,
  names: PlaceNames,
): OrganisationName[] {
  const found: OrganisationName[] = [];
  let reached = passage.firstWord;
  for (const run of nameRuns(tokens, passage.firstWord, passage.lastWord, lexicon)) {
    if (run.next <= reached) continue;
    // "la empresa Córdoba Molinos": the word for a company stands small before its name.
    const named =
      run.first > passage.firstWord &&
      gapBefore(tokens, run.first) === GAP.space &&
      lexicon.organisationLeads.has(wordAt(tokens, run.first - 1));
    if (named && names.longest(run.first, run.next) !== run.next) {
      found.push({ first: run.first, next: run.next, authority: false });
      reached = run.next;
      continue;
    }
    let lastHead = -1;
    let lastAuthority = -1;
    for (let i = Math.max(run.first, reached); i < run.next; i++) {
      if (isHead(tokens, i, lexicon)) lastHead = i;
      if (isAuthority(tokens, i, lexicon)) lastAuthority = i;
    }
    if (lastHead < 0 && lastAuthority < 0) continue;
    const authority = lastAuthority > lastHead || (lastAuthority >= 0 && lastHead < 0);
    const head = authority ? lastAuthority : lastHead;
    let first = Math.max(run.first, reached);
    // "The Minsk Motor Plant", and demonyms, which are no part of a name that a place would be looked for in.
    while (
      first < head &&
      (lexicon.functionWords.has(wordAt(tokens, first)) || lexicon.roles.has(wordAt(tokens, first)))
    )
      first++;
    let next = tailEnd(tokens, Math.max(run.next, head + 1), passage.lastWord, lexicon);
    // "Plant No.407"
    if (NUMBER_SIGN.test(wordAt(tokens, next)) && isNumber(tokens, next + 1)) next += 2;
    else if (NUMBER_SIGN.test(wordAt(tokens, next - 1)) && isNumber(tokens, next)) next++;
    reached = next;
    // "Soviet Union", "Russian Federation": the gazetteer knows it as a place.
    if (names.longest(first, next) === next) continue;
    // One word alone ("Festival") is a common noun with a capital.
    if (next - first < 2) continue;
    found.push({ first, next, authority });
  }
  return found;
}

/** Compounds with a capitalised short form: "MTZ-TATARSTAN", "Truro-Morlaix Twinning Association" is found by its head instead. */
export function codedNames(tokens: Tokens, passage: Passage): OrganisationName[] {
  const found: OrganisationName[] = [];
  for (let i = passage.firstWord; i + 1 < passage.lastWord; i++) {
    const coded =
      ((tokens.shape[i] ?? 0) & 2) !== 0 &&
      ((tokens.shape[i + 1] ?? 0) & 2) !== 0 &&
      (gapBefore(tokens, i + 1) & GAP.hyphen) !== 0;
    if (coded) found.push({ first: i, next: i + 2, authority: false });
  }
  return found;
}

/** «Интеграл», „Solidarność”: a few capitalised words in the marks that a language puts around names. A route «Минск – Гродно» is none. */
export function quotedNames(tokens: Tokens, passage: Passage, lexicon: Lexicon): OrganisationName[] {
  const found: OrganisationName[] = [];
  if (lexicon.nameQuotes.size === 0) return found;
  for (let i = passage.firstWord; i < passage.lastWord; i++) {
    const mark = tokens.text[startOf(tokens, i) - 1] ?? '';
    if (!lexicon.nameQuotes.has(mark) || !isCapital(tokens, i)) continue;
    let next = i + 1;
    while (
      next < passage.lastWord &&
      next < i + 6 &&
      (gapBefore(tokens, next) & ~(GAP.space | GAP.hyphen)) === 0
    )
      next++;
    const closed = (gapBefore(tokens, next) & GAP.quote) !== 0 || next === passage.lastWord;
    if (closed && (gapBefore(tokens, next) & GAP.dash) === 0 && next - i <= 5)
      found.push({ first: i, next, authority: false });
  }
  return found;
}

export function asMention(tokens: Tokens, name: OrganisationName): OrganisationMention {
  const start = startOf(tokens, name.first);
  const end = endOf(tokens, name.next - 1);
  const surface = tokens.text.slice(start, end);
  return { type: 'organisation', start, end, surface, name: surface.replace(/\s+/g, ' '), placeHint: null };
}
