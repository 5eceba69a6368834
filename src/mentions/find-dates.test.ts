import { describe, expect, it } from 'vitest';
import { asDate, lexiconOf } from '../../test/support/shared-reader.js';
import { tokenize } from '../passages/index.js';
import type { DateReference } from './date-reader.js';
import { findDates } from './find-dates.js';

/** A Wednesday. */
const WEDNESDAY: DateReference = { date: asDate('2024-05-15'), year: null };
const UNKNOWN: DateReference = { date: null, year: null };
const lexicon = lexiconOf('en');

const find = (text: string, reference = WEDNESDAY) => {
  const tokens = tokenize(text);
  return findDates(tokens, 0, tokens.count, lexicon, reference, new Uint8Array(tokens.count));
};
/** Words and dates at a glance: "30 May > 2024-05-30". */
const dates = (text: string, reference = WEDNESDAY): string[] =>
  find(text, reference).map(({ surface, date }) => `${surface} > ${date}`);

describe('what the day of writing decides', () => {
  it('a month without a year is the last one for what has happened, the next one for what is to come', () => {
    expect(find('It began in August.')[0]).toMatchObject({ past: '2023-08', ahead: '2024-08' });
    expect(find('It begins in April.')[0]).toMatchObject({ past: '2024-04', ahead: '2025-04' });
  });

  it('a month without a year that is near ahead is that one', () => {
    expect(find('The line, cut last year, is back on 4 July.')[1]).toMatchObject({ date: '2024-07-04' });
    expect(find('From January to April it grew.')[0]).toMatchObject({ past: '2024-01/2024-04' });
  });

  it('what is to come is of no year that the paragraph looks back on', () => {
    const [date] = find('A visit in August.', { date: asDate('2024-05-15'), year: 2019 });
    expect(date).toMatchObject({ date: '2019-08', ahead: '2024-08' });
    expect(dates('They begin this September.', { date: asDate('2024-05-15'), year: 2019 })).toEqual([
      'September > 2024-09',
    ]);
  });

  it('a weekday may be the one to come', () => {
    expect(find('They sign on Saturday.')[0]).toMatchObject({ date: '2024-05-11', ahead: '2024-05-18' });
  });

  it.each([
    ['They met last winter.', 'winter > 2023-12/2024-02'],
    ['Twice a week last winter', 'winter > 2023-12/2024-02'],
    ['In 1874 it began. Eleven years later it ended.', 'Eleven years later > 1885'],
    ['In 1874 and in the same year', 'same year > 1874'],
    ['In the 18th and 19th centuries', '18th and 19th centuries > 1700/1899'],
  ])('%s', (text, expected) => {
    expect(dates(text)).toContain(expected);
  });

  it('an age may stand without the word for years', () => {
    expect(find('The partnership turned 40 today.')[0]).toMatchObject({ years: 40, date: '1984' });
  });
});

describe('points', () => {
  it.each([
    ['They met on 2 January 2015.', '2 January 2015 > 2015-01-02'],
    ['They met on January 2, 2015.', 'January 2, 2015 > 2015-01-02'],
    ['They met on the 2nd of January 2015.', '2nd of January 2015 > 2015-01-02'],
    ['They met on 02.01.2015.', '02.01.2015 > 2015-01-02'],
    ['They met on 2/1/2015.', '2/1/2015 > 2015-01-02'],
    ['They met on 2015-01-02.', '2015-01-02 > 2015-01-02'],
    ['They met in January 2015.', 'January 2015 > 2015-01'],
    ['They have met since 1987.', '1987 > 1987'],
    ['The pact (1987) holds.', '1987 > 1987'],
    ['They met on 30 May.', '30 May > 2024-05-30'],
    ['They met in March last year.', 'March last year > 2023-03'],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual([expected]);
  });

  it('a day that its month does not have gives no more than the month', () => {
    expect(dates('Signed on 31 April 2020.')).toEqual(['April 2020 > 2020-04']);
  });

  it.each([
    'A town of 2243 people.',
    'They may come.',
    'It cost $1990 then.',
    'A law of 900 words',
    '40 or 99',
  ])('are none in %j', (text) => {
    expect(dates(text)).toEqual([]);
  });

  it('are the text’s own when the year stands there, else the reference’s', () => {
    expect(find('On 30 May 2020.')[0]?.absolute).toBe(true);
    expect(find('On 30 May.')[0]?.absolute).toBe(false);
  });

  it('take the year that the paragraph speaks of before the document’s', () => {
    expect(dates('On 30 May.', { ...WEDNESDAY, year: 1998 })).toEqual(['30 May > 1998-05-30']);
  });

  it('without any year to take are left out', () => {
    expect(dates('On 30 May, on Monday, yesterday, this summer.', UNKNOWN)).toEqual([]);
  });
});

describe('ranges', () => {
  it.each([
    ['It ran from 2020 to 2022.', '2020 to 2022 > 2020/2022'],
    ['It ran between 1998 and 2003.', '1998 and 2003 > 1998/2003'],
    ['It ran in 2019-2021.', '2019-2021 > 2019/2021'],
    ['From January to September 2022.', 'January to September 2022 > 2022-01/2022-09'],
    ['From September 12 to 16.', 'September 12 to 16 > 2024-09-12/2024-09-16'],
    ['On 12-16 September 2022.', '12-16 September 2022 > 2022-09-12/2022-09-16'],
    ['On 12–16 September.', '12–16 September > 2024-09-12/2024-09-16'],
    ['From 28 May to 3 June 2022.', '28 May to 3 June 2022 > 2022-05-28/2022-06-03'],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual([expected]);
  });

  it('two years joined by "and" without "between" stay two', () => {
    expect(dates('In 1998 and 2003 they met.')).toEqual(['1998 > 1998', '2003 > 2003']);
  });

  it('never run backwards', () => {
    expect(dates('From 2022 to 2020.')).toEqual(['2022 > 2022', '2020 > 2020']);
  });
});

describe('long spans', () => {
  it.each([
    ['It opened in the 1990s.', '1990s > 1990/1999'],
    ['It opened in the 90s.', '90s > 1990/1999'],
    ['It was built in the 19th century.', '19th century > 1800/1899'],
    ['In the first half of the 19th century.', '19th century > 1800/1850'],
    ['In the second half of the 19th century.', '19th century > 1850/1900'],
    ['In the early 20th century.', '20th century > 1900/1930'],
    ['In the mid 20th century.', '20th century > 1940/1960'],
    ['In the late 19th century.', '19th century > 1870/1899'],
    ['In the nineteenth century.', 'nineteenth century > 1800/1899'],
    ['It was in the XIX century.', 'XIX century > 1800/1899'],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual([expected]);
  });

  it.each([
    ['In the summer of 2023.', 'summer of 2023 > 2023-06/2023-08'],
    ['They met this summer.', 'summer > 2024-06/2024-08'],
    ['They met last autumn.', 'autumn > 2023-09/2023-11'],
    ['They meet next spring.', 'spring > 2025-03/2025-05'],
  ])('a season: %s', (text, expected) => {
    expect(dates(text)).toEqual([expected]);
  });

  it('a winter is no surer than its year, as it lies in two', () => {
    expect(dates('In winter 2021.')).toEqual(['winter 2021 > 2021']);
  });
});

describe('parts of months and years', () => {
  it.each([
    ['by the end of April', 'end of April > 2024-04-30'],
    ['by the end of February 2023', 'end of February 2023 > 2023-02-28'],
    ['until the end of February', 'end of February > 2024-02-29'],
    ['by mid-May 2025', 'mid-May 2025 > 2025-05-15'],
    ['in mid-May', 'mid-May > 2024-05'],
    ['at the end of April', 'end of April > 2024-04'],
    ['in early June 2021', 'early June 2021 > 2021-06'],
    ['in late 2023', 'late 2023 > 2023'],
    ['at the end of last year', 'end of last year > 2023'],
    ['by the end of the year', 'end of the year > 2024-12-31'],
    ['on Sunday, 5 May 2024', '5 May 2024 > 2024-05-05'],
  ])('"They come %s." is as sure as its words', (words, expected) => {
    expect(dates(`They come ${words}.`)).toEqual([expected]);
  });
});

describe('dates that hang on the day of writing', () => {
  it.each([
    ['on Monday', 'Monday > 2024-05-13'],
    ['on Wednesday', 'Wednesday > 2024-05-15'],
    ['next Friday', 'Friday > 2024-05-17'],
    ['yesterday', 'yesterday > 2024-05-14'],
    ['tomorrow', 'tomorrow > 2024-05-16'],
    ['this year', 'this year > 2024'],
    ['last year', 'last year > 2023'],
    ['next month', 'next month > 2024-06'],
    ['last week', 'last week > 2024-05-06/2024-05-12'],
  ])('"They met %s."', (words, expected) => {
    const [found] = find(`They met ${words}.`);
    expect(`${found?.surface} > ${found?.date}`).toBe(expected);
    expect(found?.absolute).toBe(false);
  });

  it('cross the year where the month does', () => {
    const january: DateReference = { date: asDate('2024-01-02'), year: null };
    expect(dates('They met last month and on Friday.', january)).toEqual([
      'last month > 2023-12',
      'Friday > 2023-12-29',
    ]);
  });

  it('are no surer than the reference: of a year alone no weekday is known', () => {
    expect(dates('On Monday, last month, last year.', { date: asDate('2024'), year: null })).toEqual([
      'last year > 2023',
    ]);
  });
});

describe('ages and rhythms', () => {
  it.each([
    ['They have been twins for 45 years.', 45, '1979'],
    ['It began 20 years ago.', 20, '2004'],
    ['The 45th anniversary was held.', 45, '1979'],
    ['It opened ten years ago.', 10, '2014'],
  ])('%s', (text, years, date) => {
    expect(find(text)[0]).toMatchObject({ years, date, absolute: false, recurring: false });
  });

  it('keep their count of years when nothing dates them', () => {
    expect(find('It began 20 years ago.', UNKNOWN)[0]).toMatchObject({ years: 20, date: null });
  });

  it('that cannot be are none', () => {
    expect(find('It began 4000 years ago.').filter(({ years }) => years !== null)).toEqual([]);
  });

  it('tell a rhythm from a point', () => {
    expect(
      find('They meet every year and annually.').map(({ recurring, date }) => [recurring, date]),
    ).toEqual([
      [true, null],
      [true, null],
    ]);
  });
});

it('marks the words of a date, so that no amount is read from them', () => {
  const tokens = tokenize('On 30 May 2020 came 40 people');
  const taken = new Uint8Array(tokens.count);
  findDates(tokens, 0, tokens.count, lexicon, WEDNESDAY, taken);
  expect([...taken]).toEqual([0, 1, 1, 1, 0, 0, 0]);
});

it('a day behind "beginning" is a day, and no part of its month', () => {
  expect(dates('Beginning March 15, 2010, trains run.')).toEqual(['March 15, 2010 > 2010-03-15']);
  expect(dates('It opened at the beginning of March 2010.')).toEqual(['beginning of March 2010 > 2010-03']);
});
