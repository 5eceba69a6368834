import type { PartialDate } from '../base/index.js';
import { tryPartialDate } from '../base/index.js';
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

/** What one date expression was read as. `next` is the word after it. */
export interface DateRead {
  readonly date: PartialDate | null;
  readonly next: number;
  readonly absolute: boolean;
  readonly years: number | null;
  readonly recurring: boolean;
  /** See `DateMention`. */
  readonly past?: PartialDate;
  readonly ahead?: PartialDate;
  /** A month or day whose year the text does not give. */
  readonly yearless?: boolean;
  /** A day by which something is due. */
  readonly due?: boolean;
}

/** The day a text was written, for "this summer" and "on Monday"; null when nobody knows. */
export interface DateReference {
  readonly date: PartialDate | null;
  /** The year the paragraph speaks of, for days and months without one; null: take the document's. */
  readonly year: number | null;
  /** The year told last, for "two years later"; not given: the same. */
  readonly told?: number | null;
  /** The paragraph's year is that of its plans too: a long text tells of what was planned then. */
  readonly tellsOfThen?: boolean;
}

/** A date as it was read up to word `next`, or null when it is none. */
export const dateRead = (date: PartialDate | null, next: number, absolute = false): DateRead | null =>
  date === null ? null : { date, next, absolute, years: null, recurring: false };

export const pad = (value: number): string => String(value).padStart(2, '0');
export const yearText = (year: number): string => String(year).padStart(4, '0');

/** Most words hold no figures, and need not be looked at by a regular expression. */
export const opensWithDigit = (word: string): boolean => {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
};

/** A four-digit year that could be one in such a text. */
export function yearAt(tokens: Tokens, i: number): number | null {
  const word = wordAt(tokens, i);
  if (word.length !== 4 || !opensWithDigit(word) || !/^\d{4}$/.test(word)) return null;
  const year = Number(word);
  return year >= 1000 && year <= 2100 ? year : null;
}

/** Day number of the month: "5", "5th", "1er". */
export function dayAt(tokens: Tokens, i: number): number | null {
  const word = wordAt(tokens, i);
  if (word.length > 5 || !opensWithDigit(word)) return null;
  const match = /^(\d{1,2})(?:st|nd|rd|th|er|e|го|ого)?$/.exec(word);
  const day = match ? Number(match[1]) : 0;
  return day >= 1 && day <= 31 ? day : null;
}

export const dayDate = (year: number, month: number, day: number): PartialDate | null =>
  tryPartialDate(`${yearText(year)}-${pad(month)}-${pad(day)}`);
export const monthDate = (year: number, month: number): PartialDate | null =>
  tryPartialDate(`${yearText(year)}-${pad(month)}`);

const DAY = 86_400_000;

/** A whole day, so many days on. */
export function shiftDays(day: string, days: number): PartialDate | null {
  return tryPartialDate(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10));
}

/** Monday = 1 … Sunday = 7. */
export function weekdayOf(day: string): number {
  return new Date(Date.parse(`${day}T00:00:00Z`)).getUTCDay() || 7;
}

/** The day of writing, where it is known to the day. */
export const wholeDay = (reference: DateReference): string | null =>
  reference.date !== null && reference.date.length === 10 ? reference.date : null;

/** Passes over "of", "the", "de", "года" between the parts of a date. */
export function skipFillers(tokens: Tokens, i: number, lexicon: Lexicon): number {
  let at = i;
  while (at < i + 2 && lexicon.dates.fillers.has(wordAt(tokens, at))) at++;
  return at;
}

/** "этого года", "dieses Jahres", "de l'année dernière" behind a month or season: the year it means and the word after, or null. */
export function relativeYearAt(
  tokens: Tokens,
  i: number,
  lexicon: Lexicon,
  referenceYear: number | null,
): { year: number; next: number } | null {
  const { dates } = lexicon;
  const at = skipFillers(tokens, i, lexicon);
  // "… le 30 novembre. L'an dernier …": another sentence.
  for (let k = i; k <= at; k++) if ((gapBefore(tokens, k) & ~(GAP.space | GAP.apostrophe)) !== 0) return null;
  const word = wordAt(tokens, at);
  const after = wordAt(tokens, at + 1);
  const relative = dates.year.has(after) ? word : dates.year.has(word) ? after : null;
  if (referenceYear === null || relative === null || (gapBefore(tokens, at + 1) & ~GAP.space) !== 0)
    return null;
  if (dates.this.has(relative)) return { year: referenceYear, next: at + 2 };
  if (dates.last.has(relative)) return { year: referenceYear - 1, next: at + 2 };
  return dates.next.has(relative) ? { year: referenceYear + 1, next: at + 2 } : null;
}

/** "30 May", "May 30", with the year behind it or, failing that, the reference's year. */
export function dayMonthAt(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  referenceYear: number | null,
): DateRead | null {
  let day: number | null = null;
  let month: number | undefined;
  let next = i;
  const direct = lexicon.months.get(wordAt(tokens, i));
  if (direct !== undefined && (isCapital(tokens, i) || lexicon.language !== 'en')) {
    month = direct;
    next = i + 1;
    const after =
      next < limit && (gapBefore(tokens, next) & (GAP.newline | GAP.open)) === 0 ? dayAt(tokens, next) : null;
    if (after !== null && !isPercentOrUnit(tokens, next)) {
      day = after;
      next++;
    }
  } else {
    day = dayAt(tokens, i);
    if (day === null) return null;
    const monthIndex = skipFillers(tokens, i + 1, lexicon);
    month = monthIndex < limit ? lexicon.months.get(wordAt(tokens, monthIndex)) : undefined;
    if (month === undefined || (gapBefore(tokens, monthIndex) & (GAP.comma | GAP.newline | GAP.open)) !== 0)
      return null;
    next = monthIndex + 1;
  }
  const yearIndex = skipFillers(tokens, next, lexicon);
  const year =
    yearIndex < limit && (gapBefore(tokens, yearIndex) & (GAP.newline | GAP.open | GAP.semicolon)) === 0
      ? yearAt(tokens, yearIndex)
      : null;
  if (year !== null) next = yearIndex + 1;
  const relative = year === null ? relativeYearAt(tokens, next, lexicon, referenceYear) : null;
  if (relative) next = relative.next;
  const useYear = year ?? relative?.year ?? referenceYear;
  if (useYear === null) return { date: null, next, absolute: false, years: null, recurring: false };
  if (month === undefined) return null;
  const date = day === null ? monthDate(useYear, month) : dayDate(useYear, month, day);
  if (date === null) return null;
  const yearless = year === null && relative === null;
  return { date, next, absolute: year !== null, years: null, recurring: false, yearless };
}

/** The date in another year; an interval keeps its length over the turn of a year. */
function inYear(date: PartialDate, year: number): PartialDate | null {
  const [start = '', end] = date.split('/');
  const moved = yearText(year) + start.slice(4);
  if (end === undefined) return tryPartialDate(moved);
  const endYear = year + Number(end.slice(0, 4)) - Number(start.slice(0, 4));
  return tryPartialDate(`${moved}/${yearText(endYear)}${end.slice(4)}`);
}

/** Months ahead within which a month without a year is the coming one. */
const SOON = 2;

/**
 * What a month without a year means beside the day of writing: the one before it for what has happened, the one after it for what is to come.
 * "last August", "this May" and "next April" say which.
 */
export function withBothYears(
  read: DateRead,
  before: string,
  lexicon: Lexicon,
  written: PartialDate | null,
): DateRead {
  if (!read.yearless || read.date === null || written === null || written.length < 7) return read;
  const year = Number(written.slice(0, 4));
  const month = read.date.slice(5, 7);
  const last = (read.date.split('/')[1] ?? read.date).slice(5, 7);
  const now = written.slice(5, 7);
  const past = inYear(read.date, month > now ? year - 1 : year);
  const ahead = inYear(read.date, last < now ? year + 1 : year);
  if (past === null || ahead === null) return read;
  // "Od 27 kwietnia", "с 1 октября" may be a plan's as well.
  const { last: lastWords, since, from } = lexicon.dates;
  if (lastWords.has(before) || (since.has(before) && !from.has(before))) return { ...read, date: past };
  if (lexicon.dates.next.has(before)) return { ...read, date: ahead };
  const current = lexicon.dates.this.has(before) ? inYear(read.date, year) : null;
  if (current !== null) return { ...read, date: current };
  // Written in May, "on 4 July" is the one to come: of the July before, news says "last" or names the year.
  const months = (Number(last) - Number(now) + 12) % 12;
  if (months > 0 && months <= SOON) return { ...read, date: ahead };
  return read.due ? { ...read, ahead } : { ...read, past, ahead };
}

function isPercentOrUnit(tokens: Tokens, i: number): boolean {
  return tokens.text[endOf(tokens, i)] === '%';
}

/** "1.2.15" */
const SHORTEST_NUMERIC = 6;

/** 2024-01-08, 02.01.2015, 27/10/1994: day first unless the year is. */
export function numericDateAt(tokens: Tokens, i: number): DateRead | null {
  const text = tokens.text;
  const from = startOf(tokens, i);
  const end = endOf(tokens, i);
  // Stops are inside the word, hyphens and strokes behind it.
  if (end - from < SHORTEST_NUMERIC && text[end] !== '-' && text[end] !== '/') return null;
  const match = /^(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})([./-])(\d{1,2})\5(\d{4}|\d{2}))(?![\d])/.exec(
    text.slice(from, from + 10),
  );
  if (!match) return null;
  const short = match[7]?.length === 2 ? 2000 : 0;
  const date =
    match[1] !== undefined
      ? dayDate(Number(match[1]), Number(match[2]), Number(match[3]))
      : dayDate(Number(match[7]) + short, Number(match[6]), Number(match[4]));
  if (date === null) return null;
  let next = i + 1;
  while (next < tokens.count && startOf(tokens, next) < from + match[0].length) next++;
  return { date, next, absolute: true, years: null, recurring: false };
}

export { isNumber };
