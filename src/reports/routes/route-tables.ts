import {
  type Airport,
  type AirportSet,
  airportsOfFrame,
  buildNetwork,
  degreeOf,
  type Frame,
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

interface LaidOut {
  readonly known: Frame;
  readonly others: Frame | null;
  readonly ground: RouteGround;
}

/** What was laid out of tables before, by the frame of routes or of airports: as long as that is kept, so is this. */
const grounds = new WeakMap<Frame, LaidOut[]>();
/** Ways to put tables of airports beside one network. */
const MOST_WAYS = 3;
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
  const key = (routes ?? known).frame;
  const kept = grounds.get(key) ?? [];
  const before = kept.find((one) => one.known === known.frame && one.others === (others?.frame ?? null));
  if (before !== undefined) return before.ground;
  const ground = layOut(known, routes, others, allTowns(gazetteer));
  const laid = { known: known.frame, others: others?.frame ?? null, ground };
  grounds.set(key, [laid, ...kept].slice(0, MOST_WAYS));
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
  const ground = { grid: new PointGrid(set.airports), towns, airports: known.info };
  if (routes === null) return { ...ground, set, network: buildNetwork(set, []), routes: null };
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
  const network = withServices(buildNetwork(set, resolved.pairs));
  return {
    ...ground,
    set: network.set,
    network,
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

/** Where a table does not tell whether an airport has scheduled service, the network does: one without a route there has none. */
function withServices(network: RouteNetwork): RouteNetwork {
  const airports = network.set.airports.map((airport, i) =>
    airport.scheduled === null ? { ...airport, scheduled: degreeOf(network, i) > 0 } : airport,
  );
  return { ...network, set: { ...network.set, airports } };
}
