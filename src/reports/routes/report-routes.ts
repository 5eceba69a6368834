import {
  airportKm,
  chooseCandidates,
  degreeOf,
  findBestPaths,
  fitRoutes,
  LEAST_PAIRS,
  ROUTE_TERMS,
  type RouteModel,
  rankByModel,
  rankPlainly,
  seededRandom,
  TERM_COUNT,
} from '../../analyses/index.js';
import type { StatementId } from '../../base/index.js';
import { readLinkClaims } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import type { Analysis, Finding } from '../registry.js';
import type { Report, Words } from '../report.js';
import { words } from '../tell.js';
import { chancePicture, mapPicture } from './draw-routes.js';
import { findHub, type Hub, type NoHub } from './find-hub.js';
import { readRules, readTables, readTieWeight, readTimes, readWeights } from './route-settings.js';
import { layOutRoutes, type RouteGround } from './route-tables.js';
import {
  directHours,
  modelTable,
  routeTable,
  sensitivityTable,
  type ToldRoute,
  wayToday,
} from './tabulate-routes.js';
import { readTiedPlaces, type TiedAirports, type TiedPlaces, tieAirports } from './tied-airports.js';

const K = 'analyse.routes';
const MOST_CLAIMS = 10;
/** Names of places beside the one that stands for an airport. */
const MOST_ALSO = 4;
/** Rows are told in full for as many; a download has them all. */
const MOST_TOLD = 1000;
/** Draws are the same each time: a page that is asked again shows the same ranges. */
const SEED = 1;

/** Which places a first direct service from a hub might go to: candidates by the user's rules, ranked. */
export const reportRoutes: Analysis = async (context, settings) => {
  const [airports, networks, places] = await Promise.all([
    context.tables.list('airports'),
    context.tables.list('routes'),
    context.kept(['routes', 'places'], () => readTiedPlaces(context)),
  ]);
  const named = await settings.place('hub', { hint: true, examples: examplesOf(context, places) });
  const chosen = readTables(settings, airports, networks);
  const ground = await layOutRoutes(context, chosen);
  const fitted = ground.network.pairs.length >= LEAST_PAIRS;
  const rules = readRules(settings);
  const { reach } = rules.airports;
  const times = readTimes(settings);
  const weights = readWeights(settings, fitted);
  const tieWorth = fitted ? readTieWeight(settings) : null;
  if (named === null) return nothing(words(`${K}.no_hub`), ground, fitted);
  const tied = await context.kept(['routes', 'ties', chosen, reach], async () =>
    tieAirports(places, ground, reach),
  );
  const hub = findHub(named, ground, rules.airports);
  if ('reason' in hub) return nothing(noHubWords(context, hub, reach), ground, fitted);
  const { candidates, leftOut } = chooseCandidates(hub.place, ground.towns, ground.set, ground.grid, rules);
  const alone = hub.airports.every((at) => degreeOf(ground.network, at) === 0);
  const model = fitted
    ? withTieWorth(
        await context.kept(['routes', 'model', chosen, reach, alone], async () =>
          fitRoutes(ground.network, tied.between, seededRandom(SEED), { alone }),
        ),
        tieWorth,
      )
    : null;
  const ranking =
    model === null
      ? rankPlainly(ground.network, hub.airports, candidates, tied.between, weights)
      : rankByModel(
          ground.network,
          model,
          hub.airports,
          candidates,
          tied.between,
          weights,
          seededRandom(SEED),
        );
  const claims = await claimsOf(context, hub);
  const left = [
    ...leftOutOf(ground, tied),
    ...Object.entries({ ...leftOut, served: ranking.served.length }).map(([what, count]) => ({
      what: words(`${K}.left_out.${what}`, { reach }),
      count,
    })),
  ].filter(({ count }) => count > 0);
  const hubName = context.gazetteer.nameIn(hub.place.id, context.language);
  if (ranking.routes.length === 0)
    return {
      ...nothing(words(`${K}.no_candidate`, { hub: hubName }), ground, fitted),
      leftOut: left,
      claims,
    };
  const paths = findBestPaths(ground.network, hub.airports, times);
  const kindsTo = tied.kindsFrom(hub.airports);
  const codeOf = (at: number): string => ground.set.airports[at]?.code ?? '';
  const told = ranking.routes.slice(0, Math.min(MOST_TOLD, context.mostRows)).map(
    (route): ToldRoute => ({
      route,
      name: context.gazetteer.nameIn(route.candidate.place.id, context.language),
      also: route.also
        .slice(0, MOST_ALSO)
        .map(({ place }) => context.gazetteer.nameIn(place.id, context.language)),
      fromCode: codeOf(route.from),
      toCode: codeOf(route.to),
      runway: ground.set.airports[route.to]?.runway ?? null,
      direct: directHours(route, times),
      today: wayToday(ground, paths, route, (a, b) => airportKm(ground.set, a, b)),
      ties: kindsTo(route.candidate.airports.map(({ index }) => index)),
    }),
  );
  const nameOf = (route: (typeof ranking.routes)[number]) =>
    context.gazetteer.nameIn(route.candidate.place.id, context.language);
  const table = routeTable(told, context.mostRows, fitted);
  return {
    ...common(ground, fitted),
    answer: answerOf(hub, hubName, hub.airports.map(codeOf), told, ranking.routes.length, fitted),
    nothing: null,
    pictures: [mapPicture(hub, hubName, told), ...chancePicture(told)],
    tables: [
      { ...table, total: ranking.routes.length },
      sensitivityTable(ranking, nameOf),
      ...(model === null ? [] : [modelTable(model)]),
    ],
    leftOut: left,
    claims,
    data: dataOf(hub, hub.airports.map(codeOf), told, ranking.routes.length, model),
  };
};

/** Towns of this atlas with most ties, to try. */
function examplesOf({ gazetteer, language }: ReportContext, { tiedTowns }: TiedPlaces) {
  return tiedTowns.map((id) => ({ id, name: gazetteer.nameIn(id, language) }));
}

function noHubWords(
  { gazetteer, language }: ReportContext,
  { reason, place, nearest }: NoHub,
  reach: number,
): Words {
  const name = gazetteer.get(place.id) ? gazetteer.nameIn(place.id, language) : place.name;
  if (reason === 'no_position') return words(`${K}.no_position`, { name });
  if (nearest === null) return words(`${K}.no_airport`, { name, reach });
  return words(`${K}.no_airport_within`, {
    name,
    reach,
    airport: `${nearest.name} (${nearest.code})`,
    km: Math.round(nearest.km),
  });
}

/** The model with the user's own worth of a tie, for which the network knows no error. */
function withTieWorth(model: RouteModel, worth: number | null): RouteModel {
  if (worth === null) return model;
  const at = ROUTE_TERMS.findIndex(({ name }) => name === 'log_ties');
  const weights = model.weights.slice();
  const variance = model.variance.slice();
  weights[at] = worth;
  for (let i = 0; i <= TERM_COUNT; i++) {
    variance[i * (TERM_COUNT + 1) + at + 1] = 0;
    variance[(at + 1) * (TERM_COUNT + 1) + i] = 0;
  }
  return { ...model, weights, variance };
}

function answerOf(
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

function leftOutOf({ routes, network }: RouteGround, tied: TiedAirports) {
  const few = network.pairs.length > 0 && network.pairs.length < LEAST_PAIRS ? network.pairs.length : 0;
  return [
    { what: words(`${K}.left_out.tied`), count: tied.without },
    { what: words(`${K}.left_out.withStops`), count: routes?.leftOut.withStops ?? 0 },
    { what: words(`${K}.left_out.toItself`), count: routes?.leftOut.toItself ?? 0 },
    { what: words(`${K}.left_out.unknownAirport`), count: routes?.leftOut.unknownAirport ?? 0 },
    { what: words(`${K}.left_out.few`, { least: LEAST_PAIRS }), count: few },
  ];
}

/** What is the same whatever the hub. */
function common(
  ground: RouteGround,
  fitted: boolean,
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
    restrictions: { checked: false },
  };
}

function nothing(why: Words, ground: RouteGround, fitted: boolean): Finding {
  return {
    ...common(ground, fitted),
    answer: [],
    nothing: why,
    pictures: [],
    tables: [],
    leftOut: [],
    claims: [],
    data: null,
  };
}

/** What is said of links of the hub's country that do not run: beside the result, never in it. */
async function claimsOf({ store, viewer }: ReportContext, { place }: Hub): Promise<Report['claims']> {
  const rows = await readLinkClaims(store.db, viewer, place.country ?? place.id, MOST_CLAIMS);
  return rows.map((row) => ({
    text: row.quote ?? row.object ?? '',
    speaker: row.speaker_name ?? row.speaker_role,
    document: row.document.title,
    statement: row.id as StatementId,
    date: row.date ?? row.document.date,
  }));
}

function dataOf(
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
    routes: told.map(({ route, fromCode, toCode, runway, direct, today, ties }) => ({
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
      direct_hours: direct,
      today: today === null ? null : { via: today.via, hours: today.hours, km: Math.round(today.km) },
    })),
  };
}
