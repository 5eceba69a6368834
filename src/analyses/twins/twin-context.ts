import { seededRandom } from '../seeded-random.js';
import { factorise, type LowRank } from './low-rank.js';
import { gramsOfName } from './name-grams.js';
import { findNearPlaces, type NearPlaces } from './near-places.js';
import { partnersOf, type TieGraph } from './tie-graph.js';

/** Everything about a graph that all its places share when partners are ranked: made once, then used for any place. */
export interface TwinContext {
  readonly graph: TieGraph;
  readonly near: NearPlaces;
  /** Weight of each near pair at a short and at a long range: exp(-km / range). */
  readonly kernels: readonly Float32Array[];
  /** Sum of the weights around each place, itself included, for each range: how densely the list stands there. */
  readonly density: readonly Float64Array[];
  readonly lowRank: LowRank;
  /** Ties between two countries at `a * countries + b`, the ties inside one at `a * countries + a` twice. */
  readonly countryTies: Float64Array;
  /** All ends of ties in a country, and its places. */
  readonly countryEnds: Float64Array;
  readonly countryPlaces: Float64Array;
  /** Logarithm of the rank by population in its country, of those that have one; NaN without. */
  readonly logRank: Float64Array;
  /** Mean logarithm of the population of its partners, NaN when none is known. */
  readonly partnerSize: Float64Array;
  /** Unit vectors of the positions, three numbers a place. */
  readonly position: Float64Array;
  /** Places by the three-letter groups of their folded names, each group with its weight (rarer is heavier). */
  readonly grams: ReadonlyMap<string, { readonly weight: number; readonly places: readonly number[] }>;
  readonly gramsOf: readonly (readonly string[])[];
  readonly gramWeight: Float64Array;
}

/** Ranges of the two kernels in kilometres, and how far around a place others are looked for. */
export const RANGES_KM = [8, 35] as const;
export const RADIUS_KM = 100;
const RANK = 32;
const ROUNDS = 8;
const RADIANS = Math.PI / 180;

/** Prepares a graph; about a second for twelve thousand places. The same graph gives the same context. `near` of a graph with the same places may be used again. */
export function prepareTwins(
  graph: TieGraph,
  near: NearPlaces = findNearPlaces(graph, RADIUS_KM),
): TwinContext {
  const kernels = RANGES_KM.map((range) => near.km.map((km) => Math.exp(-km / range)));
  const density = kernels.map((kernel) => {
    const sums = new Float64Array(graph.size).fill(1);
    for (let i = 0; i < graph.size; i++)
      for (let k = near.starts[i] as number; k < (near.starts[i + 1] as number); k++)
        sums[i] = (sums[i] as number) + (kernel[k] as number);
    return sums;
  });
  return {
    graph,
    near,
    kernels,
    density,
    lowRank: factorise(graph, Math.min(RANK, graph.size), ROUNDS, seededRandom(1)),
    ...countCountries(graph),
    logRank: rankInCountry(graph),
    partnerSize: meanPartnerSize(graph),
    position: unitVectors(graph),
    ...indexGrams(graph),
  };
}

function countCountries(graph: TieGraph): Pick<TwinContext, 'countryTies' | 'countryEnds' | 'countryPlaces'> {
  const count = graph.countries.length;
  const countryTies = new Float64Array(count * count);
  const countryEnds = new Float64Array(count);
  const countryPlaces = new Float64Array(count);
  for (let i = 0; i < graph.size; i++) {
    const own = graph.countryOf[i] as number;
    if (own < 0) continue;
    countryPlaces[own] = (countryPlaces[own] as number) + 1;
    countryEnds[own] = (countryEnds[own] as number) + (graph.degrees[i] as number);
    for (const j of partnersOf(graph, i)) {
      const other = graph.countryOf[j] as number;
      if (other >= 0) countryTies[own * count + other] = (countryTies[own * count + other] as number) + 1;
    }
  }
  return { countryTies, countryEnds, countryPlaces };
}

function rankInCountry(graph: TieGraph): Float64Array {
  const ranks = new Float64Array(graph.size).fill(Number.NaN);
  const order = Array.from({ length: graph.size }, (_, i) => i)
    .filter((i) => !Number.isNaN(graph.logPopulation[i] as number))
    .sort((a, b) => (graph.logPopulation[b] as number) - (graph.logPopulation[a] as number) || a - b);
  const seen = new Map<number, number>();
  for (const i of order) {
    const country = graph.countryOf[i] as number;
    const rank = (seen.get(country) ?? 0) + 1;
    seen.set(country, rank);
    ranks[i] = Math.log(rank);
  }
  return ranks;
}

function meanPartnerSize(graph: TieGraph): Float64Array {
  return Float64Array.from({ length: graph.size }, (_, i) => {
    let sum = 0;
    let known = 0;
    for (const j of partnersOf(graph, i)) {
      const size = graph.logPopulation[j] as number;
      if (Number.isNaN(size)) continue;
      sum += size;
      known++;
    }
    return known > 0 ? sum / known : Number.NaN;
  });
}

function unitVectors(graph: TieGraph): Float64Array {
  const vectors = new Float64Array(graph.size * 3);
  for (let i = 0; i < graph.size; i++) {
    const lat = (graph.latitude[i] as number) * RADIANS;
    const lng = (graph.longitude[i] as number) * RADIANS;
    vectors[i * 3] = Math.cos(lat) * Math.cos(lng);
    vectors[i * 3 + 1] = Math.cos(lat) * Math.sin(lng);
    vectors[i * 3 + 2] = Math.sin(lat);
  }
  return vectors;
}

function indexGrams(graph: TieGraph): Pick<TwinContext, 'grams' | 'gramsOf' | 'gramWeight'> {
  const lists = new Map<string, number[]>();
  const gramsOf = graph.places.map(({ name }, i) => {
    const grams = gramsOfName(name);
    for (const gram of grams) {
      const list = lists.get(gram);
      if (list) list.push(i);
      else lists.set(gram, [i]);
    }
    return grams;
  });
  const grams = new Map(
    [...lists].map(([gram, places]) => [
      gram,
      { weight: Math.log(graph.size / places.length) + 0.1, places },
    ]),
  );
  const gramWeight = Float64Array.from(gramsOf, (own) =>
    own.reduce((sum, gram) => sum + (grams.get(gram)?.weight ?? 0), 0),
  );
  return { grams, gramsOf, gramWeight };
}
