import { type AirportRules, keepsRules } from '../../analyses/index.js';
import { IntertieError } from '../../base/index.js';
import type { Place, Point } from '../../places/index.js';
import type { RouteGround } from './route-tables.js';
import { seatsOf } from './tied-airports.js';

/** The hub as it was taken: a town, with its airports. */
export interface Hub {
  /** The town: of a region its capital. */
  readonly place: Place & Point;
  /** The region or district that was named, where it was one. */
  readonly named: Place | null;
  /** Numbers of the set, nearest first; one at least. */
  readonly airports: readonly number[];
}

/** Why there is no hub, with the airport that is nearest after all. */
export interface NoHub {
  readonly reason: 'no_airport' | 'no_position';
  readonly place: Place;
  readonly nearest: { readonly code: string; readonly name: string; readonly km: number } | null;
}

const FARTHEST_KM = 500;

/**
 * The town and airports that a named place stands for. Airports without scheduled service are passed over where another is left.
 * @throws IntertieError `report.setting` for a country or an area, which has no airport of its own
 */
export function findHub(named: Place, ground: RouteGround, rules: AirportRules): Hub | NoHub {
  if (named.kind === 'country' || named.kind === 'area')
    throw new IntertieError(
      'report.setting',
      'a hub is a city, not a country',
      `hub=${named.name}`,
      'name a city, or a region to take its capital',
    );
  const town = named.kind === 'region' || named.kind === 'district' ? capitalOf(named, ground) : named;
  if (town === null || town.latitude === null || town.longitude === null)
    return { reason: 'no_position', place: named, nearest: null };
  const place = { ...town, latitude: town.latitude, longitude: town.longitude };
  const near = ground.grid.within(place, FARTHEST_KM);
  const reached = near.filter(({ km }) => km <= rules.reach).map(({ index }) => index);
  const loose: AirportRules = { ...rules, scheduled: true, size: 'any', runway: 0 };
  const scheduled = reached.filter((index) => {
    const airport = ground.set.airports[index];
    return airport !== undefined && keepsRules(airport, loose);
  });
  const airports = scheduled.length > 0 ? scheduled : reached;
  if (airports.length > 0) return { place, named: town === named ? null : named, airports };
  const [first] = near;
  const airport = first === undefined ? undefined : ground.set.airports[first.index];
  return {
    reason: 'no_airport',
    place,
    nearest: first && airport ? { code: airport.code, name: airport.name, km: first.km } : null,
  };
}

/** The capital of a region, or the largest town that lies in it or in a district. */
function capitalOf(region: Place, { towns }: RouteGround): Place | null {
  const seat = seatsOf(towns).get(region.id);
  if (seat !== undefined) return seat;
  return towns
    .filter(({ region: within, parent }) => within === region.id || parent === region.id)
    .reduce<Place | null>(
      (best, town) => ((town.population ?? 0) > (best?.population ?? -1) ? town : best),
      null,
    );
}
