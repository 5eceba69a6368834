import type { Groups } from '../frame.js';

/**
 * Marks rows in groups of an effect without any flow, whose effect would be minus infinity, until no more are found: leaving rows out may
 * empty another group. Gives how many rows it marked.
 */
export function markEmptyGroups(flow: Float64Array, effects: readonly Groups[], marks: Uint8Array): number {
  let found = 0;
  for (let more = true; more; ) {
    more = false;
    for (const { of, count } of effects) {
      const sums = new Float64Array(count);
      for (let row = 0; row < flow.length; row++)
        if (!marks[row])
          sums[of[row] as number] = (sums[of[row] as number] as number) + (flow[row] as number);
      for (let row = 0; row < flow.length; row++) {
        if (marks[row] || (sums[of[row] as number] as number) > 0) continue;
        marks[row] = 1;
        found++;
        more = true;
      }
    }
  }
  return found;
}
