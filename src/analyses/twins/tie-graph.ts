import { IntertieError } from '../../base/index.js';

/** What is known of a place when partners are sought for it. */
export interface GraphPlace {
  readonly id: string;
  readonly name: string;
  /** Country by any code, the same for all places of one country; null when it lies in none. */
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly population: number | null;
}

/** Two places that are tied, by their positions in the list of places. */
export type PlacePair = readonly [number, number];

/** Places and the ties between them as typed arrays: the neighbours of place `i` are `links[starts[i]]` up to `links[starts[i + 1]]`, ascending. */
export interface TieGraph {
  readonly places: readonly GraphPlace[];
  readonly size: number;
  readonly starts: Int32Array;
  readonly links: Int32Array;
  readonly degrees: Int32Array;
  /** Number of the country of each place, -1 for none. */
  readonly countryOf: Int32Array;
  readonly countries: readonly string[];
  /** Natural logarithm of the population, NaN when it is not known. */
  readonly logPopulation: Float64Array;
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
}

/**
 * Builds the graph. A pair given twice, in either order, counts once; a place tied to itself is left out.
 * A population of 0 or less is not known.
 * @throws IntertieError `twins.pair` for a pair that names no place of the list
 */
export function buildTieGraph(places: readonly GraphPlace[], pairs: readonly PlacePair[]): TieGraph {
  const size = places.length;
  const keys = new Set<number>();
  for (const [a, b] of pairs) {
    if (!Number.isInteger(a) || !Number.isInteger(b) || a < 0 || b < 0 || a >= size || b >= size)
      throw new IntertieError(
        'twins.pair',
        'a pair names a place that is not in the list',
        `${a}, ${b}`,
        `use whole numbers from 0 to ${size - 1}`,
      );
    if (a !== b) keys.add(Math.min(a, b) * size + Math.max(a, b));
  }
  const degrees = new Int32Array(size);
  for (const key of keys) {
    degrees[Math.floor(key / size)] = (degrees[Math.floor(key / size)] as number) + 1;
    degrees[key % size] = (degrees[key % size] as number) + 1;
  }
  const starts = new Int32Array(size + 1);
  for (let i = 0; i < size; i++) starts[i + 1] = (starts[i] as number) + (degrees[i] as number);
  const links = new Int32Array(keys.size * 2);
  const next = starts.slice(0, size);
  for (const key of keys) {
    const [a, b] = [Math.floor(key / size), key % size];
    links[(next[a] as number)++] = b;
    links[(next[b] as number)++] = a;
  }
  for (let i = 0; i < size; i++) links.subarray(starts[i], starts[i + 1]).sort();
  const numbers = new Map<string, number>();
  const countryOf = Int32Array.from(places, ({ country }) => {
    if (country === null) return -1;
    const number = numbers.get(country) ?? numbers.size;
    numbers.set(country, number);
    return number;
  });
  return {
    places,
    size,
    starts,
    links,
    degrees,
    countryOf,
    countries: [...numbers.keys()],
    logPopulation: Float64Array.from(places, ({ population }) =>
      population !== null && population > 0 ? Math.log(population) : Number.NaN,
    ),
    latitude: Float64Array.from(places, ({ latitude }) => latitude ?? Number.NaN),
    longitude: Float64Array.from(places, ({ longitude }) => longitude ?? Number.NaN),
  };
}

/** The places tied to place `i`, ascending: a view, not a copy. */
export function partnersOf(graph: TieGraph, i: number): Int32Array {
  return graph.links.subarray(graph.starts[i], graph.starts[i + 1]);
}

/** All pairs of the graph, each once, the smaller position first. */
export function pairsOf(graph: TieGraph): PlacePair[] {
  const pairs: PlacePair[] = [];
  for (let i = 0; i < graph.size; i++) for (const j of partnersOf(graph, i)) if (i < j) pairs.push([i, j]);
  return pairs;
}
