import type { Groups } from '../frame.js';
import { JoinedSets } from './joined-sets.js';

const MOST_ROUNDS = 5000;

/** Values of effects by group, NaN for a group that no row has. */
export type EffectValues = readonly Float64Array[];

/**
 * Takes a column that is a sum of effects apart into the value of each group: for two groups that no chain of rows ties together the values stand
 * each to their own zero (see `connectedParts`).
 *
 * @param rows of the groups, for each cell of `sums`
 */
export function splitEffects(sums: Float64Array, groups: readonly Groups[], rows: Int32Array): EffectValues {
  const values = groups.map(({ count }) => new Float64Array(count));
  const counts = groups.map(({ of, count }) => {
    const held = new Float64Array(count);
    for (const row of rows) held[of[row] as number] = (held[of[row] as number] as number) + 1;
    return held;
  });
  const left = sums.slice();
  let size = 0;
  for (const value of sums) size = Math.max(size, Math.abs(value));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let moved = 0;
    groups.forEach(({ of, count }, k) => {
      const means = new Float64Array(count);
      rows.forEach((row, at) => {
        const group = of[row] as number;
        means[group] = (means[group] as number) + (left[at] as number) / (counts[k]?.[group] as number);
      });
      const held = values[k] as Float64Array;
      for (let group = 0; group < count; group++) {
        held[group] = (held[group] as number) + (means[group] as number);
        moved = Math.max(moved, Math.abs(means[group] as number));
      }
      rows.forEach((row, at) => {
        left[at] = (left[at] as number) - (means[of[row] as number] as number);
      });
    });
    if (moved <= 1e-12 * size || groups.length < 2) break;
  }
  values.forEach((held, k) => {
    for (let group = 0; group < held.length; group++) if (counts[k]?.[group] === 0) held[group] = Number.NaN;
  });
  return values;
}

/**
 * Parts of the effects' groups that rows tie together: for each effect the part of each of its groups. Only between groups of one part can effects
 * be added up to a prediction.
 */
export function connectedParts(groups: readonly Groups[], rows: Int32Array): readonly Int32Array[] {
  const starts = groups.map((_, k) => groups.slice(0, k).reduce((sum, { count }) => sum + count, 0));
  const all = groups.reduce((sum, { count }) => sum + count, 0);
  const sets = new JoinedSets(all);
  for (const row of rows) {
    const first = groups[0]?.of[row] as number;
    groups.forEach(({ of }, k) => {
      if (k > 0) sets.join((starts[k] as number) + (of[row] as number), first);
    });
  }
  return groups.map(({ count }, k) =>
    Int32Array.from({ length: count }, (_, group) => sets.leader((starts[k] as number) + group)),
  );
}
