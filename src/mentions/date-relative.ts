import { dateBounds, tryPartialDate } from '../base/index.js';
import { GAP, gapBefore, isNumber, type Tokens, wordAt } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import { lastStretchAt } from './date-named-days.js';
import {
  type DateRead,
  type DateReference,
  dateRead,
  opensWithDigit,
  pad,
  shiftDays,
  skipFillers,
  weekdayOf,
  wholeDay,
  yearAt,
  yearText,
} from './date-reader.js';
import { gluedNumber } from './glued-number.js';
import { parseNumber } from './parse-number.js';

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
  if (dates.every.has(word)) {
    const behind = skipFillers(tokens, i + 1, lexicon);
    // "every second summer", "tous les trois ans", "co dwa lata"
    const at = countAt(tokens, behind, lexicon) === null ? behind : behind + 1;
    const next = wordAt(tokens, at);
    const unit =
      lexicon.months.has(next) ||
      dates.weekend.has(next) ||
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
  if (day !== null && dates.yesterday.has(word)) return dateRead(shiftDays(day, -1), i + 1);
  if (day !== null && dates.tomorrow.has(word)) return dateRead(shiftDays(day, 1), i + 1);
  const weekday = lexicon.weekdays.get(word);
  if (weekday !== undefined && day !== null) {
    const back = (weekdayOf(day) - weekday + 7) % 7;
    // "next Monday", and "lundi prochain" in languages that put it behind.
    const behind = wordAt(tokens, i + 1);
    const ahead = dates.next.has(wordAt(tokens, i - 1)) || dates.next.has(behind);
    const next = dates.next.has(behind) || dates.last.has(behind) ? i + 2 : i + 1;
    const read = dateRead(shiftDays(day, ahead ? 7 - back : -back), next);
    const coming = ahead || back === 0 ? null : shiftDays(day, 7 - back);
    return read === null || coming === null ? read : { ...read, ahead: coming };
  }
  if (reference.date === null) return null;
  const shiftOf = (text: string): number | null =>
    dates.this.has(text) ? 0 : dates.last.has(text) ? -1 : dates.next.has(text) ? 1 : null;
  const leading = shiftOf(word);
  // "should last fourteen months" is no stretch that is over.
  const definite = lexicon.articles.size === 0 || lexicon.articles.has(wordAt(tokens, i - 1));
  if (definite && dates.last.has(word) && i + 2 < limit) {
    const tens = dates.tens.has(wordAt(tokens, i + 1));
    const read = lastStretchAt(
      tens ? 1 : countAt(tokens, i + 1, lexicon),
      tokens,
      tens ? i + 1 : i + 2,
      lexicon,
      reference,
    );
    if (read !== null) return read;
  }
  // "twice a week last winter": the word belongs to what stands behind it.
  const trailing = ownsNext(tokens, i + 2, lexicon) ? null : shiftOf(wordAt(tokens, i + 1));
  const shift = leading ?? trailing;
  if (shift === null || i + 1 >= limit) return null;
  // "last year", "l'année dernière".
  const unit = leading === null ? word : wordAt(tokens, i + 1);
  const { first } = dateBounds(reference.date);
  if (dates.year.has(unit))
    return dateRead(tryPartialDate(yearText(Number(first.slice(0, 4)) + shift)), i + 2);
  if (dates.month.has(unit) && reference.date.length >= 7) {
    const month = new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1 + shift, 1));
    return dateRead(tryPartialDate(month.toISOString().slice(0, 7)), i + 2);
  }
  if (dates.week.has(unit) && day !== null) {
    const monday = shiftDays(day, 1 - weekdayOf(day) + 7 * shift);
    const sunday = monday === null ? null : shiftDays(monday, 6);
    return dateRead(monday === null || sunday === null ? null : tryPartialDate(`${monday}/${sunday}`), i + 2);
  }
  return null;
}

/** A word for a stretch of time, which a "last" before it belongs to. */
function ownsNext(tokens: Tokens, i: number, lexicon: Lexicon): boolean {
  const word = wordAt(tokens, i);
  const { dates } = lexicon;
  return (
    lexicon.seasons.has(word) ||
    lexicon.months.has(word) ||
    lexicon.weekdays.has(word) ||
    [dates.year, dates.month, dates.week, dates.day].some((set) => set.has(word))
  );
}

/** "eleven years later", "a year on", "the same year", "that year": reckoned from the year told last. */
export function storyYearAt(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  told: number | null,
): DateRead | null {
  const { dates } = lexicon;
  if (told === null) return null;
  const give = (year: number, next: number): DateRead | null => {
    const date = next > limit ? null : tryPartialDate(yearText(year));
    return dateRead(date, next);
  };
  if (dates.same.has(wordAt(tokens, i)) && dates.year.has(wordAt(tokens, i + 1))) return give(told, i + 2);
  const count = lexicon.articles.has(wordAt(tokens, i)) ? 1 : countAt(tokens, i, lexicon);
  if (count === null || !Number.isInteger(count) || count < 1 || count > 400) return null;
  if (!dates.year.has(wordAt(tokens, i + 1)) || !dates.later.has(wordAt(tokens, i + 2))) return null;
  return give(told + count, i + 3);
}

function countAt(tokens: Tokens, i: number, lexicon: Lexicon): number | null {
  const word = wordAt(tokens, i);
  const ordinal = opensWithDigit(word) ? /^(\d{1,3})(?:st|nd|rd|th|er?|ère|ème|º|ª)$/.exec(word) : null;
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

/** "45 years of friendship", "… of the bond": the years count a relation's age. */
function ofBond(tokens: Tokens, unit: number, limit: number, lexicon: Lexicon): boolean {
  if (!lexicon.ofWords.has(wordAt(tokens, unit + 1))) return false;
  for (let at = unit + 2; at < Math.min(limit, unit + 5); at++)
    if (lexicon.dates.bond.has(wordAt(tokens, at))) return true;
  return false;
}

/** "over ten years", "the coming five years": from the reference's year on, for plans; "within a month": that month. Past words before it ("over the last") make it none. */
export function yearsAheadAt(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  reference: DateReference,
): DateRead | null {
  if (reference.date === null || !lexicon.dates.ahead.has(wordAt(tokens, i))) return null;
  let at = i + 1;
  while (
    at < i + 3 &&
    (lexicon.articles.has(wordAt(tokens, at)) || lexicon.dates.ahead.has(wordAt(tokens, at)))
  )
    at++;
  const single =
    at < limit && lexicon.numbers.get(wordAt(tokens, at - 1)) === 1 && isSpan(wordAt(tokens, at), lexicon);
  const count = single ? 1 : at < limit ? countAt(tokens, at, lexicon) : null;
  const unit = single ? at : at + 1;
  if (count === null || !Number.isInteger(count) || count < 1 || count > 60) return null;
  const year = Number(dateBounds(reference.date).first.slice(0, 4));
  if (lexicon.dates.month.has(wordAt(tokens, unit))) {
    if (reference.date.length < 7) return null;
    const end = new Date(Date.UTC(year, Number(reference.date.slice(5, 7)) - 1 + count, 1)).toISOString();
    const date = tryPartialDate(end.slice(0, 7));
    return dateRead(date, unit + 1);
  }
  if ((count < 2 && !single) || !lexicon.dates.year.has(wordAt(tokens, unit))) return null;
  const date = tryPartialDate(`${yearText(year)}/${yearText(year + count)}`);
  return dateRead(date, unit + 1);
}

const isSpan = (word: string, { dates }: Lexicon): boolean => dates.month.has(word) || dates.year.has(word);

/** The month was over, or about to be, on the day of writing. */
const ended = ({ date }: DateReference, month: number): boolean =>
  date !== null && (date.length < 7 || Number(date.slice(5, 7)) >= month);

/** "the first nine months of 2022", "the first half of this year", "the third quarter of 2023". `i` is the ordinal. */
export function partOfYearAt(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  reference: DateReference,
): DateRead | null {
  const { dates } = lexicon;
  // "За девять месяцев" of statistics: from January on.
  const elapsed = dates.elapsed.has(wordAt(tokens, i - 1)) && dates.month.has(wordAt(tokens, i + 1));
  const ordinal = elapsed ? 1 : (lexicon.ordinals.get(wordAt(tokens, i)) ?? 0);
  if (ordinal < 1 || ordinal > 4) return null;
  let at = elapsed ? i : i + 1;
  let months: readonly [number, number] | null = null;
  const noun = wordAt(tokens, at);
  if (dates.halfYear.has(noun) && ordinal <= 2) months = ordinal === 1 ? [1, 6] : [7, 12];
  else if (dates.quarter.has(noun)) months = [ordinal * 3 - 2, ordinal * 3];
  else {
    const count = countAt(tokens, at, lexicon);
    if (
      count !== null &&
      count >= 1 &&
      count <= 11 &&
      ordinal === 1 &&
      dates.month.has(wordAt(tokens, at + 1))
    ) {
      months = [1, count];
      at++;
    }
  }
  if (!months) return null;
  const unit = at;
  at = skipFillers(tokens, at + 1, lexicon);
  const stated = yearAt(tokens, at);
  const thisYear = dates.this.has(wordAt(tokens, at)) && dates.year.has(wordAt(tokens, at + 1));
  const lastYear = dates.last.has(wordAt(tokens, at)) && dates.year.has(wordAt(tokens, at + 1));
  const own = reference.date === null ? null : Number(dateBounds(reference.date).first.slice(0, 4));
  // "In the first five months, up 11 percent": without a year it is the one of writing, or the year before when these months are not over.
  const named = stated !== null || thisYear || lastYear;
  const [from, to] = months;
  // "… of the year" is no other.
  const theYear = at > unit + 1 && dates.year.has(wordAt(tokens, at));
  const unsaid = own === null || (at > unit + 1 && !theYear) ? null : ended(reference, to) ? own : own - 1;
  const year = stated ?? (own === null ? null : thisYear ? own : lastYear ? own - 1 : unsaid);
  if (year === null || (named && at >= limit)) return null;
  const start = `${yearText(year)}-${pad(from)}`;
  const date = tryPartialDate(from === to ? start : `${start}/${yearText(year)}-${pad(to)}`);
  return date === null
    ? null
    : {
        date,
        next: stated !== null ? at + 1 : named ? at + 2 : theYear ? at + 1 : unit + 1,
        absolute: stated !== null,
        years: null,
        recurring: false,
      };
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
  // "das dreißigjährige Bestehen", "двадцатилетие": number and years in one word.
  const glued = gluedNumber(wordAt(tokens, i), dates.ageTails, lexicon);
  const leading = glued === null && dates.for.has(wordAt(tokens, i));
  const at = leading ? pastQualifier(tokens, i + 1, lexicon) : i;
  const counted = glued ?? (at < limit ? countAt(tokens, at, lexicon) : null);
  const unit = at + 1;
  // "seit vier Jahrzehnten", "desde hace cuatro décadas"
  const tens = dates.tens.has(wordAt(tokens, unit));
  const count = counted === null ? null : counted * (tens ? 10 : 1);
  if (count === null || !Number.isInteger(count) || count < 1 || count > 400) return null;
  const isYears = tens || dates.year.has(wordAt(tokens, unit));
  let next = -1;
  // "The partnership turned 40": the number alone is the age.
  const turned =
    dates.turned.has(wordAt(tokens, i - 1)) &&
    !dates.year.has(wordAt(tokens, unit)) &&
    (unit >= limit ||
      lexicon.functionWords.has(wordAt(tokens, unit)) ||
      gapBefore(tokens, unit) !== GAP.space);
  if (glued !== null) next = i + 1;
  else if (turned) next = at + 1;
  else if (
    dates.anniversary.has(wordAt(tokens, unit)) ||
    (dates.year.has(wordAt(tokens, unit)) && dates.anniversary.has(wordAt(tokens, unit + 1)))
  ) {
    next = dates.anniversary.has(wordAt(tokens, unit)) ? unit + 1 : unit + 2;
  } else if (isYears && ofBond(tokens, unit, limit, lexicon)) {
    next = unit + 1;
  } else if (
    isYears &&
    (leading || dates.turned.has(wordAt(tokens, i - 1)) || dates.ago.has(wordAt(tokens, unit + 1)))
  ) {
    next = dates.ago.has(wordAt(tokens, unit + 1)) ? unit + 2 : unit + 1;
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
