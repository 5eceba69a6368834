import { buildTieGraph, type PlacePair, type TieGraph } from '../analyses/index.js';
import type { PlaceId } from '../base/index.js';
import type { Place, PlaceKind } from '../places/index.js';
import { type GraphPlaceRow, readTieGraph } from '../store/index.js';
import type { TieKind } from '../vocabulary/index.js';
import type { ReportContext } from './context.js';

/** Which ties make the graph. */
export const TIE_CHOICES = ['twinning', 'agreements', 'all'] as const;
export type TieChoice = (typeof TIE_CHOICES)[number];
const KINDS: Readonly<Record<TieChoice, readonly TieKind[]>> = {
  twinning: ['twinning'],
  agreements: ['twinning', 'agreement'],
  all: [],
};

export type Level = 'town' | 'region' | 'district' | 'country' | 'area';

/** Towns, districts and regions are compared with their own only. */
export function levelOf(kind: PlaceKind): Level {
  if (kind === 'city' || kind === 'settlement') return 'town';
  return kind;
}

/** Ties of two places by kind. */
export type KindCounts = ReadonlyMap<TieKind, number>;

/** The ties of the atlas as a graph, with what stands beside it. */
export interface AtlasGraph {
  readonly graph: TieGraph;
  /** By position in the graph. */
  readonly rows: readonly GraphPlaceRow[];
  readonly positionOf: ReadonlyMap<string, number>;
  /** Ties of other kinds than those of the graph between two ids, whatever their level; keys by `pairKey`. */
  readonly others: ReadonlyMap<string, KindCounts>;
  /** Ties of these kinds that are only proposed or planned, by the id of each of their ends. */
  readonly ahead: ReadonlyMap<string, number>;
  /** Ties of these kinds with a place of a kind that is not taken, such as a whole country, by the id of the other end. */
  readonly beyond: ReadonlyMap<string, number>;
  readonly ties: number;
  readonly crowded: number;
}

export const pairKey = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);

/** Reads the graph of the chosen kinds of tie and place. What is only proposed or planned is no tie yet. */
export async function gatherGraph(
  context: Pick<ReportContext, 'store' | 'viewer'>,
  choice: TieChoice,
  takes: (kind: PlaceKind) => boolean = () => true,
): Promise<AtlasGraph> {
  const read = await readTieGraph(context.store.db, context.viewer, []);
  const kinds = KINDS[choice];
  const counts = (kind: TieKind): boolean => kinds.length === 0 || kinds.includes(kind);
  const held = read.ties.filter(({ kind, state }) => counts(kind) && state !== 'ahead');
  const ends = new Set(held.flatMap((tie) => tie.ends));
  const rows = read.places.filter(({ id, kind }) => ends.has(id) && takes(kind));
  const positionOf = new Map(rows.map(({ id }, i) => [id, i]));
  const pairs: PlacePair[] = [];
  const beyond = new Map<string, number>();
  for (const { ends: own, count } of held)
    for (const [a, b] of pairsOfEnds(own)) {
      const [one, other] = [positionOf.get(a), positionOf.get(b)];
      if (one !== undefined && other !== undefined) pairs.push([one, other]);
      else for (const id of [a, b]) beyond.set(id, (beyond.get(id) ?? 0) + count);
    }
  const others = new Map<string, Map<TieKind, number>>();
  const ahead = new Map<string, number>();
  let ties = 0;
  for (const tie of read.ties) {
    if (tie.state === 'ahead') {
      if (counts(tie.kind)) for (const id of tie.ends) ahead.set(id, (ahead.get(id) ?? 0) + tie.count);
    } else if (counts(tie.kind)) ties += tie.count;
    else
      for (const [a, b] of pairsOfEnds(tie.ends)) {
        const known = others.get(pairKey(a, b)) ?? new Map<TieKind, number>();
        others.set(pairKey(a, b), known.set(tie.kind, (known.get(tie.kind) ?? 0) + tie.count));
      }
  }
  const graph = buildTieGraph(rows, pairs);
  return { graph, rows, positionOf, others, ahead, beyond, ties, crowded: read.crowded };
}

function pairsOfEnds(ends: readonly string[]): [string, string][] {
  return ends.flatMap((a, i) => ends.slice(i + 1).map((b): [string, string] => [a, b]));
}

/** The atlas with a place that it holds no such tie of, last in the list; `graph` already has it. */
export function withRow(atlas: AtlasGraph, graph: TieGraph, place: Place): AtlasGraph {
  return {
    ...atlas,
    graph,
    rows: [...atlas.rows, { ...place, name_ru: null }],
    positionOf: new Map([...atlas.positionOf, [place.id, atlas.rows.length]]),
  };
}

/** The name of a row in the language of the reader. */
export function rowName(
  row: GraphPlaceRow | undefined,
  { gazetteer, language }: Pick<ReportContext, 'gazetteer' | 'language'>,
): string {
  if (!row) return '';
  const held = language === 'ru' ? row.name_ru : row.name;
  if (held !== null) return held;
  return gazetteer.get(row.id as PlaceId) ? gazetteer.nameIn(row.id as PlaceId, language) : row.name;
}

/** The name of a country in the language of the reader; its code where the gazetteer has none. */
export function countryNameOf(
  code: string,
  { gazetteer, language }: Pick<ReportContext, 'gazetteer' | 'language'>,
): string {
  return gazetteer.get(code as PlaceId) ? gazetteer.nameIn(code as PlaceId, language) : code;
}
