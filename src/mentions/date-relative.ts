import { dateBounds, type PartialDate, tryPartialDate } from '../base/index.js';
import { isNumber, type Tokens, wordAt } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import { type DateRead, type DateReference, skipFillers, yearText } from './date-reader.js';
import { parseNumber } from './parse-number.js';

const DAY = 86_400_000;

function shiftDays(day: string, days: number): PartialDate | null {
  return tryPartialDate(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10));
}

/** Monday = 1 … Sunday = 7. */
function weekdayOf(day: string): number {
  return new Date(Date.parse(`${day}T00:00:00Z`)).getUTCDay() || 7;
}

const wholeDay = (reference: DateReference): string | null =>
  reference.date !== null && reference.date.length === 10 ? reference.date : null;

/** "today", "yesterday", "on Monday", "this year", "last month", "next week", "every year". Null date when no reference is known. */
export function relativeAt(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  reference: DateReference,
): DateRead | null {
  const word = wordAt(tokens, i);
  const { dates } = lexicon;
  const give = (date: PartialDate | null, next: number): DateRead | null =>
    date === null ? null : { date, next, absolute: false, years: null, recurring: false };
  if (dates.every.has(word)) {
    const at = skipFillers(tokens, i + 1, lexicon);
    const next = wordAt(tokens, at);
    const unit =
      dates.year.has(next) ||
      dates.month.has(next) ||
      dates.week.has(next) ||
      dates.day.has(next) ||
      lexicon.seasons.has(next) ||
      lexicon.weekdays.has(next);
    if (unit) return { date: null, next: at + 1, absolute: false, years: null, recurring: true };
    return word.length > 5
      ? { date: null, next: i + 1, absolute: false, years: null, recurring: true }
      : null;
  }
  const day = wholeDay(reference);
  if (day !== null && dates.yesterday.has(word)) return give(shiftDays(day, -1), i + 1);
  if (day !== null && dates.tomorrow.has(word)) return give(shiftDays(day, 1), i + 1);
  const weekday = lexicon.weekdays.get(word);
  if (weekday !== undefined && day !== null) {
    const back = (weekdayOf(day) - weekday + 7) % 7;
    // "next Monday", and "lundi prochain" in languages that put it behind.
    const behind = wordAt(tokens, i + 1);
    const ahead = dates.next.has(wordAt(tokens, i - 1)) || dates.next.has(behind);
    const next = dates.next.has(behind) || dates.last.has(behind) ? i + 2 : i + 1;
    return give(shiftDays(day, ahead ? 7 - back : -back), next);
  }
  if (reference.date === null) return null;
  const shiftOf = (text: string): number | null =>
    dates.this.has(text) ? 0 : dates.last.has(text) ? -1 : dates.next.has(text) ? 1 : null;
  const leading = shiftOf(word);
  const shift = leading ?? shiftOf(wordAt(tokens, i + 1));
  if (shift === null || i + 1 >= limit) return null;
  // "last year", "l'année dernière".
  const unit = leading === null ? word : wordAt(tokens, i + 1);
  const { first } = dateBounds(reference.date);
  if (dates.year.has(unit)) return give(tryPartialDate(yearText(Number(first.slice(0, 4)) + shift)), i + 2);
  if (dates.month.has(unit) && reference.date.length >= 7) {
    const month = new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1 + shift, 1));
    return give(tryPartialDate(month.toISOString().slice(0, 7)), i + 2);
  }
  if (dates.week.has(unit) && day !== null && shift !== 0) {
    const monday = shiftDays(day, 1 - weekdayOf(day) + 7 * shift);
    const sunday = monday === null ? null : shiftDays(monday, 6);
    return give(monday === null || sunday === null ? null : tryPartialDate(`${monday}/${sunday}`), i + 2);
  }
  return null;
}

function countAt(tokens: Tokens, i: number, lexicon: Lexicon): number | null {
  const word = wordAt(tokens, i);
  const ordinal = /^(\d{1,3})(?:st|nd|rd|th|er?|ère|ème|º|ª)$/.exec(word);
  if (ordinal) return Number(ordinal[1]);
  if (isNumber(tokens, i)) return parseNumber(word, lexicon.language);
  return word.length > 2 ? (lexicon.numbers.get(word) ?? lexicon.ordinals.get(word) ?? null) : null;
}

/** "for more than 45 years": the word behind such a qualifier. */
function pastQualifier(tokens: Tokens, i: number, lexicon: Lexicon): number {
  for (const length of [3, 2, 1])
    if (lexicon.qualifiers.has(tokens.lower.slice(i, i + length).join(' '))) return i + length;
  return i;
}

/**
 * "45 years ago", "for 45 years", "45th anniversary": `years` is the age and `date` the year it began, reckoned from the reference.
 * An age the text counts to a year that is stated ("as of 1998") is left to the caller.
 */
export function ageAt(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  reference: DateReference,
): DateRead | null {
  const { dates } = lexicon;
  const leading = dates.for.has(wordAt(tokens, i));
  const at = leading ? pastQualifier(tokens, i + 1, lexicon) : i;
  const count = at < limit ? countAt(tokens, at, lexicon) : null;
  if (count === null || !Number.isInteger(count) || count < 1 || count > 400) return null;
  const unit = at + 1;
  let next = -1;
  if (
    dates.anniversary.has(wordAt(tokens, unit)) ||
    (dates.year.has(wordAt(tokens, unit)) && dates.anniversary.has(wordAt(tokens, unit + 1)))
  ) {
    next = dates.anniversary.has(wordAt(tokens, unit)) ? unit + 1 : unit + 2;
  } else if (dates.year.has(wordAt(tokens, unit)) && (leading || dates.ago.has(wordAt(tokens, unit + 1)))) {
    next = leading ? unit + 1 : unit + 2;
  }
  if (next < 0 || next > limit) return null;
  const year = reference.date === null ? null : Number(dateBounds(reference.date).first.slice(0, 4)) - count;
  return {
    date: year === null ? null : tryPartialDate(yearText(year)),
    next,
    absolute: false,
    years: count,
    recurring: false,
  };
}
