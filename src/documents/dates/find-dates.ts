import { type PartialDate, type Span, tryPartialDate } from '../../base/index.js';
import { monthNumber } from './month-names.js';

/** A date written in a short text. `date` is null when it has a day and month but no year. */
export interface WrittenDate extends Span {
  readonly date: PartialDate | null;
  readonly day: number | null;
  readonly month: number;
}

const WORD = /\p{L}{3,12}/gu;
const DAY_BEFORE =
  /(?<![\p{L}\d])(\d{1,2})(?:st|nd|rd|th|er|º|°|\.|-го|-е|-га)?[\s-]{1,3}(?:of |de |del |d['’])?$/u;
const DAY_AFTER = /^\.?[\s-]{1,3}(\d{1,2})(?:st|nd|rd|th)?(?![\d:])/u;
const YEAR_AFTER =
  /^\.?,?[\s-]{1,3}(?:of |de |del )?(\d{4})(?!\d)(?:\s?(?:года|году|рік|року|г|р|r|m)(?:\.|(?!\p{L})))?/u;
const ISO =
  /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)/g;
const NUMERIC = /(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/g;
const CJK = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?/g;

const two = (value: number): string => String(value).padStart(2, '0');

function dateOf(year: number, month: number, day: number | null): PartialDate | null {
  return tryPartialDate(`${year}-${two(month)}${day === null ? '' : `-${two(day)}`}`);
}

/** The date around a month's name: "12 April 2023", "April 12th, 2023", "12 de abril de 2023", "Jan. 8", "April 2023". */
function named(text: string, word: RegExpExecArray): WrittenDate | null {
  const month = monthNumber(word[0]);
  if (month === null) return null;
  const before = DAY_BEFORE.exec(text.slice(Math.max(0, word.index - 16), word.index));
  let end = word.index + word[0].length;
  const after = before ? null : DAY_AFTER.exec(text.slice(end, end + 12));
  end += after?.[0].length ?? 0;
  const year = YEAR_AFTER.exec(text.slice(end, end + 24));
  const day = before || after ? Number(before?.[1] ?? after?.[1]) : null;
  if ((day === null && !year) || (day !== null && (day < 1 || day > 31))) return null;
  const date = year ? dateOf(Number(year[1]), month, day) : null;
  if (year && date === null) return null;
  const point = !year && !after && text.charAt(end) === '.' ? 1 : 0;
  return {
    start: word.index - (before?.[0].length ?? 0),
    end: end + (year?.[0].length ?? point),
    date,
    day,
    month,
  };
}

function numeric(
  match: RegExpExecArray,
  year: number,
  month: number,
  day: number | null,
): WrittenDate | null {
  const date = dateOf(year, month, day);
  const start = match.index ?? 0;
  return date && { start, end: start + match[0].length, date, day, month };
}

/**
 * The dates written in a short text, in text order: month names of ten languages, ISO 8601, and numeric forms.
 *
 * Numeric dates are read **day first** (27/10/1994, 02.01.2015); only when that is no date is the month read first
 * (01/15/2024). Four digits in front mean year-month-day. Two-digit years are not read: they would be guesses.
 * Meant for lines and datelines (a few hundred characters), not for whole documents.
 *
 * @example findDates('12 апреля 2023 г.')[0]?.date; // '2023-04-12'
 * @example findDates('Jan. 8')[0]; // { date: null, day: 8, month: 1, … }: no year, so no date
 */
export function findDates(text: string): WrittenDate[] {
  // Every form has a day or a year in figures: most lines have none.
  if (!/\d/.test(text)) return [];
  const found: (WrittenDate | null)[] = [];
  for (const m of text.matchAll(ISO)) found.push(numeric(m, Number(m[1]), Number(m[2]), Number(m[3])));
  for (const m of text.matchAll(CJK)) {
    found.push(numeric(m, Number(m[1]), Number(m[2]), m[3] === undefined ? null : Number(m[3])));
  }
  for (const m of text.matchAll(NUMERIC)) {
    const [first, second, year] = [Number(m[1]), Number(m[3]), Number(m[4])];
    found.push(numeric(m, year, second, first) ?? numeric(m, year, first, second));
  }
  for (const m of text.matchAll(WORD)) found.push(named(text, m));
  return found
    .filter((date) => date !== null)
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((date, i, all) => i === 0 || date.start >= (all[i - 1]?.end ?? 0));
}
