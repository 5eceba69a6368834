import type { RouteNetwork } from './build-network.js';
import type { Candidate } from './choose-candidates.js';
import { type GroupWeights, orderRoutes, pairUp, type RouteRanking } from './order-routes.js';
import { TERM_GROUPS, type TiesBetween } from './route-terms.js';
import { totalsOf } from './weigh-terms.js';

const WIDE = TERM_GROUPS.length;
const BY_SIZE = { large: 3, medium: 2, small: 1 } as const;

/**
 * Ranks candidates without a network to learn from, by the textbook's terms with weights that nobody fitted: log of the people of the place, minus the
 * log of the distance, plus log(1 + ties). The largest airports stand for the pair, the nearest of those.
 *
 * @param network its airports are used, its routes are not
 */
export function rankPlainly(
  network: RouteNetwork,
  hubs: readonly number[],
  candidates: readonly Candidate[],
  ties: TiesBetween,
  weights: GroupWeights,
): RouteRanking {
  const from = largestOf(network, hubs);
  const pairings = pairUp(
    candidates.filter(({ airports }) => !airports.some(({ index }) => hubs.includes(index))),
    ({ airports }) => ({
      from,
      to: largestOf(
        network,
        airports.map(({ index }) => index),
      ),
    }),
  );
  const count = pairings.length;
  const parts = new Float64Array(count * WIDE);
  const put = (c: number, group: 'people' | 'distance' | 'ties', value: number): void => {
    parts[c * WIDE + TERM_GROUPS.indexOf(group)] = value;
  };
  pairings.forEach(({ candidate }, c) => {
    let joined = 0;
    for (const hub of hubs)
      for (const { index } of candidate.airports) joined = Math.max(joined, ties(hub, index));
    put(c, 'people', Math.log(Math.max(1, candidate.place.population ?? 1)));
    put(c, 'distance', -Math.log(Math.max(1, candidate.km)));
    put(c, 'ties', Math.log(1 + joined));
  });
  TERM_GROUPS.forEach((group, g) => {
    let mean = 0;
    for (let c = 0; c < count; c++) mean += (parts[c * WIDE + g] as number) / count;
    for (let c = 0; c < count; c++)
      parts[c * WIDE + g] = weights[group] * ((parts[c * WIDE + g] as number) - mean);
  });
  const given = { count, parts };
  const ranked = orderRoutes(network, pairings, totalsOf(given), given, ties, () => ({
    chance: null,
    drawn: null,
  }));
  return { ...ranked, served: [] };
}

/** Of airports in the order of their distance, the nearest of the largest. */
function largestOf({ set }: RouteNetwork, airports: readonly number[]): number {
  const sizeOf = (at: number): number => BY_SIZE[set.airports[at]?.size ?? 'small'];
  return airports.reduce((best, one) => (sizeOf(one) > sizeOf(best) ? one : best));
}
