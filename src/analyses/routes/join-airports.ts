import { distanceKm } from '../../places/index.js';
import { PointGrid } from './point-grid.js';
import type { Airport } from './types.js';

/** Two tables of one airport differ by runways and mistakes; codes that moved to a new airport of the town stay within this. */
const SAME_CODE_KM = 50;
/** Without a common code only what lies on the same field is the same airport. */
const SAME_FIELD_KM = 3;

export interface JoinedAirports {
  /** All of the first table in its order, then those of the second that it lacks. */
  readonly airports: readonly Airport[];
  /** Where each airport of the second table stands among them. */
  readonly indexOf: Int32Array;
  /** How many of the second table the first one lacks. */
  readonly added: number;
}

/**
 * Puts the airports of a network's own table beside those that are known better: one is the same as another of the same ICAO code, else the same
 * IATA code, within 50 km, or without a common code within 3 km. What the first table says of it stands.
 */
export function joinAirports(known: readonly Airport[], others: readonly Airport[]): JoinedAirports {
  const airports = [...known];
  const byIcao = new Map(known.flatMap(({ icao }, i) => (icao === null ? [] : [[icao, i] as const])));
  const byIata = new Map(known.flatMap(({ iata }, i) => (iata === null ? [] : [[iata, i] as const])));
  const grid = new PointGrid(known);
  const indexOf = new Int32Array(others.length);
  others.forEach((other, at) => {
    const coded = [byIcao.get(other.icao ?? ''), byIata.get(other.iata ?? '')].find((i) => {
      const found = i === undefined ? undefined : airports[i];
      return found !== undefined && distanceKm(found, other) <= SAME_CODE_KM;
    });
    const index = coded ?? grid.within(other, SAME_FIELD_KM)[0]?.index ?? airports.length;
    if (index === airports.length) airports.push(other);
    indexOf[at] = index;
  });
  return { airports, indexOf, added: airports.length - known.length };
}
