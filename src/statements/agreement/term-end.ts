import { dateBounds, type PartialDate, tryPartialDate } from '../../base/index.js';
import type { Period } from '../../vocabulary/index.js';

const DAY = 86_400_000;

/** The day `period` after `day`, less one: a term of a year from 1 July ends on 30 June. Month ends are kept: a month from 31 January ends in February. */
function lastDayOf(day: string, { count, unit }: Period): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (unit === 'days' || unit === 'weeks')
    return iso(Date.UTC(year, month - 1, date) + (count * (unit === 'weeks' ? 7 : 1) - 1) * DAY);
  const months = year * 12 + month - 1 + count * (unit === 'years' ? 12 : 1);
  const longest = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  // 29 February has its anniversary on 1 March of a common year, so that the day before is the month's last.
  const over = date > longest;
  return iso(Date.UTC(Math.floor(months / 12), months % 12, over ? longest : date) - (over ? 0 : DAY));
}

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * Last day of a term that begins on `from`; an interval of days where the beginning is known to the month or year only. Null when either is
 * not known or the years leave the calendar (before 1000, after 9999).
 *
 * @example termEnd('2019-07-01' as PartialDate, { count: 5, unit: 'years' }); // '2024-06-30'
 */
export function termEnd(from: PartialDate | null, period: Period | null): PartialDate | null {
  if (from === null || period === null) return null;
  const { first, last } = dateBounds(from);
  if (!/^[1-9]\d{3}-/.test(first) || !/^[1-9]\d{3}-/.test(last)) return null;
  const ends = [lastDayOf(first, period), lastDayOf(last, period)] as const;
  return tryPartialDate(ends[0] === ends[1] ? ends[0] : ends.join('/'));
}
