import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateBounds,
  datesOverlap,
  type PartialDate,
  parsePartialDate,
  tryPartialDate,
} from './partial-date.js';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const year = fc.integer({ min: -2000, max: 2100 }).map((value) => {
  return value < 0 ? `-${pad(-value, 4)}` : pad(value, 4);
});
const point = fc
  .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.constantFrom(1, 2, 3))
  .map(([y, m, d, parts]) => [y, pad(m, 2), pad(d, 2)].slice(0, parts).join('-') as PartialDate);

/** Days since the year 0, for comparing: an independent reckoning of order. */
const order = (day: string): number => {
  const [, sign, y, m, d] = /^(-?)(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return Number(`${sign}${y}`) * 372 + Number(m) * 31 + Number(d);
};

const codeOf = (text: string): unknown => {
  try {
    parsePartialDate(text);
  } catch (error) {
    return error;
  }
  return null;
};

describe('reading a partial date', () => {
  it.each([
    '2023',
    '2023-04',
    '2023-04-12',
    '2024-02-29',
    '2023-06/2023-08',
    '2023/2023',
    '0988',
    '-0044-03-15',
  ])('takes %s as it is', (text) => {
    expect(parsePartialDate(text)).toBe(text);
  });

  it.each([
    '2023-13',
    '2023-00',
    '2023-02-30',
    '2023-02-29',
    '1900-02-29',
    '23',
    '20230412',
    '2023-4-12',
    '2023-04-12T10:00',
    '2023/2022',
    '2023-05/2023-04',
    '2020/2021/2022',
    '2020/',
    ' 2023',
    '',
  ])('refuses %j with its value and the remedy', (text) => {
    expect(codeOf(text)).toMatchObject({
      code: 'date.unreadable',
      value: text,
      remedy: 'write YYYY, YYYY-MM, YYYY-MM-DD or start/end',
    });
    expect(tryPartialDate(text)).toBeNull();
  });

  it('gives null for nothing', () => {
    expect(tryPartialDate(null)).toBeNull();
    expect(tryPartialDate(undefined)).toBeNull();
  });

  it('orders years before the common era the right way round', () => {
    expect(parsePartialDate('-0100/-0050')).toBe('-0100/-0050');
    expect(tryPartialDate('-0050/-0100')).toBeNull();
    expect(parsePartialDate('-0050/0020')).toBe('-0050/0020');
  });

  it('reckons the leap days of the first century as of any other', () => {
    expect(tryPartialDate('0004-02-29')).toBe('0004-02-29');
    expect(tryPartialDate('0000-02-29')).toBe('0000-02-29');
    expect(tryPartialDate('0001-02-29')).toBeNull();
  });
});

describe('the days a date may mean', () => {
  it.each([
    ['2022-04', '2022-04-01', '2022-04-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2022', '2022-01-01', '2022-12-31'],
    ['2022-12-05', '2022-12-05', '2022-12-05'],
    ['2023-06/2023-08', '2023-06-01', '2023-08-31'],
    ['1990/1999', '1990-01-01', '1999-12-31'],
    ['-0044', '-0044-01-01', '-0044-12-31'],
    ['-0044-03', '-0044-03-01', '-0044-03-31'],
  ])('of %s are %s to %s', (date, first, last) => {
    expect(dateBounds(parsePartialDate(date))).toEqual({ first, last });
  });

  it('are whole days in order, for every date', () => {
    fc.assert(
      fc.property(point, (date) => {
        const { first, last } = dateBounds(parsePartialDate(date));
        expect(parsePartialDate(first)).toBe(first);
        expect(parsePartialDate(last)).toBe(last);
        expect(order(first)).toBeLessThanOrEqual(order(last));
      }),
    );
  });

  it('of an interval run from its first point to its last, and a reversed one is refused', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const reversed = order(dateBounds(a).first) > order(dateBounds(b).last);
        const interval = tryPartialDate(`${a}/${b}`);
        expect(interval === null).toBe(reversed);
        if (interval !== null)
          expect(dateBounds(interval)).toEqual({ first: dateBounds(a).first, last: dateBounds(b).last });
      }),
    );
  });
});

describe('two dates', () => {
  const overlap = (a: string | null, b: string | null): boolean =>
    datesOverlap(a as PartialDate | null, b as PartialDate | null);

  it('overlap when they may mean a common day', () => {
    expect(overlap('2022', '2022-12-31')).toBe(true);
    expect(overlap('2022-06/2022-08', '2022-08-31')).toBe(true);
    expect(overlap('2022-06/2022-08', '2022-09')).toBe(false);
    expect(overlap('2021', '2022')).toBe(false);
  });

  it('overlap when one is unknown', () => {
    expect(overlap(null, '2022')).toBe(true);
    expect(overlap('2022', null)).toBe(true);
  });

  it('overlap both ways or not at all, as their days do', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const [x, y] = [dateBounds(a), dateBounds(b)];
        const common = order(x.first) <= order(y.last) && order(y.first) <= order(x.last);
        expect(datesOverlap(a, b)).toBe(common);
        expect(datesOverlap(b, a)).toBe(common);
      }),
    );
  });
});
