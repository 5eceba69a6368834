import {
  type BestPaths,
  flightHours,
  pathTo,
  type RankedRoute,
  ROUTE_TERMS,
  type RouteModel,
  type RouteRanking,
  TERM_COUNT,
  TERM_GROUPS,
  type TravelTimes,
} from '../../analyses/index.js';
import type { Cell, ReportTable, Words } from '../report.js';
import {
  cutTable,
  missingCell,
  numberCell,
  numberColumn,
  placeCell,
  textCell,
  textColumn,
  words,
  wordsCell,
} from '../tell.js';
import type { RouteGround } from './route-tables.js';
import type { KindCount } from './tied-airports.js';

const K = 'analyse.routes';

/** The best way there is today, from any airport of the hub to any of the place. */
export interface WayToday {
  /** Codes of the airports where one changes. */
  readonly via: readonly string[];
  readonly hours: number;
  readonly km: number;
}

/** A ranked route with what a reader wants to know beside it. */
export interface ToldRoute {
  readonly route: RankedRoute;
  readonly name: string;
  readonly fromCode: string;
  readonly toCode: string;
  /** Metres of the longest runway of the airport there. */
  readonly runway: number | null;
  /** Names of smaller places that the same service would serve. */
  readonly also: readonly string[];
  /** Hours that a direct flight takes. */
  readonly direct: number;
  /** Null where the network leads there by no way, or there is none. */
  readonly today: WayToday | null;
  readonly ties: readonly KindCount[];
  /** What lists of restrictions say of the two places. */
  readonly restrictions: readonly Words[];
}

/** The quickest way today to any of the place's airports; null where the network has none. */
export function wayToday(
  ground: RouteGround,
  paths: BestPaths,
  route: RankedRoute,
  kmOf: (a: number, b: number) => number,
): WayToday | null {
  const ends = route.candidate.airports.map(({ index }) => index);
  const end = ends.reduce((best, one) =>
    (paths.hours[one] as number) < (paths.hours[best] as number) ? one : best,
  );
  const path = pathTo(paths, end);
  if (path.length < 2) return null;
  return {
    via: path.slice(1, -1).map((at) => ground.set.airports[at]?.code ?? ''),
    hours: paths.hours[end] as number,
    km: path.slice(1).reduce((sum, at, i) => sum + kmOf(path[i] as number, at), 0),
  };
}

export const directHours = (route: RankedRoute, times: TravelTimes): number => flightHours(route.km, times);

const rankRange = ({ low, high }: { readonly low: number; readonly high: number }): Cell =>
  textCell(low === high ? String(low) : `${low}–${high}`);

/**
 * The ranking: a row a place. Chances are there only with a network, what restrictions say only where lists are loaded.
 */
export function routeTable(
  routes: readonly ToldRoute[],
  mostRows: number,
  network: boolean,
  restricted: boolean,
): ReportTable {
  const rows = routes.map(({ route, name, fromCode, toCode, ties, restrictions }): Cell[] => {
    const { place } = route.candidate;
    const tested = rankRange({ low: route.tested.best, high: route.tested.worst });
    return [
      numberCell(route.rank),
      placeCell({ id: place.id, name, country: place.country }),
      numberCell(place.population, 'plain', 0, `${K}.not_counted`),
      textCell(`${fromCode}–${toCode}`),
      ...(network ? [chanceCell(route), route.drawn === null ? missingCell() : rankRange(route.drawn)] : []),
      tested,
      ties.length === 0
        ? missingCell(`${K}.no_ties`)
        : {
            kind: 'reasons',
            reasons: ties.map(({ kind, count }) => words(`kind.counted.${kind}`, { count })),
          },
      ...(restricted ? [{ kind: 'reasons' as const, reasons: restrictions }] : []),
    ];
  });
  return cutTable(
    {
      id: 'routes',
      caption: words(`${K}.table`),
      columns: [
        numberColumn('rank', `${K}.rank`),
        textColumn('place', `${K}.place`),
        numberColumn('people', `${K}.people`),
        textColumn('airports', `${K}.airports`, `${K}.airports.hint`),
        ...(network
          ? [
              numberColumn('chance', `${K}.chance`, `${K}.chance.hint`),
              numberColumn('drawn', `${K}.drawn`, `${K}.drawn.hint`),
            ]
          : []),
        numberColumn('tested', `${K}.tested`, `${K}.tested.hint`),
        textColumn('ties', `${K}.ties`, `${K}.ties.hint`),
        ...(restricted ? [textColumn('restrictions', `${K}.restrictions`)] : []),
      ],
      rows,
    },
    mostRows,
  );
}

function chanceCell({ chance }: RankedRoute): Cell {
  if (chance === null) return missingCell();
  return { kind: 'range', ...chance, style: 'percent', digits: chance.value < 0.1 ? 1 : 0 };
}

/** How far each place is, how one gets there today, and what its airport can take. Ways are there only with a network. */
export function wayTable(routes: readonly ToldRoute[], mostRows: number, network: boolean): ReportTable {
  const rows = routes.map(({ route, name, also, runway, direct, today }): Cell[] => {
    const { place } = route.candidate;
    const known = (cell: (way: WayToday) => Cell): Cell =>
      today === null ? missingCell(`${K}.no_way`) : cell(today);
    const ways = [
      known(({ via, hours }) =>
        wordsCell(`${K}.way`, {
          via: via.join(', '),
          stops: via.length,
          hours: Math.round(hours * 10) / 10,
        }),
      ),
      known(({ hours }) => numberCell(hours - direct, 'plain', 1)),
      known(({ km }) => numberCell(km / route.km - 1, 'percent')),
    ];
    return [
      placeCell({ id: place.id, name, country: place.country }),
      numberCell(route.km),
      numberCell(direct, 'plain', 1),
      ...(network ? ways : []),
      numberCell(runway, 'plain', 0, `${K}.runway_unknown`),
      textCell(also.join(', ')),
    ];
  });
  return cutTable(
    {
      id: 'ways',
      caption: words(`${K}.ways`),
      columns: [
        textColumn('place', `${K}.place`),
        numberColumn('km', `${K}.km`),
        numberColumn('direct', `${K}.direct`, `${K}.direct.hint`),
        ...(network
          ? [
              textColumn('today', `${K}.today`, `${K}.today.hint`),
              numberColumn('saved', `${K}.saved`, `${K}.saved.hint`),
              numberColumn('detour', `${K}.detour`, `${K}.detour.hint`),
            ]
          : []),
        numberColumn('runway', `${K}.runway`),
        textColumn('also', `${K}.also`, `${K}.also.hint`),
      ],
      rows,
    },
    mostRows,
  );
}

/** What becomes of the first ten when one group of terms is left out, halved or doubled. */
export function sensitivityTable(ranking: RouteRanking, nameOf: (route: RankedRoute) => string): ReportTable {
  const first = Math.min(10, ranking.routes.length);
  const groups = TERM_GROUPS.filter((group) => ranking.sensitivity.some((row) => row.group === group));
  const rows = groups.map((group): Cell[] => {
    const of = ranking.sensitivity.filter((row) => row.group === group);
    const kept = (factor: number): Cell => {
      const row = of.find((one) => one.factor === factor);
      return row === undefined ? missingCell() : wordsCell(`${K}.kept`, { kept: row.kept, of: first });
    };
    const fall = of
      .flatMap((row) => (row.fall === null ? [] : [{ ...row.fall, factor: row.factor }]))
      .reduce<{ route: RankedRoute; before: number; after: number; factor: number } | null>(
        (most, one) => (one.after - one.before > (most === null ? 0 : most.after - most.before) ? one : most),
        null,
      );
    return [
      wordsCell(`${K}.group.${group}`),
      kept(0),
      kept(0.5),
      kept(2),
      fall === null
        ? missingCell(`${K}.no_fall`)
        : wordsCell(`${K}.fall`, {
            name: nameOf(fall.route),
            before: fall.before,
            after: fall.after,
            how: fall.factor === 0 ? 'out' : fall.factor === 2 ? 'doubled' : 'halved',
          }),
    ];
  });
  return cutTable(
    {
      id: 'weights',
      caption: words(`${K}.sensitivity`, { count: first }),
      columns: [
        textColumn('group', `${K}.group`),
        textColumn('left_out', `${K}.factor.out`),
        textColumn('halved', `${K}.factor.halved`),
        textColumn('doubled', `${K}.factor.doubled`),
        textColumn('fall', `${K}.farthest`, `${K}.farthest.hint`),
      ],
      rows,
    },
    TERM_GROUPS.length,
  );
}

/** Weights of the model as they were fitted. */
export function modelTable(model: RouteModel): ReportTable {
  const rows = ROUTE_TERMS.map(({ name, group }, i): Cell[] => {
    const variance = model.variance[(i + 1) * (TERM_COUNT + 2)] as number;
    const weight = model.weights[i] as number;
    const none = variance <= 0 && weight === 0;
    return [
      wordsCell(`${K}.group.${group}`),
      wordsCell(`${K}.term.${name}`),
      none ? missingCell(`${K}.not_fitted`) : numberCell(weight, 'signed', 2),
      none || variance <= 0 ? missingCell(`${K}.not_fitted`) : numberCell(Math.sqrt(variance), 'plain', 2),
    ];
  });
  return cutTable(
    {
      id: 'model',
      caption: words(`${K}.model`),
      columns: [
        textColumn('group', `${K}.group`),
        textColumn('term', `${K}.term`),
        numberColumn('weight', `${K}.weight`, `${K}.weight.hint`),
        numberColumn('error', `${K}.error`, `${K}.error.hint`),
      ],
      rows,
    },
    TERM_COUNT,
  );
}
