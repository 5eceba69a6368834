import type { TiesBetween } from './route-terms.js';

/**
 * Counts ties between airports: a tie between two places joins every airport of the one with every airport of the other, once. A tie within the
 * reach of one airport joins nothing.
 *
 * @param ties for each tie and each two of its places, the airports of both, and how many such ties there are (1 when not given)
 * @example
 * const between = countTies(3, [[[0, 1], [2]]]);
 * between(2, 0); // 1
 */
export function countTies(
  airports: number,
  ties: Iterable<readonly [one: readonly number[], other: readonly number[], count?: number]>,
): TiesBetween & { readonly pairs: number } {
  const counts = new Map<number, number>();
  const key = (i: number, j: number) => Math.min(i, j) * airports + Math.max(i, j);
  for (const [one, other, count = 1] of ties) {
    const joined = new Set<number>();
    for (const i of one) for (const j of other) if (i !== j) joined.add(key(i, j));
    for (const pair of joined) counts.set(pair, (counts.get(pair) ?? 0) + count);
  }
  return Object.assign((i: number, j: number) => counts.get(key(i, j)) ?? 0, { pairs: counts.size });
}

/** No ties at all. */
export const NO_TIES: TiesBetween = () => 0;
