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
import type { Analysis } from '../registry.js';
import type { Report, Words } from '../report.js';
import { restrictionsOf } from '../restrictions.js';
import { words } from '../tell.js';
import { chancePicture, mapPicture } from './draw-routes.js';
import { findHub, type Hub, type NoHub } from './find-hub.js';
import { readRules, readTables, readTieWeight, readTimes, readWeights } from './route-settings.js';
import { layOutRoutes } from './route-tables.js';
import {
  directHours,
  modelTable,
  routeTable,
  sensitivityTable,
  type ToldRoute,
  wayTable,
  wayToday,
} from './tabulate-routes.js';
import { answerOf, common, dataOf, leftOutOf, nothing } from './tell-routes.js';
import { readTiedPlaces, type TiedPlaces, tieAirports } from './tied-airports.js';

const K = 'analyse.routes';
const MOST_CLAIMS = 10;
/** Names of places beside the one that stands for an airport. */
const MOST_ALSO = 4;
/** Rows are told in full for as many; a download has them all. */
const MOST_TOLD = 5000;
/** Draws are the same each time: a page that is asked again shows the same ranges. */
const SEED = 1;

/** Which places a first direct service from a hub might go to: candidates by the user's rules, ranked. */
export const reportRoutes: Analysis = async (context, settings) => {
  const [airports, networks, places] = await Promise.all([
    context.tables.list('airports'),
    context.tables.list('routes'),
    context.kept(['routes', 'places'], () => readTiedPlaces(context)),
  ]);
  const check = await restrictionsOf(context);
  const named = await settings.place('hub', { hint: true, examples: examplesOf(context, places) });
  const chosen = readTables(settings, airports, networks);
  const ground = await layOutRoutes(context, chosen);
  const fitted = ground.network.pairs.length >= LEAST_PAIRS;
  const rules = readRules(settings);
  const { reach } = rules.airports;
  const times = readTimes(settings);
  const weights = readWeights(settings, fitted);
  const tieWorth = fitted ? readTieWeight(settings) : null;
  if (named === null) return nothing(words(`${K}.no_hub`), ground, fitted, check);
  const tied = await context.kept(['routes', 'ties', chosen, reach], async () =>
    tieAirports(places, ground, reach),
  );
  const hub = findHub(named, ground, rules.airports);
  if ('reason' in hub) return nothing(noHubWords(context, hub, reach), ground, fitted, check);
  const { candidates, leftOut } = chooseCandidates(hub.place, ground.towns, ground.set, ground.grid, rules);
  const alone = hub.airports.every((at) => degreeOf(ground.network, at) === 0);
  const model = fitted
    ? withTieWorth(
        await context.kept(['routes', 'model', chosen, reach, alone], async () =>
          fitRoutes(ground.network, tied.between, seededRandom(SEED), alone),
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
    ...leftOutOf(ground, tied, check),
    ...Object.entries({ ...leftOut, served: ranking.served.length }).map(([what, count]) => ({
      what: words(`${K}.left_out.${what}`, { reach }),
      count,
    })),
  ].filter(({ count }) => count > 0);
  const hubName = context.gazetteer.nameIn(hub.place.id, context.language);
  if (ranking.routes.length === 0)
    return {
      ...nothing(words(`${K}.no_candidate`, { hub: hubName }), ground, fitted, check),
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
      restrictions: check.between(hub.place, route.candidate.place),
      ties: kindsTo(route.candidate.airports.map(({ index }) => index)),
    }),
  );
  const nameOf = (route: (typeof ranking.routes)[number]) =>
    context.gazetteer.nameIn(route.candidate.place.id, context.language);
  const table = routeTable(told, context.mostRows, fitted, check.restrictions.checked);
  return {
    ...common(ground, fitted, check),
    answer: answerOf(hub, hubName, hub.airports.map(codeOf), told, ranking.routes.length, fitted),
    nothing: null,
    pictures: [mapPicture(hub, hubName, told), ...chancePicture(told)],
    tables: [
      { ...table, total: ranking.routes.length },
      { ...wayTable(told, context.mostRows, fitted), total: ranking.routes.length },
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
