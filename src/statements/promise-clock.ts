import { dateBounds, tryPartialDate } from '../base/index.js';

/** What the clock shows, and nothing else: a date gone by says nothing of whether the promise was kept. */
export type PromiseClock = 'due' | 'today' | 'overdue' | 'undated';

export interface ClockReading {
  readonly clock: PromiseClock;
  /** Days until it is due, or since it was; 0 today and for promises without a date. */
  readonly days: number;
}

const DAY_MS = 86_400_000;
/** A deadline further off is a slip of the pen, whatever the calendar says. */
const MOST_YEARS = 100;

/**
 * The last day by which a promise is due, YYYY-MM-DD. Null where no date was given, where it is none of the calendar ("31 April") and where it lies
 * more than a hundred years from when the promise was reported: then its words are all there is.
 *
 * @param reported when the promise was reported, where known
 * @example deadlineOf('2022-04', '2023'); // '2022-04-30'
 */
export function deadlineOf(date: string | null, reported: string | null = null): string | null {
  const read = tryPartialDate(date);
  if (read === null) return null;
  const { last } = dateBounds(read);
  const told = tryPartialDate(reported);
  if (told === null) return last;
  const years = Math.abs(Number.parseInt(last, 10) - Number.parseInt(dateBounds(told).first, 10));
  return years > MOST_YEARS ? null : last;
}

/**
 * How the clock stands. Whatever order the clock runs in, only the day handed in counts: set back, it shows what it showed then.
 * @param today YYYY-MM-DD
 */
export function readClock(due: string | null, today: string): ClockReading {
  if (due === null) return { clock: 'undated', days: 0 };
  const days = Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS);
  if (days === 0) return { clock: 'today', days: 0 };
  return days > 0 ? { clock: 'due', days } : { clock: 'overdue', days: -days };
}
