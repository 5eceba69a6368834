import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNearPlaces, kmBetween } from './near-places.js';
import { buildTieGraph } from './tie-graph.js';

const graphOf = (points: readonly (readonly [number | null, number | null])[]) =>
  buildTieGraph(
    points.map(([latitude, longitude], i) => ({
      id: String(i),
      name: String(i),
      country: null,
      latitude,
      longitude,
      population: null,
    })),
    [],
  );
const nearOf = (near: ReturnType<typeof findNearPlaces>, i: number): number[] =>
  [...near.others.slice(near.starts[i], near.starts[i + 1])].sort((a, b) => a - b);

describe('finding near places', () => {
  const point = fc.tuple(
    fc.double({ min: -90, max: 90, noNaN: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
  );

  it('finds the same places as comparing all with all, at the poles and across the date line too', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), fc.constantFrom(50, 500, 3000), (points, radius) => {
        const graph = graphOf(points);
        const near = findNearPlaces(graph, radius);
        points.forEach((_, i) => {
          const expected = points.map((_, j) => j).filter((j) => j !== i && kmBetween(graph, i, j) <= radius);
          expect(nearOf(near, i)).toEqual(expected);
        });
      }),
    );
  });

  it('finds a neighbour on the other side of the date line', () => {
    expect(
      nearOf(
        findNearPlaces(
          graphOf([
            [65, 179.9],
            [65, -179.9],
          ]),
          50,
        ),
        0,
      ),
    ).toEqual([1]);
  });

  it('leaves out places whose position is not known', () => {
    const near = findNearPlaces(
      graphOf([
        [50, 10],
        [null, null],
        [50, 10.1],
      ]),
      100,
    );
    expect(nearOf(near, 0)).toEqual([2]);
    expect(nearOf(near, 1)).toEqual([]);
  });
});
