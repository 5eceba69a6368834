import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gini, measureHidden, topPositions } from './measure-hidden.js';

describe('measuring where hidden partners stand', () => {
  it('gives full marks for the first places', () => {
    expect(measureHidden([9, 8, 1, 1], [0, 1])).toEqual({ hits: 2, hidden: 2, auc: 1, averagePrecision: 1 });
  });

  it('gives a score that says nothing no more than chance finds', () => {
    const scores = new Array(100).fill(0);
    const { hits, auc } = measureHidden(scores, [37]);
    expect(hits).toBeCloseTo(0.1, 10);
    expect(auc).toBe(0.5);
  });

  it('stays between 0 and 1 whatever the scores are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 40 }),
        fc.nat(),
        (scores, at) => {
          const { hits, auc, averagePrecision } = measureHidden(scores, [at % scores.length]);
          for (const value of [hits, auc, averagePrecision]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});

describe('the first places', () => {
  it('are those that sorting gives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (scores) => {
        const sorted = scores.map((_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
        expect(topPositions(scores, 5)).toEqual(sorted.slice(0, 5));
      }),
    );
  });
});

describe('inequality', () => {
  it('is 0 for alike counts, near 1 when one has all, 0 when there is nothing', () => {
    expect(gini([3, 3, 3])).toBeCloseTo(0, 10);
    expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75, 10);
    expect(gini([0, 0])).toBe(0);
  });
});
