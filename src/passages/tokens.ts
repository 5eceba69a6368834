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

const isApostrophe = (character: string | undefined): boolean => character === "'" || character === '’';

/**
 * Cuts `text` from `from` to `to` into words. One pass, linear, no regular expression.
 *
 * @example tokenize("Tatarstan's trade").lower; // ['tatarstan', 'trade']
 */
export function tokenize(text: string, from = 0, to = text.length): Tokens {
  const room = Math.max(16, Math.ceil((to - from) / 2) + 1);
  const start = new Int32Array(room);
  const end = new Int32Array(room);
  const gap = new Int32Array(room);
  const shape = new Uint8Array(room);
  const ids = new Int32Array(room);
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
      count > 0 &&
      isApostrophe(text[at - 1]) &&
      text[at] === 's' &&
      !(classAt(text, at + 1) & LETTER) &&
      end[count - 1] === at - 1
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
    start[count] = at;
    end[count] = stop;
    gap[count] = between;
    let bits = kind & DIGIT ? NUMBER : 0;
    if (kind & UPPER) bits |= upper && stop - at > 1 ? CAPITAL | ALL_CAPITALS : CAPITAL;
    shape[count] = bits;
    const id = wordId(text, at, stop);
    ids[count] = id;
    lower.push(id < 0 ? text.slice(at, stop).toLowerCase() : wordOf(id));
    count++;
    between = 0;
    at = stop;
  }
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
