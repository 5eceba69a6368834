import { dateBounds, type PartialDate } from '../../base/index.js';

/** A partial date as columns: as written, first and last day, and their years as numbers for periods. */
export function dayColumns(date: PartialDate | null) {
  if (date === null) return { date, date_first: null, date_last: null, year_first: null, year_last: null };
  const { first, last } = dateBounds(date);
  return { date, date_first: first, date_last: last, year_first: yearOf(first), year_last: yearOf(last) };
}

/** "-0043-03-15" is the year -43. */
const yearOf = (day: string): number => Number(day.slice(0, day.indexOf('-', 1)));
