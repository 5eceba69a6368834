import type { PlaceId } from '../../base/index.js';
import type { ReportContext } from '../context.js';
import { type AtlasGraph, rowName } from '../gather-graph.js';

const MOST = 5;

/** Well-tied towns and regions of this atlas, at most one of a country, so that the choice is not ours. */
export function examplesOf(
  { graph, rows }: AtlasGraph,
  context: Pick<ReportContext, 'gazetteer' | 'language'>,
): { readonly id: PlaceId; readonly name: string }[] {
  const order = [...rows.keys()].sort((a, b) => (graph.degrees[b] ?? 0) - (graph.degrees[a] ?? 0) || a - b);
  const countries = new Set<string | null>();
  const found: { id: PlaceId; name: string }[] = [];
  for (const i of order) {
    const row = rows[i];
    if (!row || countries.has(row.country)) continue;
    countries.add(row.country);
    found.push({ id: row.id as PlaceId, name: rowName(row, context) });
    if (found.length === MOST) break;
  }
  return found;
}
