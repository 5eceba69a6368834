import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../base/index.js';
import type { PeriodUnit } from '../../vocabulary/index.js';
import { termEnd } from './term-end.js';

const end = (from: string, count: number, unit: PeriodUnit) => termEnd(from as PartialDate, { count, unit });

describe('the end of a term', () => {
  it.each([
    ['2019-07-01', 5, 'years', '2024-06-30'],
    ['2016-04-14', 3, 'years', '2019-04-13'],
    ['2005-03-01', 3, 'years', '2008-02-29'],
    ['2020-02-29', 1, 'years', '2021-02-28'],
    ['2023-01-31', 1, 'months', '2023-02-28'],
    ['2018-01-11', 24, 'months', '2020-01-10'],
    ['2023-12-25', 10, 'days', '2024-01-03'],
    ['2023-01-01', 2, 'weeks', '2023-01-14'],
  ] as const)('of a term from %s for %d %s is %s', (from, count, unit, expected) => {
    expect(end(from, count, unit)).toBe(expected);
  });

  it('is no more exact than the beginning', () => {
    expect(end('2019-05', 5, 'years')).toBe('2024-04-30/2024-05-30');
    expect(end('2019', 1, 'years')).toBe('2019-12-31/2020-12-30');
  });

  it('is not known when beginning or term is not, or when it leaves the calendar', () => {
    expect(termEnd(null, { count: 1, unit: 'years' })).toBeNull();
    expect(termEnd('2020-01-01' as PartialDate, null)).toBeNull();
    expect(end('9990-01-01', 200, 'years')).toBeNull();
    expect(end('-0044-03-15', 2, 'years')).toBeNull();
  });
});
