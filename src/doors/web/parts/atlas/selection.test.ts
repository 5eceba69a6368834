import { describe, expect, it } from 'vitest';
import { periodBins } from './period-bins.js';
import { periodWords, toggled } from './selection-words.js';

describe('toggled', () => {
  const all = ['a', 'b', 'c'];
  it('leaves only the first value clicked', () => expect(toggled([], 'b', all)).toEqual(['b']));
  it('adds a second value', () => expect(toggled(['b'], 'a', all)).toEqual(['b', 'a']));
  it('takes a value away', () => expect(toggled(['b', 'a'], 'b', all)).toEqual(['a']));
  it('means all again when every value is in', () => expect(toggled(['b', 'a'], 'c', all)).toEqual([]));
});

describe('periodBins', () => {
  it('keeps single years when they fit', () => {
    expect(
      periodBins(
        [
          { year: 2020, count: 1 },
          { year: 2023, count: 4 },
        ],
        30,
      ).map(({ count }) => count),
    ).toEqual([1, 0, 0, 4]);
  });
  it('takes round widths for long spans and loses no tie', () => {
    const bins = periodBins(
      [
        { year: 1883, count: 1 },
        { year: 1884, count: 2 },
        { year: 2023, count: 4 },
      ],
      30,
    );
    expect(bins.length).toBeLessThanOrEqual(30);
    expect(bins[0]?.from).toBe(1880);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(7);
  });
  it('takes years before our era', () => {
    expect(
      periodBins(
        [
          { year: -44, count: 1 },
          { year: 1999, count: 1 },
        ],
        30,
      ).reduce((sum, { count }) => sum + count, 0),
    ).toBe(2);
  });
  it('has no bars for nothing', () => expect(periodBins([], 30)).toEqual([]));
});

describe('periodWords', () => {
  it('says open ends', () => {
    expect(periodWords({ from: 1990, to: null }, 'en')).toBe('from 1990');
    expect(periodWords({ from: null, to: 2000 }, 'en')).toBe('to 2000');
    expect(periodWords({ from: 1990, to: 2000 }, 'en')).toBe('1990 to 2000');
    expect(periodWords({ from: null, to: null }, 'en')).toBeNull();
  });
});
