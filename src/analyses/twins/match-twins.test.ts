import { describe, expect, it } from 'vitest';
import { type MatchRules, matchTwins } from './match-twins.js';
import { describePairs, FEATURES } from './pair-features.js';
import { tellReasons } from './tell-reasons.js';
import { buildTieGraph, type GraphPlace, type PlacePair } from './tie-graph.js';
import { readyTrees, type TreeModel } from './tree-model.js';
import { prepareTwins } from './twin-context.js';
import { withPlace } from './with-place.js';

/** Two regions, one of FR around 48 N 0 E and one of DE around 50 N 10 E, with five towns each; towns of one are tied with towns of the other. */
const TOWNS: readonly GraphPlace[] = Array.from({ length: 10 }, (_, i) => {
  const west = i < 5;
  return {
    id: `t${i}`,
    name: west ? `Ville ${i}` : `Stadt ${i}`,
    country: west ? 'FR' : 'DE',
    latitude: (west ? 48 : 50) + (i % 5) * 0.05,
    longitude: west ? 0 : 10,
    population: i === 4 ? null : 10_000 * (1 + (i % 5)),
  };
});

/** 4 and 9 have no tie. */
const TIES: readonly PlacePair[] = [
  [0, 5],
  [1, 6],
  [2, 7],
  [0, 6],
  [3, 8],
];

/** One question: is the candidate in a region that this one is tied with? */
const PLAIN_MODEL: TreeModel = {
  features: FEATURES,
  trees: [
    {
      feature: [FEATURES.indexOf('region_35'), -1, -1],
      threshold: [0.01, 0, 0],
      left: [1, -1, -1],
      right: [2, -1, -1],
      value: [0, -1, 1],
    },
  ],
};
const PLAIN = readyTrees(PLAIN_MODEL);

const context = prepareTwins(buildTieGraph(TOWNS, TIES));
const ANY: MatchRules = { fromKm: null, toKm: null, fromSize: null, toSize: null, allows: () => true };

describe('matching a place with those it is not tied to', () => {
  it('never offers the place itself or a partner that it has', () => {
    const { matches, candidates } = matchTwins(context, PLAIN, 0, ANY, 50);
    expect(matches.map(({ place }) => place)).not.toEqual(expect.arrayContaining([0]));
    expect(matches.some(({ place }) => place === 5 || place === 6)).toBe(false);
    expect(candidates).toBe(7);
  });

  it('finds the region that its neighbours are tied with, for a place without any tie and population too', () => {
    const [first] = matchTwins(context, PLAIN, 4, ANY, 1).matches;
    expect(first?.place).toBeGreaterThanOrEqual(5);
    expect(first?.size).toBeNull();
  });

  it('keeps to bounds, and counts those left out because it does not know', () => {
    const near = matchTwins(context, PLAIN, 0, { ...ANY, toKm: 100 }, 50);
    expect(near.matches.every(({ km }) => km !== null && km <= 100)).toBe(true);
    const alike = matchTwins(context, PLAIN, 0, { ...ANY, fromSize: 1, toSize: 2 }, 50);
    expect(alike.unknownSize).toBe(1);
    expect(alike.matches.every(({ size }) => size !== null && size >= 1 && size <= 2.001)).toBe(true);
  });

  it('gives nothing when no place is allowed', () => {
    expect(matchTwins(context, PLAIN, 0, { ...ANY, allows: () => false }, 5).matches).toEqual([]);
  });

  it('works on a graph of one place and of none with a position', () => {
    const lone = { id: 'x', name: '', country: null, latitude: null, longitude: null, population: null };
    const alone = prepareTwins(buildTieGraph([lone], []));
    expect(matchTwins(alone, PLAIN, 0, ANY, 5).matches).toEqual([]);
    const two = prepareTwins(buildTieGraph([lone, { ...lone, id: 'y' }], []));
    expect(matchTwins(two, PLAIN, 0, ANY, 5).matches).toEqual([{ place: 1, km: null, size: null }]);
  });
});

describe('a place that the graph does not have', () => {
  it('is described as if it had been there from the start', () => {
    const [last, ...others] = [...TOWNS].reverse();
    if (!last) throw new Error('no towns');
    const known = prepareTwins(buildTieGraph([...others.reverse(), last], TIES));
    const added = withPlace(prepareTwins(buildTieGraph(TOWNS.slice(0, 9), TIES)), last);
    const columns = (of: typeof known) => describePairs(of, 9).map((column) => [...column.slice(0, 9)]);
    const [expected, found] = [columns(known), columns(added)];
    const differing = expected.flatMap((column, f) =>
      column.every(
        (value, i) => Object.is(value, found[f]?.[i]) || Math.abs(value - (found[f]?.[i] ?? 0)) < 1e-5,
      )
        ? []
        : [f],
    );
    // What counts places of a country, names or the density around others knows of one place less.
    expect(differing.length).toBeLessThanOrEqual(7);
    expect(matchTwins(added, PLAIN, 9, ANY, 1).matches[0]?.place).toBeLessThan(5);
  });
});

describe('reasons', () => {
  it('name shared partners, the surroundings, size and countries', () => {
    const reasons = tellReasons(context, 0, 7);
    expect(reasons.map(({ code }) => code)).toEqual(['near_partner', 'tied_nearby', 'regions', 'countries']);
    expect(tellReasons(context, 5, 6)[0]).toEqual({ code: 'shared', count: 1, places: [0] });
    expect(tellReasons(context, 1, 5).map(({ code }) => code)).toContain('near_partner');
  });

  it('say of a size only where both are known', () => {
    expect(tellReasons(context, 0, 5).find(({ code }) => code === 'size')).toEqual({
      code: 'size',
      own: 10_000,
      other: 10_000,
    });
    expect(tellReasons(context, 4, 9).some(({ code }) => code === 'size')).toBe(false);
  });
});
