import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTieGraph, type PlacePair } from '../twins/index.js';
import { findGaps } from './find-gaps.js';

/** Towns 0 to 3 of country A with 100 people each, towns 4 to 6 of B and 7 of C without a known population. */
const places = Array.from({ length: 8 }, (_, i) => ({
  id: String(i),
  name: String(i),
  country: i < 4 ? 'A' : i < 7 ? 'B' : 'C',
  latitude: null,
  longitude: null,
  population: i < 4 ? 100 : null,
}));
const graphOf = (pairs: readonly PlacePair[]) => buildTieGraph(places, pairs);
const countryOf = (place: number) => places[place]?.country ?? null;
const rules = { factor: 2, fewest: 2, allows: () => true };

describe('gaps beside peers', () => {
  it('finds the country where the peers have ties and the place has none', () => {
    const graph = graphOf([
      [0, 7],
      [1, 4],
      [1, 5],
      [2, 4],
      [2, 5],
      [2, 6],
      [3, 7],
    ]);
    const { peers, gaps } = findGaps(graph, 0, rules, countryOf);
    expect(peers).toEqual([1, 2, 3]);
    expect(gaps).toEqual([
      {
        area: 'B',
        own: 0,
        median: 2,
        share: 2 / 3,
        examples: [
          { place: 2, ties: 3 },
          { place: 1, ties: 2 },
        ],
      },
    ]);
  });

  it('takes peers of any size for a place whose population is not known, and says so', () => {
    const graph = graphOf([
      [4, 1],
      [0, 7],
      [5, 2],
    ]);
    expect(findGaps(graph, 4, rules, countryOf)).toMatchObject({
      sized: false,
      tooFew: false,
      peers: [0, 1, 2, 5, 7],
    });
  });

  it('says when there are too few peers to speak of gaps', () => {
    const graph = graphOf([
      [0, 4],
      [1, 4],
    ]);
    expect(findGaps(graph, 0, rules, countryOf)).toMatchObject({ sized: true, tooFew: true, gaps: [] });
  });

  it('takes no place without ties for a peer: the atlas may hold nothing of it', () => {
    expect(findGaps(graphOf([[1, 4]]), 0, { ...rules, fewest: 1 }, countryOf).peers).toEqual([1]);
  });

  it('never finds a gap at home, and shares lie between a quarter and all', () => {
    const pair = fc.tuple(fc.nat(7), fc.nat(7));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 25 }), fc.nat(3), (pairs, from) => {
        for (const gap of findGaps(graphOf(pairs), from, { ...rules, fewest: 1 }, countryOf).gaps) {
          expect(gap.area).not.toBe('A');
          expect(gap.share).toBeGreaterThanOrEqual(0.25);
          expect(gap.share).toBeLessThanOrEqual(1);
          expect(gap.own === 0 || gap.own * 2 <= gap.median).toBe(true);
        }
      }),
    );
  });
});
