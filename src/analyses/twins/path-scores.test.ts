import { describe, expect, it } from 'vitest';
import { scoreKatz, scorePaths, scoreWalk } from './path-scores.js';
import { buildTieGraph, type PlacePair } from './tie-graph.js';

const graphOf = (size: number, pairs: readonly PlacePair[]) =>
  buildTieGraph(
    Array.from({ length: size }, (_, i) => ({
      id: String(i),
      name: String(i),
      country: null,
      latitude: null,
      longitude: null,
      population: null,
    })),
    pairs,
  );
/** 0 and 3 share 1 and 2; 4 hangs on 3; 5 is alone. */
const graph = graphOf(6, [
  [0, 1],
  [0, 2],
  [1, 3],
  [2, 3],
  [3, 4],
]);

describe('ways through shared partners', () => {
  it('counts shared partners, and weighs them by their ties', () => {
    const { shared, adamicAdar, allocation, threeSteps } = scorePaths(graph, 0);
    expect([...shared]).toEqual([0, 0, 0, 2, 0, 0]);
    expect(adamicAdar[3]).toBeCloseTo(2 / Math.log(2), 6);
    expect(allocation[3]).toBeCloseTo(1, 6);
    expect(threeSteps[4]).toBeCloseTo(2 / Math.sqrt(2 * 3), 6);
  });

  it('adds ways of every length by powers of beta', () => {
    const scores = scoreKatz(graph, 0, 0.1, 3);
    // One way of one step, three of three steps: 0-1-0-1, 0-2-0-1 and 0-1-3-1, 0-2-3-1.
    expect(scores[1]).toBeCloseTo(0.1 + 4 * 0.001, 10);
    expect(scores[3]).toBeCloseTo(2 * 0.01, 10);
    expect(scores[4]).toBeCloseTo(2 * 0.001, 10);
    expect(scores[5]).toBe(0);
  });

  it('walks home often, never gets lost, and stays at home where there is no tie', () => {
    const walk = scoreWalk(graph, 0, 0.3, 8);
    expect(walk.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    expect(walk[1]).toBeGreaterThan(walk[4] ?? 1);
    expect([...scoreWalk(graph, 5, 0.3, 8)]).toEqual([0, 0, 0, 0, 0, 1]);
  });
});
