import {
  type Airport,
  type AirportSet,
  airportsOfFrame,
  buildNetwork,
  joinAirports,
  layOutAirports,
  PointGrid,
  type RouteNetwork,
  resolveRoutes,
  routesOfFrame,
} from '../../analyses/index.js';
import { IntertieError } from '../../base/index.js';
import type { TableFrame, TableInfo } from '../../ingest/index.js';
import type { Gazetteer, Place } from '../../places/index.js';
import type { ReportContext } from '../context.js';

/** Airports, and the network of routes between them where the user has given one. */
export interface RouteGround {
  readonly set: AirportSet;
  readonly grid: PointGrid;
  /** Without a network: of no routes. */
  readonly network: RouteNetwork;
  /** Every town of the gazetteer. */
  readonly towns: readonly Place[];
  readonly airports: TableInfo;
  readonly routes: {
    readonly info: TableInfo;
    readonly rows: number;
    readonly leftOut: {
      readonly withStops: number;
      readonly toItself: number;
      readonly unknownAirport: number;
    };
  } | null;
}

/** What was laid out of tables before: as long as their frames are kept, so is this. */
const grounds = new WeakMap<object, Map<string, RouteGround>>();
const townsOf = new WeakMap<Gazetteer, readonly Place[]>();

/** All towns of the gazetteer, once. */
export function allTowns(gazetteer: Gazetteer): readonly Place[] {
  const known = townsOf.get(gazetteer) ?? gazetteer.towns(0);
  townsOf.set(gazetteer, known);
  return known;
}

/**
 * Lays out the airports that are known and, when a table of routes is named, the network. A network's own table of airports stands beside the known
 * ones; without one its routes are matched by their codes.
 *
 * @throws IntertieError `tables.*`, `table.*`, `routes.no_airports`
 */
export async function layOutRoutes(
  { tables, gazetteer }: Pick<ReportContext, 'tables' | 'gazetteer'>,
  chosen: {
    readonly airports: string;
    readonly routes: string | null;
    readonly routeAirports: string | null;
  },
): Promise<RouteGround> {
  const known = await tables.open(chosen.airports, 'airports');
  const routes = chosen.routes === null ? null : await tables.open(chosen.routes, 'routes');
  const others =
    chosen.routeAirports === null || chosen.routeAirports === chosen.airports
      ? null
      : await tables.open(chosen.routeAirports, 'airports');
  const kept = grounds.get((routes ?? known).frame) ?? new Map<string, RouteGround>();
  grounds.set((routes ?? known).frame, kept);
  const key = [known, others].map((table) => table?.info.file ?? '').join(' ');
  const before = kept.get(key);
  if (before !== undefined) return before;
  const ground = layOut(known, routes, others, allTowns(gazetteer));
  kept.set(key, ground);
  return ground;
}

const parted = ({ info, frame }: TableFrame) => ({ frame, columns: info.columns, name: info.file });

function layOut(
  known: TableFrame,
  routes: TableFrame | null,
  others: TableFrame | null,
  towns: readonly Place[],
): RouteGround {
  const own: readonly Airport[] = airportsOfFrame(parted(known)).airports;
  const theirs = others === null ? [] : airportsOfFrame(parted(others)).airports;
  const joined = joinAirports(own, theirs);
  const set = layOutAirports(
    joined.airports,
    towns.flatMap(({ latitude, longitude, population, country }) =>
      latitude === null || longitude === null ? [] : [{ latitude, longitude, population, country }],
    ),
  );
  const ground = { set, grid: new PointGrid(set.airports), towns, airports: known.info };
  if (routes === null) return { ...ground, network: buildNetwork(set, []), routes: null };
  const read = routesOfFrame(parted(routes));
  const resolved = resolveRoutes(read.routes, others === null ? own : theirs, (at) =>
    others === null ? at : (joined.indexOf[at] as number),
  );
  if (resolved.pairs.length === 0)
    throw new IntertieError(
      'routes.no_airports',
      'no route joins two airports that are known',
      `${read.routes.length} routes of ${routes.info.file}`,
      "add the network's own airports too: intertie table add airports.dat --role airports",
    );
  return {
    ...ground,
    network: buildNetwork(set, resolved.pairs),
    routes: {
      info: routes.info,
      rows: routes.frame.rows,
      leftOut: {
        withStops: read.leftOut.withStops,
        toItself: read.leftOut.toItself + read.leftOut.withoutAirport,
        unknownAirport: resolved.unknownAirport,
      },
    },
  };
}
