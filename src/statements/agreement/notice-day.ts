import { dateBounds, type PartialDate } from '../../base/index.js';
import type { Period } from '../../vocabulary/index.js';

/**
 * The last day on which notice can be given so that the agreement ends with its term: `period` before the first day that the end may be. Null when
 * the years leave the calendar.
 *
 * @example noticeDay('2026-09-30' as PartialDate, { count: 6, unit: 'months' }); // '2026-03-30'
 */
export function noticeDay(end: PartialDate, { count, unit }: Period): string | null {
  const [year = 0, month = 1, day = 1] = dateBounds(end).first.split('-').map(Number);
  if (unit === 'days' || unit === 'weeks')
    return iso(Date.UTC(year, month - 1, day - count * (unit === 'weeks' ? 7 : 1)));
  const months = year * 12 + month - 1 - count * (unit === 'years' ? 12 : 1);
  const longest = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return iso(Date.UTC(Math.floor(months / 12), months % 12, Math.min(day, longest)));
}

function iso(time: number): string | null {
  const day = Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : '';
  return /^[1-9]\d{3}-\d{2}-\d{2}$/.test(day) ? day : null;
}
