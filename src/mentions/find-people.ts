import { foldName } from '../base/index.js';
import {
  endOf,
  GAP,
  gapBefore,
  isCapital,
  isNumber,
  sliceWords,
  startOf,
  type Tokens,
  wordAt,
} from '../passages/index.js';
import { type Lexicon, WordMarks } from '../vocabulary/index.js';
import { givenNamesFrom } from './given-names.js';
import { isPlaceAdjective, joinsPrevious } from './name-runs.js';
import { nominativeName } from './nominative-name.js';
import type { PersonMention } from './types.js';
import { hasSign, SIGN } from './word-signs.js';

/** What the finder must know beside the words: given names of many languages, and whether a name is a place's. */
export interface PeopleContext {
  readonly lexicon: Lexicon;
  readonly givenNames: ReadonlySet<string>;
  /** True when the words from i to before j are, as a whole, the name of a place. */
  readonly isPlaceName: (i: number, j: number) => boolean;
}

const PARTICLES: ReadonlySet<string> = new Set([
  'de',
  'da',
  'do',
  'dos',
  'del',
  'di',
  'van',
  'von',
  'der',
  'den',
  'la',
  'le',
  'al',
  'el',
  'bin',
  'ibn',
  'ben',
  'ter',
  'ten',
  'zu',
  'y',
  'e',
]);

const isRole = (word: string, lexicon: Lexicon): boolean =>
  lexicon.roles.has(word) || lexicon.titles.has(word);

/** A word that may be part of a person's name: capitalised, no role, no weekday, no word that is capitalised for other reasons. */
function isPersonalWord(tokens: Tokens, i: number, lexicon: Lexicon): boolean {
  return isCapital(tokens, i) && !isNumber(tokens, i) && !hasSign(tokens, i, lexicon, SIGN.impersonal);
}

/** "van der Meer": where the word stands that up to two particles lead to; `i` itself when they lead to none. */
function behindParticles(tokens: Tokens, i: number, limit: number, lexicon: Lexicon): number {
  let at = i;
  while (at < i + 2 && PARTICLES.has(wordAt(tokens, at)) && joinsPrevious(tokens, at, lexicon)) at++;
  const leads =
    at > i && at < limit && isPersonalWord(tokens, at, lexicon) && joinsPrevious(tokens, at, lexicon);
  return leads ? at : i;
}

/** "J. Marrow": an initial with its stop. */
const isInitial = (tokens: Tokens, i: number): boolean =>
  wordAt(tokens, i).length === 1 && (gapBefore(tokens, i + 1) & GAP.stop) !== 0;

/** End of the personal name beginning at i: up to four words, particles inside, initials with their stop. */
function nameEnd(tokens: Tokens, i: number, limit: number, lexicon: Lexicon): number {
  let next = i + 1;
  while (next < limit && next < i + 5) {
    // "Han Dong-su": the second half of a given name.
    if (
      gapBefore(tokens, next) === GAP.hyphen &&
      !isCapital(tokens, next) &&
      wordAt(tokens, next).length <= 5
    ) {
      next++;
      continue;
    }
    if (!joinsPrevious(tokens, next, lexicon)) break;
    if (isPersonalWord(tokens, next, lexicon)) next++;
    else {
      const behind = behindParticles(tokens, next, limit, lexicon);
      if (behind === next) break;
      next = behind + 1;
    }
  }
  return next;
}

/** Words before the name that make it a person's: a role or title directly before ("Governor João Doria", "Truro mayor Carol Swain"). */
function roleBefore(tokens: Tokens, i: number, first: number, lexicon: Lexicon): boolean {
  return (
    i > first &&
    isRole(wordAt(tokens, i - 1), lexicon) &&
    (gapBefore(tokens, i) & (GAP.comma | GAP.newline | GAP.semicolon | GAP.quote)) === 0
  );
}

/** A title that is always cut short ("Mr", "Dr") right before. */
const titledShort = (tokens: Tokens, i: number, first: number, lexicon: Lexicon): boolean =>
  i > first &&
  lexicon.titles.has(wordAt(tokens, i - 1)) &&
  lexicon.abbreviations.has(wordAt(tokens, i - 1)) &&
  isCapital(tokens, i - 1) &&
  (gapBefore(tokens, i) & ~(GAP.space | GAP.stop)) === 0;

/** ", Head of …" or ", who chairs": what follows a person and seldom anything else. */
function roleAfter(tokens: Tokens, next: number, limit: number, lexicon: Lexicon): boolean {
  if (next >= limit || (gapBefore(tokens, next) & (GAP.comma | GAP.open | GAP.dash)) === 0) return false;
  const stop = Math.min(limit, next + 6);
  for (let at = next; at < stop; at++) {
    if (at > next && (gapBefore(tokens, at) & (GAP.comma | GAP.stop | GAP.close)) !== 0) return false;
    if (isRole(wordAt(tokens, at), lexicon)) return true;
  }
  return false;
}

/** Latin letters with marks: the list of given names has "joao" for João. */
const ACCENTED = /[\u00e0-\u024f]/;

const NO_NAME = 1;
const GIVEN = 2;
const kept = new WeakMap<ReadonlySet<string>, WeakMap<Lexicon, WordMarks>>();

/** Which words were found to be given names, by their numbers. */
function marksOf(givenNames: ReadonlySet<string>, lexicon: Lexicon): WordMarks {
  let lexicons = kept.get(givenNames);
  if (lexicons === undefined) {
    lexicons = new WeakMap();
    kept.set(givenNames, lexicons);
  }
  let marks = lexicons.get(lexicon);
  if (marks === undefined) {
    marks = new WordMarks();
    lexicons.set(lexicon, marks);
  }
  return marks;
}

/** A given name, also in an oblique case where the language has them ("Александром"). */
function isGivenName(tokens: Tokens, i: number, { givenNames, lexicon }: PeopleContext): boolean {
  const id = tokens.ids[i] ?? -1;
  if (id < 0) return isGiven(wordAt(tokens, i), lexicon, givenNames);
  const marks = marksOf(givenNames, lexicon);
  const before = marks.get(id, tokens.generation);
  if (before !== 0) return before === GIVEN;
  const given = isGiven(wordAt(tokens, i), lexicon, givenNames);
  marks.set(id, given ? GIVEN : NO_NAME);
  return given;
}

function isGiven(word: string, lexicon: Lexicon, givenNames: ReadonlySet<string>): boolean {
  return (
    givenNames.has(word) ||
    (ACCENTED.test(word) && givenNames.has(foldName(word))) ||
    (lexicon.roleLinks.size > 0 &&
      word.length > 3 &&
      givenNamesFrom(word, lexicon.language, givenNames).length > 0)
  );
}

/** "президент Беларуси Иван …": a place between the office and its holder is passed over. Where the person's own name begins. */
function behindPlace(tokens: Tokens, i: number, next: number, context: PeopleContext): number {
  if (context.lexicon.roleLinks.size === 0 || isGivenName(tokens, i, context)) return i;
  for (let from = i + 1; from < next; from++) {
    if (isGivenName(tokens, from, context)) return from;
    if (next - from >= 2 && context.isPlaceName(i, from)) return from;
  }
  return i;
}

/** An office within six words before the place that stands between it and its holder ("министр экономики республики Татарстан …"). */
function officeBehind(tokens: Tokens, i: number, first: number, lexicon: Lexicon): boolean {
  if (i > first && lexicon.placeNouns.get(wordAt(tokens, i - 1)) === 'city') return false;
  for (let at = i - 1; at >= Math.max(first, i - 6); at--) {
    if ((gapBefore(tokens, at + 1) & ~(GAP.space | GAP.hyphen)) !== 0) return false;
    if (isRole(wordAt(tokens, at), lexicon)) return true;
    if (lexicon.functionWords.has(wordAt(tokens, at)) && !lexicon.roleLinks.has(wordAt(tokens, at)))
      return false;
  }
  return false;
}

/** "le maire de X, Alioune Sarr, a dit": an office in front, over words that may link its parts, and the name in commas. */
function apposedToOffice(tokens: Tokens, i: number, next: number, first: number, lexicon: Lexicon): boolean {
  if ((gapBefore(tokens, i) & GAP.comma) === 0) return false;
  if ((gapBefore(tokens, next) & (GAP.comma | GAP.stop)) === 0) return false;
  for (let at = i - 1; at >= Math.max(first, i - 9); at--) {
    if (at < i - 1 && (gapBefore(tokens, at + 1) & (GAP.comma | GAP.stop | GAP.semicolon | GAP.quote)) !== 0)
      return false;
    const word = wordAt(tokens, at);
    if (lexicon.roles.has(word)) return true;
    if (lexicon.functionWords.has(word) && !lexicon.roleLinks.has(word) && !lexicon.ofWords.has(word))
      return false;
  }
  return false;
}

const speaks = (tokens: Tokens, i: number, lexicon: Lexicon): boolean =>
  lexicon.speechVerbs.has(wordAt(tokens, i)) && !isCapital(tokens, i);

function isPerson(
  tokens: Tokens,
  i: number,
  next: number,
  first: number,
  limit: number,
  context: PeopleContext,
): boolean {
  const { lexicon, isPlaceName } = context;
  const given = isGivenName(tokens, i, context);
  if (next === i + 1 && isPlaceAdjective(wordAt(tokens, i), lexicon)) return false;
  // "Mr Han", "Ms Bustamante": behind such a short title stands a person, whatever else bears the name.
  if (titledShort(tokens, i, first, lexicon)) return true;
  if (roleBefore(tokens, i, first, lexicon)) return given || next - i > 1 || !isPlaceName(i, next);
  if (next - i < 2) return false;
  if (isPlaceName(i, next)) return false;
  // "министр экономики Бакыт Торобаев": what the office is for stands between.
  if (
    lexicon.roleLinks.size > 0 &&
    !lexicon.nounsCapitalised &&
    !isPlaceAdjective(wordAt(tokens, i), lexicon) &&
    !isPlaceName(i, i + 1) &&
    !lexicon.notPlaces.has(wordAt(tokens, i)) &&
    // "le maire de Keur Thiané": behind an "of" stands a place.
    !lexicon.ofWords.has(wordAt(tokens, i - 1)) &&
    officeBehind(tokens, i, first, lexicon)
  )
    return true;
  if (given && (next - i > 2 || !(isPlaceName(i, i + 1) && isPlaceName(next - 1, next)))) return true;
  // "J. Marrow", not the "A. Street" of an address: the surname is no word that has a capital for other reasons.
  if (
    isInitial(tokens, i) &&
    !lexicon.notPlaces.has(wordAt(tokens, next - 1)) &&
    wordAt(tokens, next - 1).length > 2
  )
    return true;
  const verbAfter = speaks(tokens, next, lexicon) && (gapBefore(tokens, next) & GAP.stop) === 0;
  const verbBefore = i > first && speaks(tokens, i - 1, lexicon) && gapBefore(tokens, i) === GAP.space;
  // "Paris Holland, the mayor of Ostley": even towns' names are a person's where an office or a verb of saying stands beside.
  return (
    roleAfter(tokens, next, limit, lexicon) ||
    verbAfter ||
    verbBefore ||
    apposedToOffice(tokens, i, next, first, lexicon)
  );
}

/** A capitalised noun for a body goes on right there. */
const headsBody = (tokens: Tokens, i: number, limit: number, lexicon: Lexicon): boolean =>
  i < limit &&
  isCapital(tokens, i) &&
  gapBefore(tokens, i) === GAP.space &&
  lexicon.organisationHeads.has(wordAt(tokens, i));

/** "Minister of Foreign Affairs Karl …": behind a word that carries an office's name on, the person's own name begins at a given name. */
function behindOffice(tokens: Tokens, i: number, next: number, context: PeopleContext): number {
  const { lexicon } = context;
  const before = wordAt(tokens, i - 1);
  // "Chairman of the Executive Committee Ivan …": the office's body ends at the given name.
  const carriedOn =
    lexicon.ofWords.has(before) ||
    lexicon.articles.has(before) ||
    lexicon.organisationJoiners.has(before) ||
    lexicon.authorityHeads.has(wordAt(tokens, i));
  if (!carriedOn || isGivenName(tokens, i, context)) return i;
  for (let from = i + 1; from < next - 1; from++) if (isGivenName(tokens, from, context)) return from;
  return i;
}

/** "Prime Minister of Tajikistan Qodir Sharipov": behind an office "of" a place stands its holder, known by a given name or not. `i` when not so. */
function holderBehindPlace(
  tokens: Tokens,
  i: number,
  next: number,
  first: number,
  context: PeopleContext,
): number {
  const { lexicon } = context;
  const office =
    i - 2 >= first && lexicon.ofWords.has(wordAt(tokens, i - 1)) && lexicon.roles.has(wordAt(tokens, i - 2));
  if (!office || isGivenName(tokens, i, context)) return i;
  for (let from = next - 2; from > i; from--) if (context.isPlaceName(i, from)) return from;
  return i;
}

/**
 * Persons of a stretch of words, without their roles. A person needs a sign: a role or title before, a role in apposition, a verb of
 * saying beside, or a given name. Surnames alone are recognised by the caller, who knows who was named before.
 */
export function findPeople(
  tokens: Tokens,
  first: number,
  limit: number,
  context: PeopleContext,
): PersonMention[] {
  const people: PersonMention[] = [];
  for (let i = first; i < limit; i++) {
    if (!isPersonalWord(tokens, i, context.lexicon)) continue;
    let next = nameEnd(tokens, i, limit, context.lexicon);
    // "мэр Берёзогорска Омской области": the last word is a region's.
    if (next - i > 1 && context.lexicon.nameNouns.has(wordAt(tokens, next))) next--;
    // "губернатор Хабаровского края": the small noun behind says that it is a region's name.
    if (next === i + 1 && context.lexicon.nameNouns.has(wordAt(tokens, next))) continue;
    // "Virginia Western Community College": a body's name that begins like a person's.
    if (headsBody(tokens, next, limit, context.lexicon) && !isRole(wordAt(tokens, i - 1), context.lexicon)) {
      i = next;
      continue;
    }
    const holder = holderBehindPlace(tokens, i, next, first, context);
    const begins =
      holder > i ? holder : behindPlace(tokens, behindOffice(tokens, i, next, context), next, context);
    const held =
      holder > i || (begins > i && next - begins > 1 && officeBehind(tokens, i, first, context.lexicon));
    i = begins;
    // A sentence may begin with a capital that is no name: "Yesterday Anna …".
    for (const from of next - i > 2 && !isGivenName(tokens, i, context) ? [i, i + 1] : [i]) {
      if (!held && !isPerson(tokens, from, next, first, limit, context)) continue;
      const surface = sliceWords(tokens, from, next);
      people.push({
        type: 'person',
        start: startOf(tokens, from),
        end: endOf(tokens, next - 1),
        surface,
        name: nominativeName(surface.replace(/\s+/g, ' '), context.lexicon, context.givenNames),
        role: null,
        roleSpan: null,
      });
      break;
    }
    i = next - 1;
  }
  return people;
}
