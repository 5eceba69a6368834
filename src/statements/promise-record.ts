import type { PromiseState } from './promise-state.js';

/** No rate is shown of fewer: one promise more or less would turn it. */
export const FEWEST_FOR_RATE = 10;

/** How a promisor's testable promises stand. */
export interface PromiseRecord {
  /** Testable promises; the others count for nothing. */
  readonly testable: number;
  readonly untestable: number;
  readonly states: Readonly<Record<PromiseState, number>>;
  /** Testable ones whose outcome is known: kept, kept late, partly kept, broken. */
  readonly settled: number;
  /** Share of the settled that were kept, in time or late; null below ten settled ones. */
  readonly keptRate: number | null;
}

/** @param counts how many promises stand in each state, testable or not */
export function promiseRecord(
  counts: readonly { readonly state: PromiseState; readonly testable: boolean; readonly count: number }[],
): PromiseRecord {
  const states = {
    open: 0,
    partly_kept: 0,
    kept: 0,
    kept_late: 0,
    none_found: 0,
    broken: 0,
    withdrawn: 0,
  };
  let untestable = 0;
  for (const { state, testable, count } of counts) {
    if (testable) states[state] += count;
    else untestable += count;
  }
  const kept = states.kept + states.kept_late;
  const settled = kept + states.partly_kept + states.broken;
  return {
    testable: Object.values(states).reduce((sum, count) => sum + count, 0),
    untestable,
    states,
    settled,
    keptRate: settled >= FEWEST_FOR_RATE ? kept / settled : null,
  };
}
