import { type PartialDate, tryPartialDate } from '../base/index.js';
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
import { namedDayAt } from './date-named-days.js';
import {
  type DateRead,
  type DateReference,
  dayAt,
  dayDate,
  dayMonthAt,
  numericDateAt,
  skipFillers,
  withBothYears,
  yearAt,
  yearText,
} from './date-reader.js';
import { ageAt, partOfYearAt, relativeAt, storyYearAt, yearsAheadAt } from './date-relative.js';
import { centuryAt, decadeAt, partOfAt, seasonAt } from './date-spans.js';
import type { DateMention } from './types.js';
import { SIGN, wordSigns } from './word-signs.js';

/** "Das Land führte 2018 Güter aus": so many goods are told in round figures. */
const isOurs = (year: number): boolean => year > 1990 && year < 2040 && year % 50 !== 0;

/** A year alone is a date only after a word that says so, in brackets, or at the end of a clause; "2243 inhabitants" is none. */
function bareYearAt(
  tokens: Tokens,
  i: number,
  first: number,
  limit: number,
  lexicon: Lexicon,
): DateRead | null {
  const year = yearAt(tokens, i);
  if (year === null || (gapBefore(tokens, i) & GAP.currency) !== 0) return null;
  const next = wordAt(tokens, i + 1);
  // "1111-летие Пскова" is an age.
  if (gapBefore(tokens, i + 1) === GAP.hyphen && lexicon.dates.anniversary.has(next)) return null;
  const ends = i + 1 >= limit || (gapBefore(tokens, i + 1) & ~(GAP.space | GAP.apostrophe)) !== 0;
  const announced = i > first && lexicon.dates.beforeYear.has(wordAt(tokens, i - 1));
  const bracketed = (gapBefore(tokens, i) & GAP.open) !== 0;
  const followed = lexicon.functionWords.has(next) || lexicon.dates.year.has(next);
  // "den die Städte 1962 schlossen": where nouns have capitals, a small word behind it is not what is counted.
  const uncounted =
    lexicon.nounsCapitalised &&
    !lexicon.unitSkips.has(next) &&
    (isCapital(tokens, i + 1) ? isOurs(year) : year >= 1500);
  if (!(announced || bracketed || ends || followed || uncounted) || year < 1100) return null;
  if (
    announced &&
    !ends &&
    !followed &&
    !bracketed &&
    lexicon.language === 'en' &&
    wordAt(tokens, i + 1).endsWith('s') &&
    (wordAt(tokens, i - 1) === 'of' || wordAt(tokens, i - 1) === 'for' || wordAt(tokens, i - 1) === 'about')
  )
    return null;
  const date = tryPartialDate(yearText(year));
  const past = lexicon.dates.year.has(next) ? i + 2 : i + 1;
  return date === null ? null : { date, next: past, absolute: true, years: null, recurring: false };
}

/** "vom 12. bis 16. September 2023", "12-16 September": the month stands once, behind the second day. */
function dayRangeAt(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  referenceYear: number | null,
): DateRead | null {
  const day = dayAt(tokens, i);
  if (day === null) return null;
  const dashed = (gapBefore(tokens, i + 1) & (GAP.dash | GAP.hyphen)) !== 0;
  const second = dashed ? i + 1 : lexicon.dates.to.has(wordAt(tokens, i + 1)) ? i + 2 : -1;
  if (second < 0 || second >= limit || dayAt(tokens, second) === null) return null;
  const end = dayMonthAt(tokens, second, limit, lexicon, referenceYear);
  if (end?.date?.length !== 10) return null;
  const start = `${end.date.slice(0, 8)}${String(day).padStart(2, '0')}`;
  const date = start < end.date ? tryPartialDate(`${start}/${end.date}`) : null;
  return date === null ? null : { ...end, date };
}

function pointAt(
  tokens: Tokens,
  i: number,
  first: number,
  limit: number,
  lexicon: Lexicon,
  referenceYear: number | null,
  written: PartialDate | null,
): DateRead | null {
  if (isNumber(tokens, i)) {
    return (
      numericDateAt(tokens, i) ??
      dayRangeAt(tokens, i, limit, lexicon, referenceYear) ??
      dayMonthAt(tokens, i, limit, lexicon, referenceYear) ??
      centuryAt(tokens, i, limit, lexicon) ??
      decadeAt(tokens, i, lexicon) ??
      bareYearAt(tokens, i, first, limit, lexicon)
    );
  }
  return (
    dayMonthAt(tokens, i, limit, lexicon, referenceYear) ??
    seasonAt(tokens, i, limit, lexicon, referenceYear, written) ??
    partOfAt(tokens, i, limit, lexicon, referenceYear, written) ??
    centuryAt(tokens, i, limit, lexicon)
  );
}

const startYear = (date: PartialDate): string => (date.split('/')[0] ?? '').slice(0, 4);

/** "from 2020 to 2022", "September 12 to 16", "2019-2021": two points joined into an interval. */
function rangeFrom(
  tokens: Tokens,
  i: number,
  firstPoint: DateRead,
  first: number,
  limit: number,
  lexicon: Lexicon,
  referenceYear: number | null,
): DateRead | null {
  const joined = lexicon.dates.to.has(wordAt(tokens, firstPoint.next))
    ? firstPoint.next + 1
    : (gapBefore(tokens, firstPoint.next) & (GAP.dash | GAP.hyphen)) !== 0
      ? firstPoint.next
      : -1;
  if (joined < 0 || joined >= limit || firstPoint.date === null) return null;
  // "and" joins a range only behind "between".
  if (
    lexicon.conjunctions.has(wordAt(tokens, firstPoint.next)) &&
    !(i > first && lexicon.dates.from.has(wordAt(tokens, i - 1)))
  )
    return null;
  const day = dayAt(tokens, joined);
  const [year = '', month = ''] = firstPoint.date.split('-');
  const monthAfterDay = lexicon.months.has(wordAt(tokens, skipFillers(tokens, joined + 1, lexicon)));
  if (day !== null && firstPoint.date.length === 10 && !monthAfterDay && yearAt(tokens, joined) === null) {
    const last = dayDate(Number(year), Number(month), day);
    const date =
      last === null || last <= firstPoint.date ? null : tryPartialDate(`${firstPoint.date}/${last}`);
    return date === null ? null : { ...firstPoint, date, next: joined + 1, yearless: false };
  }
  // "For 2024-2026 comprising": a year dashed to a year needs no word that says so.
  const plain = joined === firstPoint.next && /^\d{4}$/.test(firstPoint.date) ? yearAt(tokens, joined) : null;
  const years = plain === null ? null : tryPartialDate(`${firstPoint.date}/${yearText(plain)}`);
  if (years !== null) return { ...firstPoint, date: years, next: joined + 1 };
  const second = pointAt(tokens, joined, joined - 1, limit, lexicon, referenceYear, null);
  if (!second?.date || second.date.includes('/')) return null;
  const own = firstPoint.date.split('/')[0] ?? '';
  // "January to September 2022": the year stands once, behind the second.
  const start = !firstPoint.absolute && second.absolute ? startYear(second.date) + own.slice(4) : own;
  const date =
    start.slice(0, 7) <= second.date.slice(0, 7) ? tryPartialDate(`${start}/${second.date}`) : null;
  return date === null ? null : { ...second, date };
}

/**
 * "Last July" and what is yet to come are seen from the day of writing, whatever year the paragraph tells of; what has happened is of the
 * paragraph's year, if it has one.
 */
function seenFromWriting(
  read: DateRead,
  before: string,
  lexicon: Lexicon,
  reference: DateReference,
): DateRead {
  const seen = withBothYears(read, before, lexicon, reference.date);
  const { last, next, since, this: current } = lexicon.dates;
  if (reference.year === null || [last, next, since, current].some((words) => words.has(before))) return seen;
  if (reference.tellsOfThen) return read;
  // "On 20 August", to the day, is news; of a year told of before, it is said with the year.
  if (read.date?.length === 10) return seen;
  return seen.ahead === undefined ? seen : { ...read, ahead: seen.ahead };
}

/** "On Saturday, 10 June", "am Samstag, dem 10. Juni": the day of the week only adds to the date behind it. */
function datedWeekday(tokens: Tokens, i: number, limit: number, lexicon: Lexicon): boolean {
  if (!lexicon.weekdays.has(wordAt(tokens, i))) return false;
  const at = lexicon.articles.has(wordAt(tokens, i + 1)) ? i + 2 : i + 1;
  if (at >= limit || (gapBefore(tokens, i + 1) & (GAP.stop | GAP.semicolon)) !== 0) return false;
  // Any year does: only whether a day follows is asked.
  return (numericDateAt(tokens, at) ?? dayMonthAt(tokens, at, limit, lexicon, 2000)) !== null;
}

/**
 * The dates in a stretch of words, in order: points as precise as the words, decades, centuries, seasons, parts of months, ranges,
 * relative ones ("on Monday", "this year") read against `reference`, ages ("sister cities for 45 years") and rhythms ("every year").
 * A day and month without a year take the reference's year; without a reference such a date is left out.
 *
 * @param taken marks the words that a date holds, so that no amount is read from them
 */
export function findDates(
  tokens: Tokens,
  first: number,
  limit: number,
  lexicon: Lexicon,
  reference: DateReference,
  taken: Uint8Array,
): DateMention[] {
  const found: DateMention[] = [];
  const referenceYear =
    reference.year ?? (reference.date === null ? null : Number(startYear(reference.date)));
  const signs = wordSigns(tokens, lexicon);
  let told = reference.told ?? reference.year;
  for (let i = first; i < limit; i++) {
    if (((signs[i] ?? 0) & SIGN.date) === 0 || datedWeekday(tokens, i, limit, lexicon)) continue;
    let read =
      storyYearAt(tokens, i, limit, lexicon, told) ??
      partOfYearAt(tokens, i, limit, lexicon, reference) ??
      yearsAheadAt(tokens, i, limit, lexicon, reference) ??
      ageAt(tokens, i, limit, lexicon, reference) ??
      namedDayAt(tokens, i, limit, lexicon, reference) ??
      relativeAt(tokens, i, limit, lexicon, reference) ??
      pointAt(tokens, i, first, limit, lexicon, referenceYear, reference.date);
    if (!read) continue;
    if (read.date !== null && !read.recurring && read.years === null)
      read = rangeFrom(tokens, i, read, first, limit, lexicon, referenceYear) ?? read;
    read = seenFromWriting(read, wordAt(tokens, i - 1), lexicon, reference);
    taken.fill(1, i, read.next);
    if (read.date !== null || read.recurring || read.years !== null) {
      const start = startOf(tokens, i);
      const end = endOf(tokens, read.next - 1);
      found.push({
        type: 'date',
        start,
        end,
        surface: tokens.text.slice(start, end),
        date: read.date,
        absolute: read.absolute,
        years: read.years,
        recurring: read.recurring,
        ...(read.past === undefined ? {} : { past: read.past }),
        ...(read.ahead === undefined ? {} : { ahead: read.ahead }),
      });
      if (read.absolute && read.date !== null) told = Number(startYear(read.date));
    }
    i = read.next - 1;
  }
  return found;
}
