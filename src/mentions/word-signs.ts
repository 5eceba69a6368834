import { isNumber, type Tokens } from '../passages/index.js';
import type { Lexicon, WordSet } from '../vocabulary/index.js';
import { mayBeLettered } from './figures.js';
import { gluedNumber } from './glued-number.js';

/** What a word may be the beginning of. Bits, so that a pass over a text asks one number a word and not thirty word lists. */
export const SIGN = {
  /** May begin a date. */
  date: 1,
  /** May begin a figure. */
  figure: 2,
  /** Never part of a person's name, however written: an office, a month, a demonym … */
  impersonal: 4,
  demonym: 8,
  role: 16,
  /** May begin "according to". */
  according: 32,
  speech: 64,
  /** May begin a hedge ("by rough estimates"). */
  hedge: 128,
  pluralPlace: 256,
  /** Ends a run of words that no list explains. */
  explained: 512,
  /** A common noun that makes a region of the name beside it. */
  nameNoun: 1024,
  actor: 2048,
  /** Stands behind a currency's name ("US dollars"). */
  currencyTail: 4096,
  /** A noun in the plural that several names share ("Kursk and Kaluga oblasts"). */
  sharedNoun: 8192,
} as const;

/** Roman numerals of centuries. */
const ROMAN = /^x[vix]{0,4}$/;

/** Words of dates that only stand within one. */
const WITHIN: ReadonlySet<string> = new Set([
  'fillers',
  'to',
  'from',
  'since',
  'deadline',
  'beforeYear',
  'bond',
  'century',
  'decade',
  'decadeSuffix',
  'ago',
  'anniversary',
  'firstHalf',
  'secondHalf',
  'later',
  'turned',
  'dayPart',
  'elapsed',
]);

interface Signs {
  readonly dateWords: readonly WordSet[];
  readonly according: ReadonlySet<string>;
  readonly hedges: ReadonlySet<string>;
  /** By the number of the word; MADE is set in each that was asked for. Of one generation of numbers. */
  known: Int32Array;
  generation: number;
}

const MADE = 1 << 30;
const kept = new WeakMap<Lexicon, Signs>();

function signsOf(lexicon: Lexicon): Signs {
  const before = kept.get(lexicon);
  if (before) return before;
  const firsts = (phrases: readonly (readonly string[])[]) => phrases.map((phrase) => phrase[0] ?? '');
  const isWords = (value: unknown): value is WordSet =>
    typeof value === 'object' && value !== null && 'has' in value;
  const made: Signs = {
    dateWords: Object.entries(lexicon.dates).flatMap(([key, value]) =>
      !WITHIN.has(key) && isWords(value) ? [value] : [],
    ),
    according: new Set([...firsts(lexicon.according), ...firsts(lexicon.accordingPronoun)]),
    hedges: new Set(firsts(lexicon.hedges)),
    known: new Int32Array(1024),
    generation: 0,
  };
  kept.set(lexicon, made);
  return made;
}

function signOf(word: string, lexicon: Lexicon, signs: Signs): number {
  const any = (...sets: readonly { has(word: string): boolean }[]): boolean =>
    sets.some((set) => set.has(word));
  const person = any(lexicon.roles, lexicon.titles, lexicon.months, lexicon.weekdays, lexicon.demonyms);
  let bits = 0;
  const set = (bit: number, holds: boolean): void => {
    if (holds) bits |= bit;
  };
  set(
    SIGN.date,
    gluedNumber(word, lexicon.dates.ageTails, lexicon) !== null ||
      any(lexicon.months, lexicon.seasons, lexicon.ordinals, lexicon.weekdays, lexicon.numbers) ||
      any(...signs.dateWords) ||
      ROMAN.test(word),
  );
  set(
    SIGN.figure,
    any(lexicon.numbers, lexicon.scales, lexicon.frequencies) ||
      gluedNumber(word, lexicon.groupTails, lexicon) !== null ||
      mayBeLettered(word),
  );
  set(SIGN.impersonal, person || any(lexicon.functionWords, lexicon.organisationHeads, lexicon.placeNouns));
  set(SIGN.demonym, lexicon.demonyms.has(word));
  set(SIGN.role, lexicon.roles.has(word));
  set(SIGN.according, signs.according.has(word));
  set(SIGN.speech, lexicon.speechVerbs.has(word));
  set(SIGN.hedge, signs.hedges.has(word));
  set(SIGN.pluralPlace, lexicon.pluralPlaceNouns.has(word));
  set(SIGN.explained, person || lexicon.functionWords.has(word));
  set(SIGN.nameNoun, lexicon.nameNouns.has(word));
  set(SIGN.sharedNoun, lexicon.sharedNouns.behind.has(word) || lexicon.sharedNouns.before.has(word));
  set(SIGN.actor, lexicon.actors.has(word));
  set(SIGN.currencyTail, lexicon.currencyTails.has(word));
  return bits;
}

/** The text asked for last: signs are asked for word by word, and one text is read at a time. */
let last: { readonly tokens: Tokens; readonly lexicon: Lexicon; readonly signs: Int32Array } | undefined;

function signsAt(tokens: Tokens, i: number, lexicon: Lexicon, words: Signs): number {
  const id = tokens.ids[i] ?? -1;
  if (id < 0) return signOf(tokens.lower[i] ?? '', lexicon, words);
  if (id >= words.known.length) {
    const grown = new Int32Array(Math.max(id + 1, words.known.length * 2));
    grown.set(words.known);
    words.known = grown;
  }
  const before = words.known[id] as number;
  if (before !== 0) return before;
  const made = signOf(tokens.lower[i] ?? '', lexicon, words) | MADE;
  words.known[id] = made;
  return made;
}

/** The signs of every word of a text, made once for each text; numbers may begin a date and a figure. */
export function wordSigns(tokens: Tokens, lexicon: Lexicon): Int32Array {
  if (last !== undefined && last.tokens === tokens && last.lexicon === lexicon) return last.signs;
  const words = signsOf(lexicon);
  if (words.generation !== tokens.generation) {
    words.known.fill(0);
    words.generation = tokens.generation;
  }
  const signs = new Int32Array(tokens.count);
  for (let i = 0; i < tokens.count; i++) {
    const bits = signsAt(tokens, i, lexicon, words);
    signs[i] = isNumber(tokens, i) ? bits | SIGN.date | SIGN.figure : bits;
  }
  last = { tokens, lexicon, signs };
  return signs;
}

/** True when word i has one of the signs. */
export const hasSign = (tokens: Tokens, i: number, lexicon: Lexicon, bits: number): boolean =>
  ((wordSigns(tokens, lexicon)[i] ?? 0) & bits) !== 0;
