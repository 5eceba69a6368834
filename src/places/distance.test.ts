import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm, greatCircle } from './distance.js';

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('distances', () => {
  it('gives the distance of known pairs', () => {
    const brest = { latitude: 52.0976, longitude: 23.6877 };
    const vladivostok = { latitude: 43.1056, longitude: 131.8735 };
    expect(distanceKm(brest, vladivostok)).toBeCloseTo(7411, -2);
    expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20015, 0);
  });

  it('is symmetric, never negative and never more than half the globe', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const there = distanceKm(a, b);
        expect(there).toBeCloseTo(distanceKm(b, a), 6);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(20016);
      }),
    );
  });
});

describe('great circles', () => {
  it('runs from end to end without jumps of longitude', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        fc.pre(Math.abs(a.latitude) < 85 && Math.abs(b.latitude) < 85 && distanceKm(a, b) < 19_000);
        const line = greatCircle(a, b, 32);
        expect(line[0]?.latitude).toBeCloseTo(a.latitude, 5);
        expect(line.at(-1)?.latitude).toBeCloseTo(b.latitude, 5);
        for (let i = 1; i < line.length; i++) {
          expect(Math.abs((line[i]?.longitude ?? 0) - (line[i - 1]?.longitude ?? 0))).toBeLessThanOrEqual(
            180,
          );
        }
      }),
    );
  });

  it('crosses the date line by running on past 180 degrees', () => {
    const line = greatCircle({ latitude: 43, longitude: 132 }, { latitude: 47, longitude: -122 });
    expect(Math.max(...line.map((p) => p.longitude))).toBeGreaterThan(180);
  });

  it('is two equal points for one place', () => {
    const here = { latitude: 1, longitude: 2 };
    expect(greatCircle(here, here)).toEqual([here, here]);
  });
});
