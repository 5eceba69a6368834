import { describe, expect, it } from 'vitest';
import { allocateSample, drawSample } from './draw-sample.js';

const sum = (drawn: ReadonlyMap<string, number>) => [...drawn.values()].reduce((a, b) => a + b, 0);

describe('allocateSample', () => {
  it('gives rare kinds enough to say something, and the rest by size', () => {
    const drawn = allocateSample(
      [
        { name: 'visit', population: 9000 },
        { name: 'agreement', population: 900 },
        { name: 'office', population: 3 },
      ],
      200,
    );
    expect(drawn.get('office')).toBe(3);
    expect(drawn.get('agreement')).toBeGreaterThanOrEqual(8);
    expect(drawn.get('visit')).toBeGreaterThan(150);
    expect(sum(drawn)).toBe(200);
  });

  it('takes all where there is less than asked for, and never more than a stratum has', () => {
    const strata = [
      { name: 'a', population: 5 },
      { name: 'b', population: 1 },
    ];
    expect([...allocateSample(strata, 100)]).toEqual([
      ['a', 5],
      ['b', 1],
    ]);
  });

  it('always adds up', () => {
    for (let size = 0; size <= 60; size++) {
      const strata = [3, 50, 7, 1, 0].map((population, i) => ({ name: `k${i}`, population }));
      expect(sum(allocateSample(strata, size))).toBe(size);
    }
  });

  it('draws nothing from nothing, and nothing for a senseless size', () => {
    expect(sum(allocateSample([], 10))).toBe(0);
    expect(sum(allocateSample([{ name: 'a', population: 4 }], -3))).toBe(0);
  });
});

describe('drawSample', () => {
  const items = Array.from({ length: 500 }, (_, i) => ({ id: `s${i}` }));

  it('draws the same for the same seed, whatever the order of the items', () => {
    expect(drawSample(items, 20, '7')).toEqual(drawSample([...items].reverse(), 20, '7'));
    expect(drawSample(items, 20, '7')).not.toEqual(drawSample(items, 20, '8'));
  });

  it('draws each once, and about evenly over many seeds', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 100; seed++) {
      const drawn = drawSample(items.slice(0, 10), 5, String(seed));
      expect(new Set(drawn).size).toBe(5);
      for (const { id } of drawn) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    for (const count of counts.values()) expect(Math.abs(count - 50)).toBeLessThan(25);
  });
});
