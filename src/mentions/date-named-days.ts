import { dateBounds, type PartialDate, tryPartialDate } from '../base/index.js';
import { GAP, gapBefore, type Tokens, wordAt } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import {
  type DateRead,
  type DateReference,
  dateRead,
  monthDate,
  shiftDays,
  skipFillers,
  weekdayOf,
  wholeDay,
  yearAt,
  yearText,
} from './date-reader.js';

/** A stretch of days as a plan would have it beside one that has been. */
function bothWays(past: PartialDate | null, ahead: PartialDate | null, next: number): DateRead | null {
  const read = dateRead(past, next);
  return read === null || past === null || ahead === null ? read : { ...read, past, ahead };
}

const stretch = (first: string | null, last: string | null): PartialDate | null =>
  first === null || last === null ? null : tryPartialDate(`${first}/${last}`);

/** "Monday and Tuesday", "from Monday to Wednesday next week": a stretch of days, as weeks are told. */
function weekdaysAt(tokens: Tokens, i: number, day: string, lexicon: Lexicon): DateRead | null {
  const first = lexicon.weekdays.get(wordAt(tokens, i));
  if (first === undefined) return null;
  const { dates } = lexicon;
  const joint = wordAt(tokens, i + 1);
  const dashed = (gapBefore(tokens, i + 1) & (GAP.hyphen | GAP.dash)) !== 0;
  // Only an article or preposition may stand before the second: "od poniedziałku do środy", "du lundi au mercredi".
  const second = dashed ? i + 1 : dates.to.has(joint) ? i + 2 : -1;
  const last = second < 0 ? undefined : lexicon.weekdays.get(wordAt(tokens, second));
  if (last === undefined || last === first) return null;
  const length = (last - first + 7) % 7;
  // "Monday and Thursday" are two days.
  if (length > 1 && lexicon.conjunctions.has(joint)) return null;
  const behind = wordAt(tokens, second + 1);
  const named = dates.week.has(wordAt(tokens, second + 2)) ? second + 3 : second + 2;
  const end = shiftDays(day, -((weekdayOf(day) - last + 7) % 7)) ?? day;
  const coming = shiftDays(end, 7) ?? end;
  const from = (until: string): PartialDate | null => stretch(shiftDays(until, -length), until);
  if (dates.next.has(behind)) return dateRead(from(coming), named);
  if (dates.last.has(behind)) return dateRead(from(end), named);
  return end === day ? dateRead(from(end), second + 1) : bothWays(from(end), from(coming), second + 1);
}

/** "At the weekend", "le week-end dernier": the Saturday and Sunday last begun, or the ones to come. */
function weekendAt(tokens: Tokens, i: number, day: string, lexicon: Lexicon): DateRead | null {
  const { dates } = lexicon;
  if (!dates.weekend.has(wordAt(tokens, i))) return null;
  // "week-end" is one word in two; a "week" alone is none.
  const halved = dates.week.has(wordAt(tokens, i)) || wordAt(tokens, i) === 'week';
  if (halved && (gapBefore(tokens, i + 1) & GAP.hyphen) === 0) return null;
  const next = halved ? i + 2 : i + 1;
  const saturday = shiftDays(day, -((weekdayOf(day) + 1) % 7)) ?? day;
  const days = (from: string | null): PartialDate | null =>
    from === null ? null : stretch(from, shiftDays(from, 1));
  const past = days(saturday);
  const ahead = days(shiftDays(saturday, 7));
  const words = [wordAt(tokens, i - 1), wordAt(tokens, next)];
  if (words.some((word) => dates.next.has(word))) return dateRead(ahead, next);
  return words.some((word) => dates.last.has(word)) ? dateRead(past, next) : bothWays(past, ahead, next);
}

/** The month of Easter Sunday in the western churches, as Jean Meeus reckons it (Astronomical Algorithms, chapter 8). */
function easterMonth(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const skipped =
    century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + skipped + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  return Math.floor((moon + sunday - 7 * late + 114) / 31);
}

/** "Before Christmas", "until Easter 2019": the month of a feast. */
export function feastAt(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  reference: DateReference,
): DateRead | null {
  const word = wordAt(tokens, i);
  const { christmas, easter } = lexicon.dates;
  if (!christmas.has(word) && !easter.has(word)) return null;
  const monthOf = (year: number): number => (christmas.has(word) ? 12 : easterMonth(year));
  const at = skipFillers(tokens, i + 1, lexicon);
  const stated = at < limit ? yearAt(tokens, at) : null;
  if (stated !== null) {
    const read = dateRead(monthDate(stated, monthOf(stated)), at + 1);
    return read === null ? null : { ...read, absolute: true };
  }
  const written = reference.date;
  if (written === null || written.length < 7) return null;
  const year = Number(written.slice(0, 4));
  const month = Number(written.slice(5, 7));
  const past = monthOf(year) <= month ? year : year - 1;
  const ahead = monthOf(year) >= month ? year : year + 1;
  return bothWays(monthDate(past, monthOf(past)), monthDate(ahead, monthOf(ahead)), i + 1);
}

/** "Bis Jahresende": the last day of the year of writing. */
export function yearEndAt(
  tokens: Tokens,
  i: number,
  lexicon: Lexicon,
  reference: DateReference,
): DateRead | null {
  if (!lexicon.dates.yearEnd.has(wordAt(tokens, i)) || reference.date === null) return null;
  const { first } = dateBounds(reference.date);
  return dateRead(tryPartialDate(`${first.slice(0, 4)}-12-31`), i + 1);
}

/** "This morning", "ce matin": the day of writing. */
function dayPartAt(tokens: Tokens, i: number, day: string, lexicon: Lexicon): DateRead | null {
  const { dates } = lexicon;
  if (!dates.this.has(wordAt(tokens, i)) || !dates.dayPart.has(wordAt(tokens, i + 1))) return null;
  return dateRead(tryPartialDate(day), i + 2);
}

/** "In the past twelve months", "over the last three years": up to the day of writing. */
export function lastStretchAt(
  count: number | null,
  tokens: Tokens,
  unit: number,
  lexicon: Lexicon,
  reference: DateReference,
): DateRead | null {
  if (reference.date === null || count === null || !Number.isInteger(count) || count < 1 || count > 99)
    return null;
  const { first } = dateBounds(reference.date);
  const year = Number(first.slice(0, 4));
  const word = wordAt(tokens, unit);
  const { dates } = lexicon;
  if (dates.month.has(word) && reference.date.length >= 7) {
    const start = new Date(Date.UTC(year, Number(first.slice(5, 7)) - 1 - count, 1)).toISOString();
    return dateRead(tryPartialDate(`${start.slice(0, 7)}/${reference.date.slice(0, 7)}`), unit + 1);
  }
  const years = dates.tens.has(word) ? 10 * count : dates.year.has(word) ? count : null;
  if (years === null) return null;
  return dateRead(tryPartialDate(`${yearText(year - years)}/${yearText(year)}`), unit + 1);
}

/** Days that have a name of their own and hang on the day of writing: stretches of a week, the weekend, feasts, this morning. */
export function namedDayAt(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  reference: DateReference,
): DateRead | null {
  const day = wholeDay(reference);
  const hung =
    day === null
      ? null
      : (weekdaysAt(tokens, i, day, lexicon) ??
        weekendAt(tokens, i, day, lexicon) ??
        dayPartAt(tokens, i, day, lexicon));
  return hung ?? feastAt(tokens, i, limit, lexicon, reference) ?? yearEndAt(tokens, i, lexicon, reference);
}
