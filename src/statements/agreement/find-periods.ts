import { GAP, gapBefore, isNumber, type Tokens, wordAt } from '../../passages/index.js';
import type { AgreementWords, Lexicon, Period, PeriodUnit } from '../../vocabulary/index.js';

/** A length of time in words from `first` to before `next`; null where it is none that can be. */
export interface PeriodRead {
  readonly first: number;
  readonly next: number;
  readonly value: Period | null;
}

/** Longer is a slip of the pen: no agreement of places runs for centuries by the year. */
const LONGEST_YEARS = 200;
const YEARLY: Readonly<Record<PeriodUnit, number>> = { years: 1, months: 12, weeks: 52, days: 365 };

interface Count {
  readonly value: number;
  readonly next: number;
}

/** "5", "five", "twenty-five". */
function countAt(tokens: Tokens, i: number, lexicon: Lexicon): Count | null {
  const word = wordAt(tokens, i);
  if (isNumber(tokens, i)) return /^\d{1,4}$/.test(word) ? { value: Number(word), next: i + 1 } : null;
  const value = lexicon.numbers.get(word);
  if (value === undefined) return null;
  const more = lexicon.numbers.get(wordAt(tokens, i + 1));
  const compound =
    value >= 20 && value % 10 === 0 && more !== undefined && more < 10 && Number.isInteger(more);
  return compound ? { value: value + more, next: i + 2 } : { value, next: i + 1 };
}

function unitAt(tokens: Tokens, i: number, { dates }: Lexicon): PeriodUnit | null {
  const word = wordAt(tokens, i);
  if (dates.month.has(word)) return 'months';
  if (dates.year.has(word)) return 'years';
  if (dates.week.has(word)) return 'weeks';
  return dates.day.has(word) ? 'days' : null;
}

const possible = (count: number, unit: PeriodUnit): boolean =>
  Number.isInteger(count) && count > 0 && count <= LONGEST_YEARS * YEARLY[unit];

function periodAt(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  words: AgreementWords,
): PeriodRead | null {
  const whole = words.periods.get(wordAt(tokens, i));
  if (whole !== undefined) return { first: i, next: i + 1, value: whole };
  const count = countAt(tokens, i, lexicon);
  if (count === null) return null;
  let { next } = count;
  let same = true;
  // "five (5) years": said twice, and both must agree.
  if ((gapBefore(tokens, next) & GAP.open) !== 0) {
    const again = countAt(tokens, next, lexicon);
    if (again !== null && (gapBefore(tokens, again.next) & GAP.close) !== 0) {
      same = again.value === count.value;
      next = again.next;
    }
  }
  for (let skip = 0; skip < 2 && words.periodSkips.has(wordAt(tokens, next)); skip++) next++;
  const unit = next < limit ? unitAt(tokens, next, lexicon) : null;
  if (unit === null) return null;
  const value = same && possible(count.value, unit) ? { count: count.value, unit } : null;
  return { first: i, next: next + 1, value };
}

/**
 * The lengths of time between two words, in order: "five (5) years", "90 calendar days", "trzymiesięczny". One whose figure and words
 * disagree, of no or of hundreds of years, has no value.
 */
export function findPeriods(
  tokens: Tokens,
  first: number,
  limit: number,
  lexicon: Lexicon,
  words: AgreementWords,
): PeriodRead[] {
  const found: PeriodRead[] = [];
  for (let i = first; i < limit; i++) {
    const read = periodAt(tokens, i, limit, lexicon, words);
    if (read === null) continue;
    found.push(read);
    i = read.next - 1;
  }
  return found;
}
