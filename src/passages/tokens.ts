import { CHAR_CLASS, DIGIT, LETTER, LOWER, UPPER } from './char-class.js';
import { beginWords, wordId, wordOf } from './word-forms.js';

/** What stands between a word and the one before it. Bits of `Tokens.gap`. */
export const GAP = {
  space: 1,
  comma: 2,
  stop: 4,
  colon: 8,
  semicolon: 16,
  dash: 32,
  hyphen: 64,
  open: 128,
  close: 256,
  quote: 512,
  apostrophe: 1024,
  newline: 2048,
  slash: 4096,
  currency: 8192,
  percent: 16384,
} as const;

/**
 * The words of a text, as parallel arrays in text order: a text of a megabyte has 170,000 of them, and an object each would
 * cost more than reading them. A word is a run of letters or digits; inside a number `.` `,` and `:` between digits belong to it
 * ("24.8", "02.01.2015"); "Tatarstan's" is the word "Tatarstan". `gap[i]` says what stands before word i.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly gap: Int32Array;
  /** Bit 1: begins with a capital; 2: all capitals (two letters or more); 4: begins with a digit. */
  readonly shape: Uint8Array;
  /** Lower-case words. */
  readonly lower: readonly string[];
  /** Their numbers among the words of all texts of this generation; -1 for a word that has none. */
  readonly ids: Int32Array;
  readonly generation: number;
}

export const CAPITAL = 1;
export const ALL_CAPITALS = 2;
export const NUMBER = 4;

const GAP_OF: Readonly<Record<string, number>> = {
  ',': GAP.comma,
  '.': GAP.stop,
  '!': GAP.stop,
  '?': GAP.stop,
  '…': GAP.stop,
  ':': GAP.colon,
  ';': GAP.semicolon,
  '—': GAP.dash,
  '–': GAP.dash,
  '-': GAP.hyphen,
  '‐': GAP.hyphen,
  '‑': GAP.hyphen,
  '(': GAP.open,
  '[': GAP.open,
  ')': GAP.close,
  ']': GAP.close,
  '"': GAP.quote,
  '“': GAP.quote,
  '”': GAP.quote,
  '„': GAP.quote,
  '«': GAP.quote,
  '»': GAP.quote,
  '‘': GAP.quote,
  '’': GAP.apostrophe,
  "'": GAP.apostrophe,
  ʼ: GAP.apostrophe,
  '/': GAP.slash,
  $: GAP.currency,
  '€': GAP.currency,
  '£': GAP.currency,
  '¥': GAP.currency,
  '₽': GAP.currency,
  '%': GAP.percent,
  '\n': GAP.newline,
};
const GAP_BITS = new Int32Array(65536);
for (const [character, bit] of Object.entries(GAP_OF)) GAP_BITS[character.charCodeAt(0)] = bit;

const classAt = (text: string, at: number): number => CHAR_CLASS[text.charCodeAt(at)] ?? 0;

/** End of the number that begins at `at`: digits with single . , : between digits, and letters glued to it ("1990s", "19th"). */
function numberEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit) {
    const kind = classAt(text, end);
    if (kind & (DIGIT | LETTER)) end++;
    else if (
      (text[end] === '.' || text[end] === ',' || text[end] === ':') &&
      classAt(text, end + 1) & DIGIT &&
      classAt(text, end - 1) & DIGIT
    )
      end++;
    else break;
  }
  return end;
}

const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;
const SMALL_S = 0x73;

/** Where the words of a text are put down until they are counted: 17 bytes a word, as long as the longest text so far. */
let starts = new Int32Array(1024);
let ends = new Int32Array(1024);
let gaps = new Int32Array(1024);
let numbers = new Int32Array(1024);
let shapes = new Uint8Array(1024);

function makeRoom(most: number): void {
  if (most <= starts.length) return;
  starts = new Int32Array(most);
  ends = new Int32Array(most);
  gaps = new Int32Array(most);
  numbers = new Int32Array(most);
  shapes = new Uint8Array(most);
}

/** The arrays of the words put down, in one piece of memory. */
function putTogether(count: number): Pick<Tokens, 'start' | 'end' | 'gap' | 'ids' | 'shape'> {
  const bytes = new ArrayBuffer(count * 17);
  const part = (number: number, from: Int32Array): Int32Array => {
    const made = new Int32Array(bytes, number * 4 * count, count);
    made.set(from.subarray(0, count));
    return made;
  };
  const shape = new Uint8Array(bytes, 16 * count, count);
  shape.set(shapes.subarray(0, count));
  return { start: part(0, starts), end: part(1, ends), gap: part(2, gaps), ids: part(3, numbers), shape };
}

/**
 * Cuts `text` from `from` to `to` into words. One pass, linear, no regular expression.
 *
 * @example tokenize("Tatarstan's trade").lower; // ['tatarstan', 'trade']
 */
export function tokenize(text: string, from = 0, to = text.length): Tokens {
  // A word takes at least a letter, and something parts it from the next.
  makeRoom(Math.ceil((to - from) / 2) + 1);
  const lower: string[] = [];
  const generation = beginWords();
  let count = 0;
  let between = 0;
  let at = from;
  while (at < to) {
    const kind = classAt(text, at);
    if (!(kind & (LETTER | DIGIT))) {
      between |= GAP_BITS[text.charCodeAt(at)] || GAP.space;
      at++;
      continue;
    }
    // The s of a possessive is no word of its own.
    if (
      text.charCodeAt(at) === SMALL_S &&
      count > 0 &&
      isApostrophe(text.charCodeAt(at - 1)) &&
      !(classAt(text, at + 1) & LETTER) &&
      ends[count - 1] === at - 1
    ) {
      at++;
      between = GAP.apostrophe;
      continue;
    }
    let stop = at + 1;
    // All capitals, until a letter that is none.
    let upper = (kind & LOWER) === 0;
    if (kind & DIGIT) {
      stop = numberEnd(text, at, to);
    } else {
      for (; stop < to; stop++) {
        const letter = classAt(text, stop);
        if (!(letter & (LETTER | DIGIT))) break;
        if (letter & LOWER) upper = false;
      }
    }
    starts[count] = at;
    ends[count] = stop;
    gaps[count] = between;
    let bits = kind & DIGIT ? NUMBER : 0;
    if (kind & UPPER) bits |= upper && stop - at > 1 ? CAPITAL | ALL_CAPITALS : CAPITAL;
    shapes[count] = bits;
    const id = wordId(text, at, stop);
    numbers[count] = id;
    lower.push(id < 0 ? text.slice(at, stop).toLowerCase() : wordOf(id));
    count++;
    between = 0;
    at = stop;
  }
  const { start, end, gap, shape, ids } = putTogether(count);
  return { text, count, start, end, gap, shape, lower, ids, generation };
}

/** Start of word i as a plain number; -1 past the end, so that loops need no guard. */
export const startOf = (tokens: Tokens, i: number): number => tokens.start[i] ?? -1;
export const endOf = (tokens: Tokens, i: number): number => tokens.end[i] ?? -1;
export const wordAt = (tokens: Tokens, i: number): string => tokens.lower[i] ?? '';
export const gapBefore = (tokens: Tokens, i: number): number => tokens.gap[i] ?? GAP.stop;
export const isCapital = (tokens: Tokens, i: number): boolean => ((tokens.shape[i] ?? 0) & CAPITAL) !== 0;
export const isNumber = (tokens: Tokens, i: number): boolean => ((tokens.shape[i] ?? 0) & NUMBER) !== 0;
/** The words from i to before j, as the text has them. */
export const sliceWords = (tokens: Tokens, i: number, j: number): string =>
  tokens.text.slice(startOf(tokens, i), endOf(tokens, j - 1));
