import type { Point } from '../../places/index.js';
import { PointGrid } from './point-grid.js';
import type { Airport } from './types.js';

/** People who live so near are counted for an airport, whatever other airport they might use. */
export const CATCHMENT_KM = 100;
/** An airport so near may stand in for another. */
export const NEARBY_KM = 200;
const EARTH_KM = 6371.0088;

/** A town with its people, for catchments. */
export interface Town extends Point {
  readonly population: number | null;
  readonly country: string | null;
}

/** Airports with what is reckoned once for all networks and hubs. */
export interface AirportSet {
  readonly airports: readonly Airport[];
  /** People of towns within `CATCHMENT_KM`. */
  readonly people: Float64Array;
  /** Number of each airport's country; -1 where neither its table nor a town near it tells. */
  readonly country: Int32Array;
  /** Points of the unit sphere, three numbers an airport. */
  readonly sphere: Float64Array;
  /** Airports within `NEARBY_KM` of airport i, without itself: `nearby[nearbyFrom[i]]` up to `nearbyFrom[i + 1]`. */
  readonly nearbyFrom: Int32Array;
  readonly nearby: Int32Array;
}

/** Counts people and neighbours of each airport. Towns without population count nobody, and still tell the country. */
export function layOutAirports(airports: readonly Airport[], towns: readonly Town[]): AirportSet {
  const people = new Float64Array(airports.length);
  const country = new Int32Array(airports.length);
  const sphere = new Float64Array(airports.length * 3);
  const numbers = new Map<string, number>();
  const nearbyFrom = new Int32Array(airports.length + 1);
  const nearby: number[] = [];
  const townGrid = new PointGrid(towns);
  const airportGrid = new PointGrid(airports);
  airports.forEach((airport, i) => {
    const around = townGrid.within(airport, CATCHMENT_KM);
    for (const { index } of around) people[i] = (people[i] as number) + (towns[index]?.population ?? 0);
    const code =
      airport.country ?? around.map(({ index }) => towns[index]?.country ?? null).find((one) => one !== null);
    if (code === undefined || code === null) country[i] = -1;
    else {
      const number = numbers.get(code) ?? numbers.size;
      numbers.set(code, number);
      country[i] = number;
    }
    const [latitude, longitude] = [(airport.latitude * Math.PI) / 180, (airport.longitude * Math.PI) / 180];
    sphere[i * 3] = Math.cos(latitude) * Math.cos(longitude);
    sphere[i * 3 + 1] = Math.cos(latitude) * Math.sin(longitude);
    sphere[i * 3 + 2] = Math.sin(latitude);
    for (const { index } of airportGrid.within(airport, NEARBY_KM)) if (index !== i) nearby.push(index);
    nearbyFrom[i + 1] = nearby.length;
  });
  return { airports, people, country, sphere, nearbyFrom, nearby: Int32Array.from(nearby) };
}

/** Great-circle kilometres between two airports of the set; the same as `distanceKm`, without its sines. */
export function airportKm({ sphere }: AirportSet, i: number, j: number): number {
  const x = (sphere[i * 3] as number) - (sphere[j * 3] as number);
  const y = (sphere[i * 3 + 1] as number) - (sphere[j * 3 + 1] as number);
  const z = (sphere[i * 3 + 2] as number) - (sphere[j * 3 + 2] as number);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2));
}
