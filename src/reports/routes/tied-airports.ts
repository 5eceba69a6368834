import { type AirportRules, countTies, type TiesBetween } from '../../analyses/index.js';
import type { PlaceId } from '../../base/index.js';
import type { Place, Point } from '../../places/index.js';
import { ANY_TIE, readBundles, readPlaces } from '../../store/index.js';
import type { TieKind } from '../../vocabulary/index.js';
import type { ReportContext } from '../context.js';
import type { RouteGround } from './route-tables.js';

/** Ties of one kind between two places, with the airports of both. */
interface TiedPlaces {
  readonly kind: TieKind;
  readonly count: number;
  readonly one: readonly number[];
  readonly other: readonly number[];
}

export interface KindCount {
  readonly kind: TieKind;
  readonly count: number;
}

/** Ties of the atlas as a model of routes sees them. */
export interface TiedAirports {
  readonly between: TiesBetween;
  /** How many ties there are in all, and how many lie between places without an airport, or whole countries. */
  readonly ties: number;
  readonly without: number;
  /** For a hub's airports: the kinds of tie with the places of other airports, most first. */
  kindsFrom(hubs: readonly number[]): (others: readonly number[]) => readonly KindCount[];
  /** Towns of the atlas by how many ties they have, most first. */
  readonly tiedTowns: readonly PlaceId[];
}

const MOST_BUNDLES = 300_000;
const MOST_TOWNS = 40;

/**
 * Ties of every kind but transport links (which are what is asked about), none of them only proposed or planned, between the airports of their places:
 * of a town those within reach, of a region those of its capital. Ties of whole countries say nothing of one airport.
 */
export async function tieAirports(
  context: Pick<ReportContext, 'store' | 'viewer' | 'gazetteer'>,
  ground: RouteGround,
  reach: AirportRules['reach'],
): Promise<TiedAirports> {
  const bundles = await readBundles(context.store.db, ANY_TIE, context.viewer, 'place', MOST_BUNDLES);
  const counted = bundles.filter(({ kind, state }) => kind !== 'transport_link' && state !== 'ahead');
  const points = await pointsOf(context, ground.towns, new Set(counted.flatMap(({ ends }) => ends)));
  const near = new Map<string, readonly number[]>();
  const airportsOf = (id: string): readonly number[] => {
    const known = near.get(id);
    if (known !== undefined) return known;
    const point = points.get(id);
    const found = point === undefined ? [] : ground.grid.within(point, reach).map(({ index }) => index);
    near.set(id, found);
    return found;
  };
  const degrees = new Map<string, number>();
  const tied: TiedPlaces[] = [];
  let [ties, without] = [0, 0];
  for (const { ends, kind, count } of counted) {
    ties += count;
    let placed = false;
    ends.forEach((end, i) => {
      degrees.set(end, (degrees.get(end) ?? 0) + count);
      for (const next of ends.slice(i + 1)) {
        const [one, other] = [airportsOf(end), airportsOf(next)];
        if (one.length === 0 || other.length === 0) continue;
        placed = true;
        tied.push({ kind, count, one, other });
      }
    });
    if (!placed) without += count;
  }
  const between = countTies(
    ground.set.airports.length,
    tied.map(({ one, other, count }) => [one, other, count] as const),
  );
  const isTown = (id: string): boolean => {
    const kind = context.gazetteer.get(id as PlaceId)?.kind;
    return (kind === 'city' || kind === 'settlement') && airportsOf(id).length > 0;
  };
  return {
    between,
    ties,
    without,
    kindsFrom: (hubs) => kindsFrom(tied, hubs),
    tiedTowns: [...degrees]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, MOST_TOWNS)
      .flatMap(([id]) => (isTown(id) ? [id as PlaceId] : [])),
  };
}

const meet = (some: readonly number[], others: readonly number[]) => some.some((one) => others.includes(one));

function kindsFrom(
  tied: readonly TiedPlaces[],
  hubs: readonly number[],
): (others: readonly number[]) => readonly KindCount[] {
  const ends = tied.flatMap(({ kind, count, one, other }) => [
    ...(meet(one, hubs) ? [{ kind, count, end: other }] : []),
    ...(meet(other, hubs) ? [{ kind, count, end: one }] : []),
  ]);
  return (others) => {
    const counts = new Map<TieKind, number>();
    for (const { kind, count, end } of ends)
      if (meet(end, others)) counts.set(kind, (counts.get(kind) ?? 0) + count);
    return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
  };
}

/** Where places lie: of a region its capital. Countries and places that lie nowhere in particular have none. */
async function pointsOf(
  { store, gazetteer }: Pick<ReportContext, 'store' | 'gazetteer'>,
  towns: readonly Place[],
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Point>> {
  const points = new Map<string, Point>();
  const unknown: string[] = [];
  for (const id of ids) {
    const place = gazetteer.get(id as PlaceId);
    if (place === undefined) unknown.push(id);
    else if (
      (place.kind === 'city' || place.kind === 'settlement') &&
      place.latitude !== null &&
      place.longitude !== null
    )
      points.set(id, { latitude: place.latitude, longitude: place.longitude });
  }
  for (const [region, seat] of seatsOf(towns)) if (ids.has(region)) points.set(region, seat);
  for (const { id, kind, latitude, longitude, position } of await readPlaces(store.db, unknown))
    if (
      (kind === 'city' || kind === 'settlement') &&
      latitude !== null &&
      longitude !== null &&
      position === 'point'
    )
      points.set(id, { latitude, longitude });
  return points;
}

/** The capital of each region, its largest where it has two. */
export function seatsOf(towns: readonly Place[]): ReadonlyMap<string, Place & Point> {
  const seats = new Map<string, Place & Point>();
  for (const town of towns) {
    const { region, latitude, longitude, population, seat } = town;
    if (region === null || seat < 2 || latitude === null || longitude === null) continue;
    if ((population ?? 0) >= (seats.get(region)?.population ?? -1))
      seats.set(region, { ...town, latitude, longitude });
  }
  return seats;
}
