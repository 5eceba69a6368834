import {
  buildTieGraph,
  type GraphPlace,
  type PlacePair,
  pairsOf,
  type TieGraph,
} from '../../analyses/index.js';
import type { PlaceId } from '../../base/index.js';
import type { ReportContext } from '../context.js';
import { type AtlasGraph, countryNameOf, rowName } from '../gather-graph.js';

export const NETWORK_LEVELS = ['place', 'region', 'country'] as const;
export type NetworkLevel = (typeof NETWORK_LEVELS)[number];

export interface LevelChoice {
  readonly level: NetworkLevel;
  /** A country's code that one end must lie in, or `all`. */
  readonly country: string;
  /** Partners that a place must have. */
  readonly fewest: number;
}

/** The graph of a level, with what was left out of it. */
export interface LevelGraph {
  readonly graph: TieGraph;
  readonly name: (place: number) => string;
  /** Pairs of places whose ends lie in one and the same area. */
  readonly inside: number;
  /** Places in no area. */
  readonly nowhere: number;
  /** Areas with fewer partners than asked for. */
  readonly fewer: number;
}

/** Puts places together by region or country, keeps what the settings ask for, and leaves out what has no partner then. */
export function levelGraph(
  atlas: AtlasGraph,
  { level, country, fewest }: LevelChoice,
  context: Pick<ReportContext, 'gazetteer' | 'language'>,
): LevelGraph {
  const areas = atlas.rows.map((row) => areaOf(row, level));
  const positions = new Map<string, number>();
  const members: GraphPlace[] = [];
  const sources: number[] = [];
  areas.forEach((area, i) => {
    const row = atlas.rows[i];
    if (area === null || !row || positions.has(area)) return;
    positions.set(area, members.length);
    members.push({ ...row, id: area, population: null });
    sources.push(i);
  });
  let inside = 0;
  const pairs: PlacePair[] = [];
  for (const [i, j] of pairsOf(atlas.graph)) {
    const [a, b] = [areas[i] ?? null, areas[j] ?? null];
    if (a === null || b === null) continue;
    if (country !== 'all' && atlas.rows[i]?.country !== country && atlas.rows[j]?.country !== country)
      continue;
    if (a === b) inside++;
    else pairs.push([positions.get(a) as number, positions.get(b) as number]);
  }
  const { graph, kept, fewer } = keepTied(members, pairs, fewest);
  const name = (place: number): string => {
    const source = sources[kept[place] ?? -1] ?? -1;
    const id = graph.places[place]?.id ?? '';
    if (level === 'place') return rowName(atlas.rows[source], context);
    return level === 'country' ? countryNameOf(id, context) : areaName(id, atlas, context);
  };
  return { graph, name, inside, nowhere: areas.filter((area) => area === null).length, fewer };
}

function areaOf(row: AtlasGraph['rows'][number], level: NetworkLevel): string | null {
  if (level === 'place') return row.id;
  if (level === 'country') return row.country;
  return row.kind === 'region' ? row.id : row.region;
}

/** A region by its name in the reader's language; one that only this atlas knows by the name of its row. */
export function areaName(
  id: string,
  atlas: AtlasGraph,
  context: Pick<ReportContext, 'gazetteer' | 'language'>,
): string {
  if (context.gazetteer.get(id as PlaceId)) return context.gazetteer.nameIn(id as PlaceId, context.language);
  const position = atlas.positionOf.get(id);
  return position === undefined ? id : rowName(atlas.rows[position], context);
}

function keepTied(
  members: readonly GraphPlace[],
  pairs: readonly PlacePair[],
  fewest: number,
): { readonly graph: TieGraph; readonly kept: readonly number[]; readonly fewer: number } {
  const whole = buildTieGraph(members, pairs);
  const kept = [...members.keys()].filter((i) => (whole.degrees[i] ?? 0) >= Math.max(1, fewest));
  const fewer = [...whole.degrees].filter((ties) => ties > 0 && ties < fewest).length;
  const position = new Map(kept.map((i, at) => [i, at]));
  const among = pairsOf(whole).flatMap(([a, b]): PlacePair[] => {
    const [x, y] = [position.get(a), position.get(b)];
    return x === undefined || y === undefined ? [] : [[x, y]];
  });
  return {
    graph: buildTieGraph(
      kept.flatMap((i) => members[i] ?? []),
      among,
    ),
    kept,
    fewer,
  };
}
