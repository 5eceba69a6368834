import { describe, expect, it } from 'vitest';
import { findDates } from './find-dates.js';
import { MONTH_SPELLINGS } from './month-names.js';

describe('findDates', () => {
  it.each([
    ['12 April 2023', '2023-04-12'],
    ['April 12th, 2023', '2023-04-12'],
    ['the 12th of April 2023', '2023-04-12'],
    ['Jan. 8, 2024', '2024-01-08'],
    ['8-Jan-2024', '2024-01-08'],
    ['April 2023', '2023-04'],
    ['12 апреля 2023 г.', '2023-04-12'],
    ['12. April 2023', '2023-04-12'],
    ['3. März 2020', '2020-03-03'],
    ['1er avril 2021', '2021-04-01'],
    ['12 août 2021', '2021-08-12'],
    ['12 de abril de 2023', '2023-04-12'],
    ['5 października 2011 r.', '2011-10-05'],
    ['5 kwietnia 2011', '2011-04-05'],
    ['17 верасня 2019', '2019-09-17'],
    ['17 вересня 2019 року', '2019-09-17'],
    ['27/10/1994', '1994-10-27'],
    ['02.01.2015', '2015-01-02'],
    ['01/15/2024', '2024-01-15'],
    ['2023-04-12', '2023-04-12'],
    ['2023-04-12T23:30:00+03:00', '2023-04-12'],
    ['2024年1月8日', '2024-01-08'],
  ])('reads %s', (written, date) => {
    expect(findDates(written).map((found) => found.date)).toEqual([date]);
  });

  it('gives no date to a day and month without a year', () => {
    expect(findDates('Jan. 8')).toEqual([{ start: 0, end: 6, date: null, day: 8, month: 1 }]);
  });

  it.each([
    '12 people',
    'may come',
    'march on',
    '31.02.2020',
    '99 April',
    '1.2.3',
    '10.5.19',
    'call 2023',
    '1234567-8',
  ])('finds none in "%s"', (text) => {
    expect(findDates(text)).toEqual([]);
  });

  it('finds several in order, with spans that slice back', () => {
    const text = 'Fecha: 27/10/1994. Firmado el 23 de abril de 1993 en Costa Brume';
    const found = findDates(text);
    expect(found.map((date) => date.date)).toEqual(['1994-10-27', '1993-04-23']);
    expect(found.map((date) => text.slice(date.start, date.end))).toEqual([
      '27/10/1994',
      '23 de abril de 1993',
    ]);
  });
});

describe('month names', () => {
  it('no spelling names two months', () => {
    const months = new Map<string, Set<number>>();
    for (const [name, month] of MONTH_SPELLINGS) months.set(name, (months.get(name) ?? new Set()).add(month));
    expect([...months].filter(([, numbers]) => numbers.size > 1)).toEqual([]);
  });
});
