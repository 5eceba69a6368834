import {
  endOf,
  GAP,
  gapBefore,
  isCapital,
  isNumber,
  startOf,
  type Tokens,
  wordAt,
} from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import { parseNumber } from './parse-number.js';

/** Signs of currencies. */
export const SYMBOLS: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₽': 'RUB',
  '₴': 'UAH',
  '₸': 'KZT',
};
/** Letters before a sign of money that say whose: "US$". */
export const PREFIXES: Readonly<Record<string, string>> = {
  us: 'USD',
  r: 'BRL',
  a: 'AUD',
  c: 'CAD',
  ca: 'CAD',
  au: 'AUD',
  nz: 'NZD',
  hk: 'HKD',
  s: 'SGD',
  nt: 'TWD',
};

/** Letters for money before a figure, apart or glued to it: "Rs 40 million", "RM160", "EUR 5m". */
const LETTERS: Readonly<Record<string, string>> = {
  rs: 'INR',
  rm: 'MYR',
  php: 'PHP',
  kr: 'SEK',
  ksh: 'KES',
  ush: 'UGX',
  tsh: 'TZS',
  gbp: 'GBP',
  usd: 'USD',
  eur: 'EUR',
  chf: 'CHF',
  pln: 'PLN',
  cny: 'CNY',
  rmb: 'CNY',
  jpy: 'JPY',
  inr: 'INR',
  aed: 'AED',
  zar: 'ZAR',
  rub: 'RUB',
  kzt: 'KZT',
  uah: 'UAH',
  thb: 'THB',
  myr: 'MYR',
  idr: 'IDR',
};
const GLUED_LETTERS: Readonly<Record<string, string>> = { ...LETTERS, p: 'PHP', r: 'ZAR', n: 'NGN' };
const LETTERED = /^(\p{L}{1,3})(\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.,]\d+)?)(?![\p{L}\d])/u;

/** "RM160", "P450 million": letters for money and the figure in one word, or null. */
export function letteredMoney(
  tokens: Tokens,
  i: number,
  lexicon: Lexicon,
): { unit: string; figure: Figure } | null {
  const from = startOf(tokens, i);
  const [whole = '', letters = '', digits = ''] = LETTERED.exec(tokens.text.slice(from, from + 24)) ?? [];
  // "RM200,000": the comma parts words, but not the figure.
  let next = i + 1;
  while (next < tokens.count && startOf(tokens, next) < from + whole.length) next++;
  const unit = GLUED_LETTERS[letters.toLowerCase()];
  const plain = unit === undefined ? null : parseNumber(digits, lexicon.language);
  if (unit === undefined || plain === null || letters !== letters.toUpperCase()) return null;
  const scale = lexicon.scales.get(wordAt(tokens, next));
  // "A4 paper", "P3": a small number without a scale is a name.
  if (scale === undefined && (letters.length === 1 || plain < 10)) return null;
  return {
    unit,
    figure:
      scale === undefined ? { value: plain, next } : { value: timesScale(plain, scale), next: next + 1 },
  };
}

/** True for words that may be money in one word. */
export const mayBeLettered = (word: string): boolean => LETTERED.test(word);

/** A number as written, with its scale multiplied in. */
export interface Figure {
  readonly value: number;
  /** Word after the figure. */
  readonly next: number;
}

/** "3bn", "24.8mln": a figure with its scale glued to it, or null. */
function gluedFigure(tokens: Tokens, i: number, lexicon: Lexicon): number | null {
  const text = tokens.text.slice(startOf(tokens, i), endOf(tokens, i));
  const [, digits = '', letters = ''] = /^([\d.,]*\d)(\p{L}+)$/u.exec(text) ?? [];
  // "$5m" are millions, "a 5m wall" is not.
  if (letters.length === 1 && !isMoneyBefore(tokens, i)) return null;
  const scale = lexicon.scales.get(letters.toLowerCase());
  const value = scale === undefined ? null : parseNumber(digits, lexicon.language);
  return value === null || scale === undefined ? null : timesScale(value, scale);
}

/** 24.8 million is 24800000, not 24800000.000000004: no source means more than three places behind the point. */
const timesScale = (value: number, scale: number): number => Math.round(value * scale * 1000) / 1000;

/** The figure that begins at word i: digits or a number word, with its scales ("2.5 million", "3bn", "two dozen", "half a million"). */
export function figureAt(tokens: Tokens, i: number, limit: number, lexicon: Lexicon): Figure | null {
  let value: number | null = null;
  let next = i;
  if (isNumber(tokens, i)) {
    value =
      parseNumber(tokens.text.slice(startOf(tokens, i), endOf(tokens, i)), lexicon.language) ??
      gluedFigure(tokens, i, lexicon);
    next = i + 1;
    // A space may group thousands: "1 200 000" (French, Polish, Russian).
    while (
      value !== null &&
      next < limit &&
      isNumber(tokens, next) &&
      gapBefore(tokens, next) === GAP.space &&
      /^\d{3}$/.test(wordAt(tokens, next)) &&
      value < 1000 ** 3 &&
      Number.isInteger(value) &&
      lexicon.language !== 'en'
    ) {
      value = value * 1000 + Number(wordAt(tokens, next));
      next++;
    }
  } else {
    const word = lexicon.numbers.get(wordAt(tokens, i));
    const scale = lexicon.scales.get(wordAt(tokens, i));
    if (word !== undefined) {
      value = word;
      next = i + 1;
      const units = lexicon.numbers.get(wordAt(tokens, next));
      // "half a million"
      if (word < 1 && units === 1 && lexicon.scales.has(wordAt(tokens, next + 1))) next++;
      // "twenty-five", "dix-neuf", "soixante-quinze"
      const most = gapBefore(tokens, next) === GAP.hyphen && word >= 60 ? 20 : 10;
      const tens = word >= (gapBefore(tokens, next) === GAP.hyphen ? 10 : 20) && word % 10 === 0;
      if (tens && units !== undefined && units > 0 && units < most && next < limit) {
        value += units;
        next++;
      }
      // "a", "eine", "une" are a number only before a scale: "a thousand", "a dozen".
      const article = wordAt(tokens, i).length <= 2 || lexicon.articles.has(wordAt(tokens, i));
      if (article && word === 1 && !lexicon.scales.has(wordAt(tokens, next))) return null;
    } else if (scale !== undefined && scale >= 12 && wordAt(tokens, i).length > 2) {
      value = scale;
      next = i + 1;
    }
  }
  if (value === null) return null;
  while (
    next < limit &&
    lexicon.scales.has(wordAt(tokens, next)) &&
    (gapBefore(tokens, next) & ~(GAP.space | GAP.hyphen | GAP.stop)) === 0
  ) {
    const word = wordAt(tokens, next);
    if (word.length === 1 && gapBefore(tokens, next) !== 0 && !isMoneyBefore(tokens, i)) break;
    value = timesScale(value, lexicon.scales.get(word) ?? 1);
    next++;
    // "two dozen": no second scale follows a dozen.
    if (lexicon.scales.get(word) === 12) break;
  }
  const rest = belowHundred(tokens, next, limit, lexicon);
  return rest !== null &&
    value >= 100 &&
    value % 100 === 0 &&
    wordAt(tokens, next - 1).length > 2 &&
    !isNumber(tokens, next - 1)
    ? { value: value + rest.value, next: rest.next }
    : { value, next };
}

/** "cent dix", "two hundred twenty-five": what is below a hundred behind a hundred in words. An article counts nothing there. */
function belowHundred(tokens: Tokens, i: number, limit: number, lexicon: Lexicon): Figure | null {
  if (i >= limit || gapBefore(tokens, i) !== GAP.space || lexicon.articles.has(wordAt(tokens, i)))
    return null;
  const tens = lexicon.numbers.get(wordAt(tokens, i)) ?? 0;
  if (tens < 2 || tens > 99) return null;
  const units = lexicon.numbers.get(wordAt(tokens, i + 1)) ?? 0;
  const joined = tens >= 20 && tens % 10 === 0 && units > 0 && units < 10 && i + 1 < limit;
  return joined ? { value: tens + units, next: i + 2 } : { value: tens, next: i + 1 };
}

/** "between 5 and 7 million": the figure behind the "and", when a word for "between" stands before the first. */
function betweenFigure(
  tokens: Tokens,
  i: number,
  figure: Figure,
  limit: number,
  lexicon: Lexicon,
): Figure | null {
  const { next } = figure;
  if (!lexicon.dates.from.has(wordAt(tokens, i - 1)) || !lexicon.conjunctions.has(wordAt(tokens, next)))
    return null;
  if (next !== i + 1 || next + 1 >= limit || !isNumber(tokens, i) || !isNumber(tokens, next + 1)) return null;
  const upper = figureAt(tokens, next + 1, limit, lexicon);
  const plain = parseNumber(wordAt(tokens, next + 1), lexicon.language) ?? 0;
  return upper !== null && plain > figure.value ? upper : null;
}

/** "$1.5-2 million", "10–15 companies": the second figure of a range, when `figure` is the first and smaller one; else null. */
export function upperFigure(
  tokens: Tokens,
  i: number,
  figure: Figure,
  limit: number,
  lexicon: Lexicon,
): Figure | null {
  const between = betweenFigure(tokens, i, figure, limit, lexicon);
  if (between) return between;
  const { next } = figure;
  const gap = gapBefore(tokens, next);
  if (next !== i + 1 || next >= limit || !isNumber(tokens, i) || !isNumber(tokens, next)) return null;
  if (gap !== GAP.hyphen && gap !== GAP.dash) return null;
  const upper = figureAt(tokens, next, limit, lexicon);
  const plain = parseNumber(wordAt(tokens, next), lexicon.language) ?? upper?.value ?? 0;
  return upper !== null && plain > figure.value ? upper : null;
}

function isMoneyBefore(tokens: Tokens, i: number): boolean {
  return (gapBefore(tokens, i) & GAP.currency) !== 0;
}

/** The money whose sign stands before the figure, with the letters before it, or null. */
export function currencyBefore(tokens: Tokens, i: number): { unit: string; from: number } | null {
  if (!isMoneyBefore(tokens, i)) {
    const lettered = i > 0 ? LETTERS[wordAt(tokens, i - 1)] : undefined;
    const close = (gapBefore(tokens, i) & ~(GAP.space | GAP.stop)) === 0;
    return lettered !== undefined && close && isCapital(tokens, i - 1)
      ? { unit: lettered, from: startOf(tokens, i - 1) }
      : null;
  }
  let from = startOf(tokens, i);
  while (from > 0 && /[\s]/.test(tokens.text[from - 1] ?? '')) from--;
  const unit = SYMBOLS[tokens.text[from - 1] ?? ''];
  if (unit === undefined) return null;
  from--;
  const prefix = PREFIXES[wordAt(tokens, i - 1)];
  if (prefix !== undefined && endOf(tokens, i - 1) === from)
    return { unit: unit === 'USD' ? prefix : unit, from: startOf(tokens, i - 1) };
  return { unit, from };
}
