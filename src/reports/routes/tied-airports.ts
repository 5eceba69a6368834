import { type AirportRules, countTies, type TiesBetween } from '../../analyses/index.js';
import type { PlaceId } from '../../base/index.js';
import type { Place, Point } from '../../places/index.js';
import { ANY_TIE, type BundleRow, readBundles, readPlaces } from '../../store/index.js';
import type { TieKind } from '../../vocabulary/index.js';
import type { ReportContext } from '../context.js';
import { allTowns, type RouteGround } from './route-tables.js';

/** Ties of one kind between two places, with the airports of both. */
interface TiedEnds {
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
}

const MOST_BUNDLES = 300_000;
const MOST_TOWNS = 5;
/** A town of fewer people seldom has an airport: it makes a poor example of a hub. */
const EXAMPLE_PEOPLE = 200_000;

/** The atlas' ties between places, and where these lie. */
export interface TiedPlaces {
  readonly bundles: readonly Pick<BundleRow, 'ends' | 'kind' | 'count'>[];
  /** Of a region its capital's. */
  readonly points: ReadonlyMap<string, Point>;
  /** The larger towns of the atlas with most ties, at most five. */
  readonly tiedTowns: readonly PlaceId[];
}

/**
 * Ties of every kind but transport links (which are what is asked about), none of them only proposed or planned, and where their places lie: of a
 * region its capital. Ties of whole countries say nothing of one airport.
 */
export async function readTiedPlaces({
  store,
  viewer,
  gazetteer,
}: Pick<ReportContext, 'store' | 'viewer' | 'gazetteer'>): Promise<TiedPlaces> {
  const all = await readBundles(store.db, ANY_TIE, viewer, 'place', MOST_BUNDLES);
  const bundles = all.filter(({ kind, state }) => kind !== 'transport_link' && state !== 'ahead');
  const degrees = new Map<string, number>();
  for (const { ends, count } of bundles)
    for (const end of ends) degrees.set(end, (degrees.get(end) ?? 0) + count);
  const isTown = (id: string): boolean => {
    const place = gazetteer.get(id as PlaceId);
    return (
      (place?.kind === 'city' || place?.kind === 'settlement') && (place.population ?? 0) >= EXAMPLE_PEOPLE
    );
  };
  return {
    bundles,
    points: await pointsOf({ store, gazetteer }, new Set(degrees.keys())),
    tiedTowns: [...degrees]
      .filter(([id]) => isTown(id))
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, MOST_TOWNS)
      .map(([id]) => id as PlaceId),
  };
}

/** Counts ties between the airports of their places. */
export function tieAirports(
  { bundles, points }: TiedPlaces,
  ground: RouteGround,
  reach: AirportRules['reach'],
): TiedAirports {
  const near = new Map<string, readonly number[]>();
  const airportsOf = (id: string): readonly number[] => {
    const known = near.get(id);
    if (known !== undefined) return known;
    const point = points.get(id);
    const found = point === undefined ? [] : ground.grid.within(point, reach).map(({ index }) => index);
    near.set(id, found);
    return found;
  };
  const tied: TiedEnds[] = [];
  let [ties, without] = [0, 0];
  for (const { ends, kind, count } of bundles) {
    ties += count;
    let placed = false;
    ends.forEach((end, i) => {
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
  return { between, ties, without, kindsFrom: (hubs) => kindsFrom(tied, hubs) };
}

const meet = (some: readonly number[], others: readonly number[]) => some.some((one) => others.includes(one));

function kindsFrom(
  tied: readonly TiedEnds[],
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
  for (const [region, seat] of seatsOf(allTowns(gazetteer))) if (ids.has(region)) points.set(region, seat);
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
