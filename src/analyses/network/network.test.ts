import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.js';
import { buildTieGraph, type PlacePair } from '../twins/index.js';
import { measureNetwork } from './measure-network.js';
import { mixGroups } from './mixing.js';
import { sampleBetweenness } from './sample-betweenness.js';

const graphOf = (size: number, pairs: readonly PlacePair[]) =>
  buildTieGraph(
    Array.from({ length: size }, (_, i) => ({
      id: String(i),
      name: String(i),
      country: i % 2 === 0 ? 'A' : 'B',
      latitude: null,
      longitude: null,
      population: null,
    })),
    pairs,
  );
const countryOf = (place: number) => (place % 2 === 0 ? 'A' : 'B');

describe('betweenness', () => {
  it('is 1 in the middle of a star and 0 at its ends', () => {
    const star = graphOf(4, [
      [0, 1],
      [0, 2],
      [0, 3],
    ]);
    const { values, sampled } = sampleBetweenness(star, 10, seededRandom(1));
    expect([...values]).toEqual([1, 0, 0, 0]);
    expect(sampled).toBe(false);
  });

  it('counts the ways along a line', () => {
    const line = graphOf(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    const { values } = sampleBetweenness(line, 10, seededRandom(1));
    expect(values[1]).toBeCloseTo(4 / 6, 10);
    expect(values[3]).toBe(0);
  });

  it('says when it is a sample, and draws the same one for the same seed', () => {
    const ring = graphOf(
      20,
      Array.from({ length: 20 }, (_, i): PlacePair => [i, (i + 1) % 20]),
    );
    const one = sampleBetweenness(ring, 5, seededRandom(3));
    expect(one).toMatchObject({ sampled: true, sources: 5 });
    expect(sampleBetweenness(ring, 5, seededRandom(3)).values).toEqual(one.values);
  });
});

describe('ties between groups', () => {
  it('are assortative when they stay at home, and the contrary when they never do', () => {
    const home = mixGroups(
      graphOf(8, [
        [0, 2],
        [1, 3],
        [4, 6],
        [5, 7],
      ]),
      countryOf,
    );
    expect(home.assortativity).toBeCloseTo(1, 10);
    const abroad = mixGroups(
      graphOf(4, [
        [0, 1],
        [2, 3],
      ]),
      countryOf,
    );
    expect(abroad.assortativity).toBeCloseTo(-1, 10);
    expect([...abroad.ties]).toEqual([0, 2, 2, 0]);
  });

  it('cannot be told of one group or without ties', () => {
    expect(mixGroups(graphOf(3, []), countryOf).assortativity).toBeNull();
    expect(mixGroups(graphOf(3, [[0, 2]]), countryOf).assortativity).toBeNull();
    expect(mixGroups(graphOf(2, [[0, 1]]), () => null)).toMatchObject({ groups: [], ungrouped: 2 });
  });
});

describe('measuring a network', () => {
  it('finds parts, groups and closed triangles', () => {
    const two = graphOf(7, [
      [0, 1],
      [1, 2],
      [2, 0],
      [3, 4],
      [4, 5],
      [5, 3],
    ]);
    const found = measureNetwork(two);
    expect(found).toMatchObject({
      places: 6,
      pairs: 6,
      meanTies: 2,
      components: [3, 3],
      communities: [3, 3],
    });
    expect(found.clustering).toBe(1);
    expect(found.modularity).toBeCloseTo(0.5, 10);
    expect(found.communityOf[6]).toBe(-1);
  });

  it('measures nothing of an empty graph without a figure that is none', () => {
    const found = measureNetwork(graphOf(2, []));
    expect(found).toMatchObject({ places: 0, pairs: 0, meanTies: 0, clustering: null, modularity: null });
    expect([...found.betweenness.values]).toEqual([0, 0]);
  });

  it('puts every tied place in one group, and the sizes add up', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 }), (pairs) => {
        const graph = graphOf(12, pairs);
        const { communities, communityOf, places, components } = measureNetwork(graph);
        expect(communities.reduce((sum, size) => sum + size, 0)).toBe(places);
        expect(components.reduce((sum, size) => sum + size, 0)).toBe(places);
        graph.degrees.forEach((ties, i) => {
          expect((communityOf[i] ?? -1) >= 0).toBe(ties > 0);
        });
      }),
    );
  });
});
