import { partnersOf } from './tie-graph.js';
import { addTrees, type ReadyTrees } from './tree-model.js';
import type { TwinContext } from './twin-context.js';

/** Trees that look at every candidate, and how many candidates the other trees look at. */
const FIRST_TREES = 12;
const SECOND_LOOK = 1000;
/** Puts those without a second look behind all that had one. */
const BEHIND = 1000;

/** The candidates of a place: all places but itself and its partners, ascending. */
export function candidatesOf({ graph }: Pick<TwinContext, 'graph'>, from: number): Int32Array {
  const partners = partnersOf(graph, from);
  const rows = new Int32Array(graph.size - 1 - partners.length);
  let at = 0;
  let next = 0;
  for (let i = 0; i < graph.size; i++) {
    if (partners[next] === i) next++;
    else if (i !== from) rows[at++] = i;
  }
  return rows;
}

/**
 * Scores candidates, higher is better; only their order means something. The first trees look at all, the others at the best of them only:
 * a twelfth of the work for the same first hundred places.
 */
export function scoreCandidates(
  ready: ReadyTrees,
  columns: readonly Float32Array[],
  rows: Int32Array,
): Float64Array {
  const trees = ready.roots.length;
  const scores = new Float64Array(rows.length);
  const first = rows.length > SECOND_LOOK ? Math.min(FIRST_TREES, trees) : trees;
  addTrees(ready, 0, first, columns, rows, scores);
  if (first === trees) return scores;
  const bar = Float64Array.from(scores).sort()[rows.length - SECOND_LOOK] as number;
  const again: number[] = [];
  for (let k = 0; k < rows.length; k++) {
    if ((scores[k] as number) >= bar) again.push(k);
    else scores[k] = (scores[k] as number) - BEHIND;
  }
  const chosen = Int32Array.from(again, (k) => rows[k] as number);
  const sums = Float64Array.from(again, (k) => scores[k] as number);
  addTrees(ready, first, trees, columns, chosen, sums);
  again.forEach((k, i) => {
    scores[k] = sums[i] as number;
  });
  return scores;
}
