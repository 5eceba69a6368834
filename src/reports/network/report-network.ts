import { measureNetwork, mixGroups, type NetworkMeasures } from '../../analyses/index.js';
import type { PlaceId } from '../../base/index.js';
import type { ReportContext } from '../context.js';
import { type AtlasGraph, countryNameOf, gatherGraph, TIE_CHOICES } from '../gather-graph.js';
import type { Analysis, Finding } from '../registry.js';
import type { Cell, Words } from '../report.js';
import { placeCell, plainWords, words } from '../tell.js';
import { matrixPicture, spreadPicture } from './draw-network.js';
import { areaName, type LevelGraph, levelGraph, NETWORK_LEVELS, type NetworkLevel } from './level-graph.js';
import {
  byPartners,
  flowsTable,
  groupsTable,
  measuresTable,
  placesTable,
  spreadTable,
} from './tabulate-network.js';

const K = 'analyse.network';
const MOST_FEWEST = 1000;

/** The ties of the atlas as a network: its parts and groups, who has most partners, and between which areas ties run. */
export const reportNetwork: Analysis = async (context, settings) => {
  const ties = settings.choice('ties', { usual: 'all', options: TIE_CHOICES });
  const atlas = await context.kept(['graph', ties], () => gatherGraph(context, ties));
  const level = settings.choice('level', { usual: 'place', options: NETWORK_LEVELS });
  const options = atlas.graph.countries
    .map((value) => ({ value, name: countryNameOf(value, context) }))
    .sort((a, b) => a.name.localeCompare(b.name, context.language))
    .map(({ value, name }) => ({ value, label: plainWords(name) }));
  const country = settings.choice('country', {
    usual: 'all',
    options: [{ value: 'all', label: words(`${K}.set.country.all`) }, ...options],
  });
  const fewest = settings.number('fewest', { usual: 1, min: 1, max: MOST_FEWEST, step: 1, hint: true });
  const choice = { level, country, fewest };
  const net = levelGraph(atlas, choice, context);
  const measures = await context.kept(['network', ties, choice], async () => measureNetwork(net.graph));
  return tell(context, atlas, net, measures, level);
};

function tell(
  context: ReportContext,
  atlas: AtlasGraph,
  net: LevelGraph,
  measures: NetworkMeasures,
  level: NetworkLevel,
): Finding {
  const byRegion = level === 'region';
  const countryOf = (i: number): string | null => net.graph.places[i]?.country ?? null;
  const assortativity = level === 'country' ? null : mixGroups(net.graph, countryOf).assortativity;
  const areas = mixGroups(net.graph, byRegion ? (i) => net.graph.places[i]?.id ?? null : countryOf);
  const name = (area: string): string =>
    byRegion ? areaName(area, atlas, context) : countryNameOf(area, context);
  const cell = (area: string): Cell =>
    placeCell({
      id: area,
      name: name(area),
      country: byRegion ? (context.gazetteer.get(area as PlaceId)?.country ?? null) : null,
    });
  const isEmpty = measures.pairs === 0;
  return {
    answer: isEmpty ? [] : answerOf(net, measures, assortativity, level),
    addingHelps: atlas.graph.size === 0,
    nothing: isEmpty ? words(`${K}.nothing`) : null,
    pictures: isEmpty ? [] : [...matrixPicture(areas, name, byRegion), spreadPicture(net)],
    tables: isEmpty
      ? []
      : [
          measuresTable(measures, assortativity),
          placesTable(net, measures, context),
          groupsTable(net, measures, context),
          flowsTable(areas, cell, byRegion, context),
          spreadTable(net),
        ],
    inputs: [],
    method: methodOf(measures),
    lacks: [words(`${K}.lacks.told`), words(`${K}.lacks.strength`)],
    leftOut: [
      { what: words(`${K}.left.fewer`), count: net.fewer },
      { what: words(`${K}.left.crowded`), count: atlas.crowded },
      { what: words(`${K}.left.inside`), count: net.inside },
      { what: words(`${K}.left.nowhere`), count: net.nowhere },
    ].filter(({ count }) => count > 0),
    claims: [],
    restrictions: null,
    data: isEmpty ? null : dataOf(net, measures, assortativity),
  };
}

function answerOf(
  net: LevelGraph,
  measures: NetworkMeasures,
  assortativity: number | null,
  level: NetworkLevel,
): Words[] {
  const [most] = byPartners(net);
  const between = measures.betweenness.values.reduce(
    (best, value, i, all) => (value > (all[best] ?? 0) ? i : best),
    0,
  );
  const share = measures.betweenness.values[between] ?? 0;
  return [
    words(`${K}.answer.size`, {
      level,
      places: measures.places,
      pairs: measures.pairs,
      mean: measures.meanTies,
      parts: measures.components.length,
      largest: (measures.components[0] ?? 0) / Math.max(1, measures.places),
    }),
    ...(most === undefined
      ? []
      : [words(`${K}.answer.most`, { place: net.name(most), count: net.graph.degrees[most] ?? 0 })]),
    ...(share > 0 ? [words(`${K}.answer.between`, { place: net.name(between), share })] : []),
    ...(assortativity === null ? [] : [words(`${K}.answer.assortativity`, { value: assortativity })]),
  ];
}

function methodOf({ betweenness }: NetworkMeasures): Words[] {
  return [
    words(`${K}.method.graph`),
    words(`${K}.method.groups`),
    betweenness.sampled
      ? words(`${K}.method.betweenness.sample`, { count: betweenness.sources })
      : words(`${K}.method.betweenness.all`),
    words(`${K}.method.assortativity`),
  ];
}

/** The measures and the places with most partners as plain data. */
function dataOf(net: LevelGraph, measures: NetworkMeasures, assortativity: number | null) {
  const MOST_PLACES = 100;
  return {
    places: measures.places,
    pairs: measures.pairs,
    mean_partners: measures.meanTies,
    components: measures.components.slice(0, MOST_PLACES),
    clustering: measures.clustering,
    modularity: measures.modularity,
    assortativity_by_country: assortativity,
    communities: measures.communities.slice(0, MOST_PLACES),
    betweenness_sources: measures.betweenness.sources,
    most_partners: byPartners(net)
      .slice(0, MOST_PLACES)
      .map((i) => ({
        place: net.graph.places[i]?.id ?? null,
        name: net.name(i),
        partners: net.graph.degrees[i] ?? 0,
        betweenness: measures.betweenness.values[i] ?? 0,
        group: (measures.communityOf[i] ?? -1) + 1,
      })),
  };
}
