import { type AirportSet, airportKm } from './airport-set.js';
import type { Airport, RouteRow } from './types.js';

/** Shorter than this tells nothing of how far an airport's services reach. */
const LEAST_KM = 20;

/** Pairs of airports with a direct service either way, by their numbers, the smaller first; each once. */
export type AirportPairs = readonly (readonly [number, number])[];

/** A network over a set of airports: the neighbours of airport i are `ends[from[i]]` up to `ends[from[i + 1]]`, in ascending order. */
export interface RouteNetwork {
  readonly set: AirportSet;
  readonly pairs: AirportPairs;
  readonly from: Int32Array;
  readonly ends: Int32Array;
  /** Sum of log(km / 1000) over an airport's services. */
  readonly logKm: Float64Array;
  /** Services of an airport to a country: `i * countries + country`. */
  readonly toCountry: Map<number, number>;
  readonly countries: number;
}

export interface ResolvedRoutes {
  readonly pairs: AirportPairs;
  /** Rows that name an airport which the table of airports lacks. */
  readonly unknownAirport: number;
}

/**
 * The pairs of airports that rows of routes join, by number, else by IATA, else by ICAO code.
 *
 * @param airports the table that the routes speak of
 * @param indexOf where each of them stands in the set
 */
export function resolveRoutes(
  routes: readonly RouteRow[],
  airports: readonly Airport[],
  indexOf: (at: number) => number,
): ResolvedRoutes {
  const byNumber = new Map(airports.map(({ id }, i) => [id, i]));
  const byCode = new Map<string, number>();
  airports.forEach(({ iata, icao, id }, i) => {
    for (const code of [icao, id, iata]) if (code !== null) byCode.set(code, i);
  });
  // A town's code for an airport wins over another airport's local identifier.
  airports.forEach(({ iata }, i) => {
    if (iata !== null) byCode.set(iata, i);
  });
  const find = (number: string | null, code: string | null) =>
    byNumber.get(number ?? '') ?? byCode.get(code ?? '');
  const found = new Map<string, readonly [number, number]>();
  let unknownAirport = 0;
  for (const row of routes) {
    const [a, b] = [find(row.fromNumber, row.from), find(row.toNumber, row.to)];
    if (a === undefined || b === undefined) {
      unknownAirport++;
      continue;
    }
    const [i, j] = [indexOf(a), indexOf(b)];
    if (i !== j) found.set(`${Math.min(i, j)} ${Math.max(i, j)}`, [Math.min(i, j), Math.max(i, j)]);
  }
  return { pairs: [...found.values()], unknownAirport };
}

/** Lays pairs out so that the services of an airport stand together. */
export function buildNetwork(set: AirportSet, pairs: AirportPairs): RouteNetwork {
  const n = set.airports.length;
  const countries = 1 + set.country.reduce((most, one) => Math.max(most, one), -1);
  const from = new Int32Array(n + 1);
  for (const [i, j] of pairs) {
    from[i + 1] = (from[i + 1] as number) + 1;
    from[j + 1] = (from[j + 1] as number) + 1;
  }
  for (let i = 0; i < n; i++) from[i + 1] = (from[i + 1] as number) + (from[i] as number);
  const ends = new Int32Array(pairs.length * 2);
  const next = from.slice(0, n);
  const logKm = new Float64Array(n);
  const toCountry = new Map<number, number>();
  const put = (i: number, j: number, km: number): void => {
    const at = next[i] as number;
    next[i] = at + 1;
    ends[at] = j;
    logKm[i] = (logKm[i] as number) + km;
    const key = i * countries + (set.country[j] as number);
    if ((set.country[j] as number) >= 0) toCountry.set(key, (toCountry.get(key) ?? 0) + 1);
  };
  for (const [i, j] of pairs) {
    const km = logKmBetween(set, i, j);
    put(i, j, km);
    put(j, i, km);
  }
  for (let i = 0; i < n; i++) ends.subarray(from[i], from[i + 1]).sort();
  return { set, pairs, from, ends, logKm, toCountry, countries };
}

/** log(km / 1000), of 20 km at least. */
export function logKmBetween(set: AirportSet, i: number, j: number): number {
  return Math.log(Math.max(LEAST_KM, airportKm(set, i, j)) / 1000);
}

/** How many airports an airport has direct services to. */
export function degreeOf({ from }: RouteNetwork, i: number): number {
  return (from[i + 1] as number) - (from[i] as number);
}
