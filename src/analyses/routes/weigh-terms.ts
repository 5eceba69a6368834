import { TERM_GROUPS, type TermGroup } from './route-terms.js';

/** Candidates with what each group of terms adds to their score beyond the mean of all candidates: a row of `TERM_GROUPS.length` each. */
export interface Contributions {
  readonly count: number;
  readonly parts: Float64Array;
}

/** What becomes of the ranking when one group of terms weighs more, less or nothing. */
export interface Sensitivity {
  readonly group: TermGroup;
  /** 0: left out, 0.5: halved, 2: doubled. */
  readonly factor: number;
  /** How many of the first ten stay among the first ten (of as many as there are). */
  readonly kept: number;
  /** The candidate of the first 25 that falls farthest, with its ranks from 1 before and after; null when none does. */
  readonly fall: { readonly candidate: number; readonly before: number; readonly after: number } | null;
}

export const FACTORS = [0, 0.5, 2] as const;
const WIDE = TERM_GROUPS.length;
const FIRST = 10;
const WATCHED = 25;

/** Ranks from 1, best score first; equal scores keep their order. */
export function ranksOf(scores: Float64Array): Int32Array {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => (scores[b] as number) - (scores[a] as number) || a - b,
  );
  const ranks = new Int32Array(scores.length);
  order.forEach((index, place) => {
    ranks[index] = place + 1;
  });
  return ranks;
}

/** Sum of each candidate's parts, one group weighed by `factor`. */
export function totalsOf({ count, parts }: Contributions, group = -1, factor = 1): Float64Array {
  const totals = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let g = 0; g < WIDE; g++) sum += (parts[i * WIDE + g] as number) * (g === group ? factor : 1);
    totals[i] = sum;
  }
  return totals;
}

/**
 * How much the ranking hangs on each group of terms: the ranks with it left out, halved and doubled.
 * @returns the table, and the best and worst rank of each candidate over all of its rows
 */
export function testWeights(given: Contributions): {
  readonly table: readonly Sensitivity[];
  readonly best: Int32Array;
  readonly worst: Int32Array;
} {
  const before = ranksOf(totalsOf(given));
  const [best, worst] = [before.slice(), before.slice()];
  const table: Sensitivity[] = [];
  TERM_GROUPS.forEach((group, g) => {
    const varies = Array.from({ length: given.count }, (_, i) => given.parts[i * WIDE + g] as number);
    // A group that tells no candidate from another cannot move any.
    if (varies.every((value) => Math.abs(value - (varies[0] as number)) < 1e-12)) return;
    for (const factor of FACTORS) {
      const after = ranksOf(totalsOf(given, g, factor));
      let kept = 0;
      let fall: Sensitivity['fall'] = null;
      for (let i = 0; i < given.count; i++) {
        const [old, now] = [before[i] as number, after[i] as number];
        if (old <= FIRST && now <= FIRST) kept++;
        best[i] = Math.min(best[i] as number, now);
        worst[i] = Math.max(worst[i] as number, now);
        if (old <= WATCHED && now - old > (fall === null ? 0 : fall.after - fall.before))
          fall = { candidate: i, before: old, after: now };
      }
      table.push({ group, factor, kept, fall });
    }
  });
  return { table, best, worst };
}
