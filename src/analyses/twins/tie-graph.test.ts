import { describe, expect, it } from 'vitest';
import { buildTieGraph, type GraphPlace, pairsOf, partnersOf } from './tie-graph.js';

const place = (id: string, more: Partial<GraphPlace> = {}): GraphPlace => ({
  id,
  name: id,
  country: null,
  latitude: null,
  longitude: null,
  population: null,
  ...more,
});

describe('building a graph of ties', () => {
  const places = [place('a', { country: 'FR', population: 100 }), place('b', { country: 'DE' }), place('c')];

  it('counts a pair once however often and in whichever order it is given, and no tie of a place with itself', () => {
    const graph = buildTieGraph(places, [
      [0, 1],
      [1, 0],
      [2, 1],
      [1, 1],
    ]);
    expect([...graph.degrees]).toEqual([1, 2, 1]);
    expect([...partnersOf(graph, 1)]).toEqual([0, 2]);
    expect(pairsOf(graph)).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('keeps what is not known apart from zero', () => {
    const graph = buildTieGraph([...places, place('d', { population: 0 })], []);
    expect([...graph.logPopulation].map(Number.isNaN)).toEqual([false, true, true, true]);
    expect([...graph.countryOf]).toEqual([0, 1, -1, -1]);
    expect(Number.isNaN(graph.latitude[0])).toBe(true);
  });

  it('refuses a pair that names no place, with the positions there are', () => {
    for (const pair of [
      [0, 3],
      [-1, 0],
      [0.5, 1],
      [Number.NaN, 1],
    ] as const)
      expect(() => buildTieGraph(places, [pair])).toThrow(
        expect.objectContaining({ code: 'twins.pair', message: expect.stringContaining('from 0 to 2') }),
      );
  });
});
