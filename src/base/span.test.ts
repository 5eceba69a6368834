import { expect, it } from 'vitest';
import { spanHolds, spansOverlap } from './span.js';

it('lets spans that only touch share nothing', () => {
  expect(spansOverlap({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(false);
  expect(spansOverlap({ start: 0, end: 6 }, { start: 5, end: 9 })).toBe(true);
});

it('lets a span hold itself and what lies within it, and nothing that sticks out', () => {
  const outer = { start: 2, end: 8 };
  expect(spanHolds(outer, outer)).toBe(true);
  expect(spanHolds(outer, { start: 3, end: 8 })).toBe(true);
  expect(spanHolds(outer, { start: 1, end: 8 })).toBe(false);
  expect(spanHolds(outer, { start: 3, end: 9 })).toBe(false);
});
