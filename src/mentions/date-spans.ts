import { type PartialDate, tryPartialDate } from '../base/index.js';
import { GAP, gapBefore, type Tokens, wordAt } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import {
  type DateRead,
  dateRead,
  dayDate,
  monthDate,
  opensWithDigit,
  pad,
  relativeYearAt,
  skipFillers,
  yearAt,
  yearText,
} from './date-reader.js';

/** First or last day of a month, as text. */
function monthEdge(year: number, month: number, last: boolean): string {
  const day = last ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 1;
  return `${yearText(year)}-${pad(month)}-${pad(day)}`;
}

/** "the 1990s", "1990er", "90er", "1990-е", "les années 1990": ten years. */
export function decadeAt(tokens: Tokens, i: number, lexicon: Lexicon): DateRead | null {
  const word = wordAt(tokens, i);
  if (!opensWithDigit(word)) return null;
  const match =
    /^(1[0-9]|20)?(\d0)(?:s|er|ern|х|е|ых|ые|х годов)$/.exec(word) ??
    hyphenDecade(tokens, i) ??
    (lexicon.dates.decade.has(wordAt(tokens, i - 1)) ? /^(1[0-9]|20)?(\d0)$/.exec(wordAt(tokens, i)) : null);
  if (!match) return null;
  const start = Number(`${match[1] ?? '19'}${match[2]}`);
  const next = match.length > 3 ? i + 2 : i + 1;
  return dateRead(tryPartialDate(`${yearText(start)}/${yearText(start + 9)}`), next, match[1] !== undefined);
}

function hyphenDecade(tokens: Tokens, i: number): string[] | null {
  const match = /^(1[0-9]|20)?(\d0)$/.exec(wordAt(tokens, i));
  if (!match || !/^(е|х|ые|ых)$/.test(wordAt(tokens, i + 1)) || (gapBefore(tokens, i + 1) & GAP.hyphen) === 0)
    return null;
  return [match[0], match[1] ?? '19', match[2] ?? '', 'hyphen'];
}

const ROMAN: Readonly<Record<string, number>> = {
  xv: 15,
  xvi: 16,
  xvii: 17,
  xviii: 18,
  xix: 19,
  xx: 20,
  xxi: 21,
};

/** "the second half of the 19th century", "early 20th century", "XIX века": hundred, fifty or thirty years. */
export function centuryAt(tokens: Tokens, i: number, limit: number, lexicon: Lexicon): DateRead | null {
  const word = wordAt(tokens, i);
  const ordinal =
    word.length <= 5 && opensWithDigit(word) ? /^(\d{1,2})(?:st|nd|rd|th|e|ème|го)?$/.exec(word) : null;
  const number = ordinal ? Number(ordinal[1]) : (ROMAN[word] ?? lexicon.ordinals.get(word) ?? 0);
  if (number < 9 || number > 21) return null;
  const noun = [i + 1, i + 2].find((at) => at < limit && lexicon.dates.century.has(wordAt(tokens, at)));
  // "the 18th and 19th centuries": from the beginning of the one to the end of the other.
  if (noun === undefined && lexicon.dates.to.has(wordAt(tokens, i + 1))) {
    const second = centuryAt(tokens, i + 2, limit, lexicon);
    const end = second?.date?.split('/')[1];
    if (second && end !== undefined && Number(end) > (number - 1) * 100)
      return dateRead(tryPartialDate(`${yearText((number - 1) * 100)}/${end}`), second.next, true);
  }
  if (noun === undefined) return null;
  const start = (number - 1) * 100;
  const before = tokens.lower.slice(Math.max(0, i - 5), i).join(' ');
  const half = (phrases: readonly string[]): boolean => phrases.some((phrase) => before.includes(phrase));
  const lead = lastContentWord(tokens, i, lexicon);
  let span: [number, number] = [start, start + 99];
  if (half(lexicon.dates.firstHalf)) span = [start, start + 50];
  else if (half(lexicon.dates.secondHalf)) span = [start + 50, start + 100];
  else if (lexicon.dates.early.has(lead)) span = [start, start + 30];
  else if (lexicon.dates.mid.has(lead)) span = [start + 40, start + 60];
  else if (lexicon.dates.late.has(lead)) span = [start + 70, start + 99];
  return dateRead(tryPartialDate(`${yearText(span[0])}/${yearText(span[1])}`), noun + 1, true);
}

function lastContentWord(tokens: Tokens, i: number, lexicon: Lexicon): string {
  let at = i - 1;
  while (at > i - 4 && at >= 0 && lexicon.dates.fillers.has(wordAt(tokens, at))) at--;
  return wordAt(tokens, at);
}

/** "summer 2023", "the winter of 1998", "this summer", "last autumn". */
export function seasonAt(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  referenceYear: number | null,
  written: PartialDate | null,
): DateRead | null {
  const months = lexicon.seasons.get(wordAt(tokens, i));
  if (!months) return null;
  const yearIndex = skipFillers(tokens, i + 1, lexicon);
  const stated = yearIndex < limit ? yearAt(tokens, yearIndex) : null;
  const before = wordAt(tokens, i - 1);
  const behind = stated === null ? relativeYearAt(tokens, i + 1, lexicon, referenceYear) : null;
  let year = stated ?? behind?.year ?? null;
  // "this", "last" and "next" are seen from the day of writing, whatever year the paragraph tells of.
  const own = written === null ? referenceYear : Number(written.slice(0, 4));
  if (year === null && own !== null) {
    const shift = lexicon.dates.this.has(before)
      ? 0
      : lexicon.dates.last.has(before)
        ? -1
        : lexicon.dates.next.has(before)
          ? 1
          : null;
    if (shift !== null && months[0] > months[1] && written !== null && written.length >= 7)
      return dateRead(winterFrom(own, Number(written.slice(5, 7)), shift), i + 1, false);
    if (shift !== null) year = own + shift;
  }
  if (year === null) return bareSeasonAt(tokens, i, months, lexicon, written);
  const [first, last] = months;
  // A winter named by a year may be either end of it: the year itself is what the text is sure of.
  const date =
    first > last
      ? tryPartialDate(yearText(year))
      : tryPartialDate(`${yearText(year)}-${pad(first)}/${yearText(year)}-${pad(last)}`);
  return dateRead(date, behind?.next ?? (stated === null ? i + 1 : yearIndex + 1), stated !== null);
}

/** "by the summer", "in spring": the last one that began for what has happened, the next one for what is to come. */
function bareSeasonAt(
  tokens: Tokens,
  i: number,
  [first, last]: readonly [number, number],
  lexicon: Lexicon,
  written: PartialDate | null,
): DateRead | null {
  const before = wordAt(tokens, i - 1);
  const lead = lexicon.articles.has(before) ? wordAt(tokens, i - 2) : before;
  // "Im Frühjahr" has its preposition in the article, "весной" has it in its ending.
  const announced =
    lexicon.insideWords.has(lead) ||
    lexicon.dates.deadline.has(lead) ||
    lexicon.dates.deadline.has(wordAt(tokens, i - 2)) ||
    lexicon.articles.size === 0 ||
    lexicon.insideWords.has(before) ||
    lexicon.fusedArticles.has(before);
  if (!announced || written === null || written.length < 7 || first > last) return null;
  const year = Number(written.slice(0, 4));
  const month = Number(written.slice(5, 7));
  const inYear = (of: number): PartialDate | null =>
    tryPartialDate(`${yearText(of)}-${pad(first)}/${yearText(of)}-${pad(last)}`);
  const past = inYear(month >= first ? year : year - 1);
  const ahead = inYear(month > last ? year + 1 : year);
  const plain = dateRead(inYear(year), i + 1, false);
  return plain === null || past === null || ahead === null ? null : { ...plain, past, ahead };
}

/** "last winter" of a June is the one that began the year before; of a January, the one before the one that runs. */
function winterFrom(year: number, month: number, shift: number): PartialDate | null {
  const running = month <= 2 ? year - 1 : year;
  const began = running + (shift > 0 && month <= 2 ? 1 : Math.min(shift, 0));
  return tryPartialDate(`${yearText(began)}-12/${yearText(began + 1)}-02`);
}

/** "end of April", "mid-May 2022", "late 2023", "beginning of the year". `i` is the modifier. */
export function partOfAt(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  referenceYear: number | null,
  written: PartialDate | null,
): DateRead | null {
  const { early, mid, late } = lexicon.dates;
  const word = wordAt(tokens, i);
  const part = early.has(word) ? 'early' : mid.has(word) ? 'mid' : late.has(word) ? 'late' : null;
  if (part === null) return null;
  // A word for the year may be a filler too: "до конца года".
  const ofYear = i + 1 < limit && lexicon.dates.year.has(wordAt(tokens, i + 1));
  const at = ofYear ? i + 1 : skipFillers(tokens, i + 1, lexicon);
  if (at >= limit) return null;
  const month = lexicon.months.get(wordAt(tokens, at));
  if (month !== undefined) {
    // "Beginning March 15, 2010": a day is named, and no part of a month.
    if (at + 1 < limit && /^([12]?\d|3[01])$/.test(wordAt(tokens, at + 1))) return null;
    const yearIndex = skipFillers(tokens, at + 1, lexicon);
    const stated = yearIndex < limit ? yearAt(tokens, yearIndex) : null;
    const behind = stated === null ? relativeYearAt(tokens, at + 1, lexicon, referenceYear) : null;
    const year = stated ?? behind?.year ?? referenceYear;
    const next = behind?.next ?? (stated === null ? at + 1 : yearIndex + 1);
    if (year === null) return { date: null, next, absolute: false, years: null, recurring: false };
    // A deadline "by the end of April" is its last day; "mid-May" the fifteenth; otherwise only the month is sure.
    const deadline = isDeadline(tokens, i, lexicon);
    const yearless = stated === null && behind === null;
    const date =
      deadline && part === 'late'
        ? tryPartialDate(monthEdge(year, month, true))
        : deadline && part === 'mid'
          ? dayDate(year, month, 15)
          : monthDate(year, month);
    const found = dateRead(date, next, stated !== null);
    return found === null ? null : { ...found, yearless, due: deadline };
  }
  const season = lexicon.seasons.get(wordAt(tokens, at));
  if (season !== undefined && part === 'late' && season[0] <= season[1]) {
    const behind = relativeYearAt(tokens, at + 1, lexicon, referenceYear);
    const stated = yearAt(tokens, skipFillers(tokens, at + 1, lexicon));
    const year = behind?.year ?? stated ?? referenceYear;
    const next = behind?.next ?? (stated === null ? at + 1 : skipFillers(tokens, at + 1, lexicon) + 1);
    if (year === null) return null;
    const end = isDeadline(tokens, i, lexicon)
      ? monthEdge(year, season[1], true)
      : `${yearText(year)}-${pad(season[1])}`;
    return dateRead(tryPartialDate(end), next, stated !== null);
  }
  // A deadline "by the end of the year" is its last day.
  const whole = (of: number): PartialDate | null =>
    tryPartialDate(
      part === 'late' && isDeadline(tokens, i, lexicon) ? monthEdge(of, 12, true) : yearText(of),
    );
  const relative = relativeYearAt(
    tokens,
    at,
    lexicon,
    written === null ? referenceYear : Number(written.slice(0, 4)),
  );
  if (relative) return dateRead(whole(relative.year), relative.next, false);
  const year = yearAt(tokens, at);
  if (year !== null) return dateRead(whole(year), at + 1, true);
  if (referenceYear === null || !lexicon.dates.year.has(wordAt(tokens, at)) || part === 'mid') return null;
  const ended = dateRead(whole(referenceYear), at + 1, false);
  const ahead = written === null ? null : whole(Number(written.slice(0, 4)));
  return ended === null || ahead === null ? ended : { ...ended, ahead };
}

/** "by", "until", "до", "bis", "d'ici" before the modifier: the words for the end of a range. */
function isDeadline(tokens: Tokens, i: number, lexicon: Lexicon): boolean {
  const before = [wordAt(tokens, i - 1), wordAt(tokens, i - 2)];
  return before.some((word) => lexicon.dates.deadline.has(word));
}
