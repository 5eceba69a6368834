import { describe, expect, it } from 'vitest';
import { weightedInterval, wilsonInterval } from './wilson-interval.js';

describe('wilsonInterval', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives what Newcombe prints for %i of %i', (successes, cases, low, high) => {
    const interval = wilsonInterval(successes, cases);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('stays between 0 and 1 where all succeed, and is not a point', () => {
    const interval = wilsonInterval(10, 10);
    expect(interval?.high).toBe(1);
    expect(interval?.low).toBeGreaterThan(0.6);
    expect(interval?.low).toBeLessThan(0.8);
  });

  it('knows nothing of no cases', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(0, Number.NaN)).toBeNull();
  });
});

describe('weightedInterval', () => {
  it('is the plain one where all cases weigh the same', () => {
    const cases = [1, 1, 1, 0].map((value) => ({ weight: 7, value }));
    expect(weightedInterval(cases)).toEqual(wilsonInterval(3, 4));
  });

  it('is wider where a few cases stand for many others', () => {
    const even = weightedInterval([1, 1, 0, 0].map((value) => ({ weight: 1, value })));
    const uneven = weightedInterval([
      { weight: 10, value: 1 },
      { weight: 10, value: 0 },
      { weight: 0.1, value: 1 },
      { weight: 0.1, value: 0 },
    ]);
    expect(uneven?.estimate).toBeCloseTo(0.5);
    expect(uneven?.low).toBeLessThan(even?.low ?? 0);
  });

  it('knows nothing of no cases', () => expect(weightedInterval([])).toBeNull());
});
