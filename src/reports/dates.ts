import { dateBounds, type PartialDate } from '../base/index.js';

/** The one year that a date lies in; null for a date that may be of several years, and for none. */
export function yearOf(date: string | null): number | null {
  if (date === null) return null;
  const { first, last } = dateBounds(date as PartialDate);
  const [a, b] = [yearOfDay(first), yearOfDay(last)];
  return a === b ? a : null;
}

const yearOfDay = (day: string): number => Number(/^-?\d+/.exec(day)?.[0] ?? Number.NaN);

/** Last day that a date may be; the empty text for none, which sorts before every day. */
export const lastDay = (date: string | null): string =>
  date === null ? '' : dateBounds(date as PartialDate).last;
