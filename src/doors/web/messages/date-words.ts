import { dateBounds, type PartialDate } from '../../../base/index.js';
import type { UiLanguage } from '../../../queries/index.js';
import { LOCALES, type MessageKey, translator } from './catalogue.js';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dayOf(text: string): Day {
  const [, year = '0', month = '1', day = '1'] = /^(-?\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return { year: Number(year), month: Number(month), day: Number(day) };
}

function lastDayOfMonth({ year, month }: Day): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Months that make a season, first to last; winter ends in the next year. */
const SEASONS: readonly { readonly key: MessageKey; readonly first: number; readonly last: number }[] = [
  { key: 'date.spring', first: 3, last: 5 },
  { key: 'date.summer', first: 6, last: 8 },
  { key: 'date.autumn', first: 9, last: 11 },
  { key: 'date.winter', first: 12, last: 2 },
];

/**
 * A date in words, exactly as precise as it is known and in the language of the interface. The source's own words stand in where
 * there is no date ("recent years"), and "undated" where there are none.
 *
 * @example dateWords('2023-06/2023-08' as PartialDate, null, 'en'); // 'summer 2023'
 * @example dateWords('1990/1999' as PartialDate, null, 'en'); // '1990s'
 */
export function dateWords(date: PartialDate | null, dateText: string | null, language: UiLanguage): string {
  if (date === null) return dateText ?? translator(language)('date.undated');
  const bounds = dateBounds(date);
  const first = dayOf(bounds.first);
  const last = dayOf(bounds.last);
  const wholeMonths = first.day === 1 && last.day === lastDayOfMonth(last);
  if (wholeMonths && first.month === 1 && last.month === 12)
    return yearsWords(first.year, last.year, language);
  if (wholeMonths) return monthsWords(first, last, language);
  return daysWords(first, last, language);
}

function yearWords(year: number, language: UiLanguage): string {
  return year > 0 ? String(year) : translator(language)('date.before_era', { year: String(1 - year) });
}

function centuryWords(century: number, language: UiLanguage): string {
  const t = translator(language);
  const last = century % 10;
  const teen = century % 100 > 10 && century % 100 < 14;
  const value = { century: language === 'ru' ? roman(century) : String(century) };
  if (teen || last === 0 || last > 3) return t('date.century', value);
  return t(`date.century.${last}` as MessageKey, value);
}

/** Centuries are Roman in Russian: "XIX век". */
function roman(value: number): string {
  const digits: readonly (readonly [number, string])[] = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let text = '';
  for (const [worth, digit] of digits) {
    while (rest >= worth) {
      text += digit;
      rest -= worth;
    }
  }
  return text;
}

/** Intervals of whole years; a century may be counted from the year 0 or 1, as people do. */
function yearsWords(first: number, last: number, language: UiLanguage): string {
  const t = translator(language);
  if (first === last) return yearWords(first, language);
  const years = last - first + 1;
  const start = first % 100;
  if (first > 0 && years === 10 && first % 10 === 0) return t('date.decade', { year: String(first) });
  const century =
    Math.ceil(last / 100) === Math.ceil((first + 1) / 100) ? Math.ceil((first + 1) / 100) : null;
  if (first > 0 && century !== null) {
    const words = centuryWords(century, language);
    const end = last - (century - 1) * 100;
    if (start <= 1 && end >= 99) return words;
    if (start <= 1 && (end === 49 || end === 50)) return t('date.century.first_half', { century: words });
    if ((start === 50 || start === 51) && end >= 99) return t('date.century.second_half', { century: words });
  }
  return `${yearWords(first, language)}–${yearWords(last, language)}`;
}

/** Names of months and days are made once: the formats that know them are dear. */
const wordsKept = new Map<string, string>();

function words(day: Omit<Day, 'year'>, language: UiLanguage, form: 'month' | 'day'): string {
  const key = `${language} ${form} ${day.month}-${form === 'day' ? day.day : 15}`;
  const known = wordsKept.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    ...(form === 'day' ? { day: 'numeric' } : {}),
    month: 'long',
    timeZone: 'UTC',
  });
  const made = format.format(Date.UTC(2000, day.month - 1, form === 'day' ? day.day : 15));
  wordsKept.set(key, made);
  return made;
}

function monthWords({ year, month }: Day, language: UiLanguage): string {
  return `${words({ month, day: 15 }, language, 'month')} ${yearWords(year, language)}`;
}

function monthsWords(first: Day, last: Day, language: UiLanguage): string {
  const t = translator(language);
  const span = (last.year - first.year) * 12 + last.month - first.month;
  if (span === 0) return monthWords(first, language);
  const season = SEASONS.find((one) => span === 2 && one.first === first.month && one.last === last.month);
  if (season) {
    const year =
      first.year === last.year
        ? String(first.year)
        : `${first.year}–${String(last.year % 100).padStart(2, '0')}`;
    return t(season.key, { year });
  }
  if (span === 5 && first.year === last.year && (first.month === 1 || first.month === 7)) {
    return t(first.month === 1 ? 'date.half.1' : 'date.half.2', { year: String(first.year) });
  }
  if (first.year !== last.year) return `${monthWords(first, language)} – ${monthWords(last, language)}`;
  return `${monthWords(first, language).replace(/ \S+$/u, '')}–${monthWords(last, language)}`;
}

function oneDay(day: Day, language: UiLanguage): string {
  return `${words(day, language, 'day')} ${yearWords(day.year, language)}`;
}

function daysWords(first: Day, last: Day, language: UiLanguage): string {
  const sameMonth = first.year === last.year && first.month === last.month;
  if (sameMonth && first.day === last.day) return oneDay(first, language);
  if (sameMonth) return `${first.day}–${oneDay(last, language)}`;
  return `${oneDay(first, language)} – ${oneDay(last, language)}`;
}
