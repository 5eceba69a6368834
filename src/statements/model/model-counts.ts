import { DISCARD_REASONS, type DiscardReason, type ModelCounts } from './types.js';

/** The sum of several accounts; of none, zeros. */
export function sumCounts(counts: readonly ModelCounts[]): ModelCounts {
  const sum = (of: (count: ModelCounts) => number): number =>
    counts.reduce((total, count) => total + of(count), 0);
  const discarded = Object.fromEntries(
    DISCARD_REASONS.map((reason) => [reason, sum((count) => count.discarded[reason])]),
  ) as Record<DiscardReason, number>;
  return {
    asked: sum((count) => count.asked),
    answered: sum((count) => count.answered),
    kept: sum((count) => count.kept),
    repeated: sum((count) => count.repeated),
    discarded,
    failed: sum((count) => count.failed),
  };
}
