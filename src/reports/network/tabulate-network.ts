import type { Mixing, NetworkMeasures } from '../../analyses/index.js';
import { partnersOf } from '../../analyses/index.js';
import type { ReportContext } from '../context.js';
import { countryNameOf } from '../gather-graph.js';
import type { Cell, ReportTable } from '../report.js';
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
import type { LevelGraph } from './level-graph.js';

const K = 'analyse.network';
const MOST_LEADING = 4;

/** Positions of a graph by their partners, most first. */
export function byPartners({ graph }: Pick<LevelGraph, 'graph'>): number[] {
  return Array.from({ length: graph.size }, (_, i) => i).sort(
    (a, b) => (graph.degrees[b] ?? 0) - (graph.degrees[a] ?? 0) || a - b,
  );
}

function countriesOf({ graph }: LevelGraph, place: number): number {
  return new Set([...partnersOf(graph, place)].map((i) => graph.countryOf[i])).size;
}

export function placesTable(net: LevelGraph, measures: NetworkMeasures, context: ReportContext): ReportTable {
  const rows = byPartners(net).map((i, rank): Cell[] => {
    const place = net.graph.places[i];
    const between = measures.betweenness.values[i] ?? 0;
    return [
      numberCell(rank + 1),
      place ? placeCell({ id: place.id, name: net.name(i), country: place.country }) : missingCell(),
      numberCell(net.graph.degrees[i]),
      numberCell(countriesOf(net, i)),
      numberCell(between, 'percent', 2),
      numberCell((measures.communityOf[i] ?? -1) + 1),
    ];
  });
  return cutTable(
    {
      id: 'places',
      caption: words(`${K}.places`),
      columns: [
        numberColumn('rank', `${K}.rank`),
        textColumn('place', `${K}.place`),
        numberColumn('partners', `${K}.partners`),
        numberColumn('countries', `${K}.countries`, `${K}.countries.hint`),
        numberColumn('betweenness', `${K}.betweenness`, `${K}.betweenness.hint`),
        numberColumn('group', `${K}.community`, `${K}.community.hint`),
      ],
      rows,
    },
    context.mostRows,
  );
}

export function groupsTable(net: LevelGraph, measures: NetworkMeasures, context: ReportContext): ReportTable {
  const members = measures.communities.map((): number[] => []);
  for (const i of byPartners(net)) members[measures.communityOf[i] ?? -1]?.push(i);
  const rows = members.map((group, number): Cell[] => [
    numberCell(number + 1),
    numberCell(group.length),
    textCell(group.slice(0, MOST_LEADING).map(net.name).join(', ')),
    textCell(mainCountries(net, group, context)),
  ]);
  return cutTable(
    {
      id: 'groups',
      caption: words(`${K}.communities`),
      columns: [
        numberColumn('group', `${K}.community`),
        numberColumn('size', `${K}.size`),
        textColumn('leading', `${K}.leading`),
        textColumn('countries', `${K}.main_countries`),
      ],
      rows,
    },
    context.mostRows,
  );
}

function mainCountries({ graph }: LevelGraph, group: readonly number[], context: ReportContext): string {
  const counts = new Map<string, number>();
  for (const i of group) {
    const country = graph.places[i]?.country ?? null;
    if (country !== null) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_LEADING)
    .map(([country, count]) => `${countryNameOf(country, context)} (${count})`)
    .join(', ');
}

/** Ties between areas, most first, beside as many as chance would make. */
export function flowsTable(
  mixing: Mixing,
  cell: (area: string) => Cell,
  byRegion: boolean,
  context: ReportContext,
): ReportTable {
  const { groups, ends, ties } = mixing;
  const all = ends.reduce((sum, count) => sum + count, 0) / 2;
  const flows: { a: number; b: number; count: number; expected: number }[] = [];
  groups.forEach((_, a) => {
    for (let b = a; b < groups.length; b++) {
      const count = ties[a * groups.length + b] ?? 0;
      if (count === 0) continue;
      const chance = ((ends[a] ?? 0) * (ends[b] ?? 0)) / (2 * all);
      flows.push({ a, b, count, expected: a === b ? chance / 2 : chance });
    }
  });
  flows.sort((x, y) => y.count - x.count || x.a - y.a || x.b - y.b);
  const rows = flows.map(({ a, b, count, expected }): Cell[] => [
    cell(groups[a] ?? ''),
    cell(groups[b] ?? ''),
    numberCell(count),
    numberCell(count / all, 'percent', 1),
    numberCell(expected, 'plain', expected < 10 ? 1 : 0),
  ]);
  return cutTable(
    {
      id: 'flows',
      caption: words(byRegion ? `${K}.flows.region` : `${K}.flows`),
      columns: [
        textColumn('from', `${K}.from`),
        textColumn('to', `${K}.to`),
        numberColumn('pairs', `${K}.count`),
        numberColumn('share', `${K}.share`),
        numberColumn('expected', `${K}.expected`, `${K}.expected.hint`),
      ],
      rows,
    },
    context.mostRows,
  );
}

export function measuresTable(measures: NetworkMeasures, assortativity: number | null): ReportTable {
  const rows: [string, Cell][] = [
    ['places', numberCell(measures.places)],
    ['pairs', numberCell(measures.pairs)],
    ['components', numberCell(measures.components.length)],
    ['largest', numberCell(measures.components[0])],
    ['mean', numberCell(measures.meanTies, 'plain', 1)],
    ['clustering', numberCell(measures.clustering, 'percent', 1, `${K}.measure.none`)],
    ['modularity', numberCell(measures.modularity, 'plain', 2, `${K}.measure.none`)],
    ['assortativity', numberCell(assortativity, 'plain', 2, `${K}.measure.none`)],
  ];
  return {
    id: 'measures',
    caption: words(`${K}.measures`),
    columns: [textColumn('measure', `${K}.measure`), numberColumn('value', `${K}.value`)],
    rows: rows.map(([name, cell]) => [wordsCell(`${K}.measure.${name}`), cell]),
    total: rows.length,
  };
}

/** How many places have so many partners: each figure up to four, then by bands. */
export function spreadOf({ graph }: LevelGraph): { readonly label: string; readonly count: number }[] {
  const bands = [1, 2, 3, 4, 5, 10, 20, 50, 100];
  const counts = bands.map(() => 0);
  for (const ties of graph.degrees) {
    const band = bands.findLastIndex((from) => ties >= from);
    if (band >= 0) counts[band] = (counts[band] ?? 0) + 1;
  }
  const label = (i: number): string => {
    const [from, next] = [bands[i] ?? 0, bands[i + 1]];
    if (next === undefined) return `${from}+`;
    return next - from === 1 ? String(from) : `${from}–${next - 1}`;
  };
  const last = counts.findLastIndex((count) => count > 0);
  return counts.slice(0, last + 1).map((count, i) => ({ label: label(i), count }));
}

export function spreadTable(net: LevelGraph): ReportTable {
  const rows = spreadOf(net).map(({ label, count }): Cell[] => [textCell(label), numberCell(count)]);
  return {
    id: 'spread',
    caption: words(`${K}.spread`),
    columns: [textColumn('partners', `${K}.partners`), numberColumn('places', `${K}.size`)],
    rows,
    total: rows.length,
  };
}
