import { LEAST_PAIRS, ROUTE_TERMS, type RouteModel, TERM_COUNT } from '../../analyses/index.js';
import type { Finding } from '../registry.js';
import type { Report, Words } from '../report.js';
import type { RestrictionCheck } from '../restrictions.js';
import { words } from '../tell.js';
import type { Hub } from './find-hub.js';
import type { RouteGround } from './route-tables.js';
import type { ToldRoute } from './tabulate-routes.js';
import type { TiedAirports } from './tied-airports.js';

const K = 'analyse.routes';

/** Who comes first, of how many, and how sure that is. */
export function answerOf(
  hub: Hub,
  hubName: string,
  codes: readonly string[],
  told: readonly ToldRoute[],
  total: number,
  fitted: boolean,
): Words[] {
  const [first] = told;
  const names = told.slice(0, 3).map(({ name }) => name);
  return [
    words(`${K}.answer`, {
      hub: hubName,
      airports: codes.join(', '),
      count: total,
      capital: hub.named === null ? 'no' : 'yes',
    }),
    words(`${K}.answer.first`, { names: names.join(', '), count: names.length }),
    fitted && first?.route.drawn
      ? words(`${K}.answer.sure`, {
          name: first.name,
          low: first.route.drawn.low,
          high: first.route.drawn.high,
          best: first.route.tested.best,
          worst: first.route.tested.worst,
        })
      : words(`${K}.answer.plain`),
  ];
}

/** What was left out of tables and atlas; candidates are counted beside. */
export function leftOutOf({ routes, network }: RouteGround, tied: TiedAirports, check: RestrictionCheck) {
  const few = network.pairs.length > 0 && network.pairs.length < LEAST_PAIRS ? network.pairs.length : 0;
  return [
    { what: words('analyse.restrictions.unknown_names'), count: check.unknownNames.length },
    { what: words(`${K}.left_out.tied`), count: tied.without },
    { what: words(`${K}.left_out.withStops`), count: routes?.leftOut.withStops ?? 0 },
    { what: words(`${K}.left_out.toItself`), count: routes?.leftOut.toItself ?? 0 },
    { what: words(`${K}.left_out.unknownAirport`), count: routes?.leftOut.unknownAirport ?? 0 },
    { what: words(`${K}.left_out.few`, { least: LEAST_PAIRS }), count: few },
  ];
}

/** What is the same whatever the hub. */
export function common(
  ground: RouteGround,
  fitted: boolean,
  check: RestrictionCheck,
): Pick<Report, 'inputs' | 'method' | 'lacks' | 'restrictions'> {
  const { airports, routes, set } = ground;
  const method = fitted
    ? ['candidates', 'airports', 'model', 'errors', 'ranges', 'sensitivity', 'way']
    : ['candidates', 'airports', 'plain', 'sensitivity', 'supply'];
  return {
    inputs: [
      {
        name: airports.title,
        origin: airports.origin,
        licence: airports.licence,
        years: null,
        rows: set.airports.length,
      },
      ...(routes === null
        ? []
        : [
            {
              name: routes.info.title,
              origin: routes.info.origin,
              licence: routes.info.licence,
              years: null,
              rows: routes.rows,
            },
          ]),
    ],
    method: method.map((name) => words(`${K}.method.${name}`, { pairs: ground.network.pairs.length })),
    lacks: ['fares', 'leakage', 'connecting', 'stimulation', 'frequencies', 'rights', 'age'].map((name) =>
      words(`${K}.lacks.${name}`),
    ),
    restrictions: check.restrictions,
  };
}

/** Why there is no ranking, with all that is the same whatever the hub. */
export function nothing(why: Words, ground: RouteGround, fitted: boolean, check: RestrictionCheck): Finding {
  return {
    ...common(ground, fitted, check),
    answer: [],
    nothing: why,
    pictures: [],
    tables: [],
    leftOut: [],
    claims: [],
    data: null,
  };
}

/** The ranking as plain data. */
export function dataOf(
  hub: Hub,
  codes: readonly string[],
  told: readonly ToldRoute[],
  total: number,
  model: RouteModel | null,
) {
  return {
    hub: { place: hub.place.id, airports: codes },
    fitted: model !== null,
    model:
      model === null
        ? null
        : {
            pairs: model.linkedPairs,
            drawn: model.drawnPairs,
            terms: ROUTE_TERMS.map(({ name, group }, i) => ({
              name,
              group,
              weight: model.weights[i],
              se: Math.sqrt(Math.max(0, model.variance[(i + 1) * (TERM_COUNT + 2)] as number)),
            })),
          },
    total,
    routes: told.map(({ route, fromCode, toCode, runway, direct, today, ties, restrictions }) => ({
      rank: route.rank,
      place: route.candidate.place.id,
      name: route.candidate.place.name,
      country: route.candidate.place.country,
      also: route.also.map(({ place }) => place.id),
      people: route.candidate.place.population,
      from: fromCode,
      to: toCode,
      km: Math.round(route.km),
      runway,
      chance: route.chance,
      rank_drawn: route.drawn,
      rank_tested: route.tested,
      parts: route.parts,
      ties,
      restrictions: restrictions.map(({ values }) => ({ ...values })),
      direct_hours: direct,
      today: today === null ? null : { via: today.via, hours: today.hours, km: Math.round(today.km) },
    })),
  };
}
