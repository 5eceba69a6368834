import { BoundedMemo } from './bounded-memo.js';
import { IntertieError } from './errors.js';

/**
 * A date as precise as it is known: "2023", "2023-04", "2023-04-12", or an interval "2023-06/2023-08" (ISO 8601, EDTF
 * level 0). Years may be negative. Comparison and bounds never invent precision.
 */
export type PartialDate = string & { readonly __brand: 'PartialDate' };

const POINT = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function daysInMonth(year: number, month: number): number {
  // 400 years later the calendar is the same, and years below 100, which `Date` takes for those of the 20th century, are passed.
  const same = (((year % 400) + 400) % 400) + 2000;
  return new Date(Date.UTC(same, month, 0)).getUTCDate();
}

/** A day as a number that grows with time. Text would put the year -50 before the year -100. */
function dayOrder(day: string): number {
  const cut = day.indexOf('-', 1);
  return (
    Number(day.slice(0, cut)) * 10_000 +
    Number(day.slice(cut + 1, cut + 3)) * 100 +
    Number(day.slice(cut + 4))
  );
}

function validPoint(text: string): boolean {
  const match = POINT.exec(text);
  if (!match) return false;
  const month = match[2] === undefined ? 1 : Number(match[2]);
  const day = match[3] === undefined ? 1 : Number(match[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month);
}

const MOST_KEPT = 4_000;
/** An interval of two days. */
const LONGEST_KEPT = 21;
/** Whether a text is a date: those of a day's texts repeat. */
const kept = new BoundedMemo<boolean>(MOST_KEPT);

function isPartialDate(text: string): boolean {
  const parts = text.split('/');
  const [start = '', end = start] = parts;
  return parts.length <= 2 && parts.every(validPoint) && dayOrder(firstDay(start)) <= dayOrder(lastDay(end));
}

/**
 * The text as a partial date.
 * @throws IntertieError `date.unreadable` when it is none, also for 30 February or a reversed interval.
 * @example parsePartialDate('2023-06/2023-08'); // '2023-06/2023-08'
 */
export function parsePartialDate(text: string): PartialDate {
  if (!isPartialDate(text)) {
    throw new IntertieError(
      'date.unreadable',
      'not a date',
      text,
      'write YYYY, YYYY-MM, YYYY-MM-DD or start/end',
    );
  }
  return text as PartialDate;
}

/** The partial date, or null when the text is none. */
export function tryPartialDate(text: string | null | undefined): PartialDate | null {
  if (!text) return null;
  const fine = text.length > LONGEST_KEPT ? isPartialDate(text) : kept.through(text, isPartialDate);
  return fine ? (text as PartialDate) : null;
}

function firstDay(point: string): string {
  return point.length <= 5 ? `${point}-01-01` : point.length <= 8 ? `${point}-01` : point;
}

function lastDay(point: string): string {
  const match = POINT.exec(point);
  if (!match) return point;
  const [, year = '', month, day] = match;
  if (day !== undefined) return point;
  if (month === undefined) return `${year}-12-31`;
  return `${point}-${String(daysInMonth(Number(year), Number(month))).padStart(2, '0')}`;
}

/**
 * First and last day that the date may mean, both YYYY-MM-DD.
 * @example dateBounds('2022-04' as PartialDate); // { first: '2022-04-01', last: '2022-04-30' }
 */
export function dateBounds(date: PartialDate): { first: string; last: string } {
  const [start = '', end = start] = date.split('/');
  return { first: firstDay(start), last: lastDay(end) };
}

/** True when the two may mean a common day; unknown dates (null) overlap with everything. */
export function datesOverlap(a: PartialDate | null, b: PartialDate | null): boolean {
  if (a === null || b === null) return true;
  const x = dateBounds(a);
  const y = dateBounds(b);
  return dayOrder(x.first) <= dayOrder(y.last) && dayOrder(y.first) <= dayOrder(x.last);
}
