import { dateBounds, type PartialDate } from '../base/index.js';

/** What evidence shows. The clock is no part of it. */
export const PROMISE_STATES = [
  'open',
  'partly_kept',
  'kept',
  'kept_late',
  'none_found',
  'broken',
  'withdrawn',
] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** A passage that a person confirmed. */
export interface ConfirmedEvidence {
  /** When what it tells had happened. */
  readonly date: PartialDate | null;
  /** When it was told: by then it had happened. */
  readonly toldOn: PartialDate | null;
  /** How much in all was kept by then, of how much; both null: all of it. */
  readonly kept: number | null;
  readonly of: number | null;
}

export interface PromiseFacts {
  /** Last day by which it is due. */
  readonly due: string | null;
  readonly evidence: readonly ConfirmedEvidence[];
  /** What people found who searched: "broken" counts with the votes of two. */
  readonly verdict: { readonly verdict: 'none_found' | 'broken'; readonly votes: number } | null;
  readonly withdrawn: boolean;
}

export interface StateReading {
  readonly state: PromiseState;
  /** Largest share that confirmed evidence shows, 0 without any, at most 1. */
  readonly share: number;
  /** Whether it was kept by the deadline: `unknown` where the dates do not tell, null where it was not kept. */
  readonly timing: 'in_time' | 'late' | 'unknown' | null;
}

/**
 * The state of a promise. Withdrawn comes first; then evidence that all of it was kept, which outweighs any search; then what two people found
 * broken; then what was kept in part; then a search that found nothing. One person's "broken" is a search that found nothing.
 *
 * Each piece of evidence says how much was kept in all, so that the largest counts and nothing is added up twice.
 */
export function promiseState({ due, evidence, verdict, withdrawn }: PromiseFacts): StateReading {
  const share = Math.min(1, Math.max(0, ...evidence.map(shareOf)));
  const told = { share, timing: null };
  if (withdrawn) return { ...told, state: 'withdrawn' };
  const whole = evidence.filter((one) => shareOf(one) >= 1);
  if (whole.length > 0) {
    const timing = timingOf(whole, due);
    return { share, timing, state: timing === 'late' ? 'kept_late' : 'kept' };
  }
  if (verdict !== null && verdict.verdict === 'broken' && verdict.votes >= 2)
    return { ...told, state: 'broken' };
  if (share > 0) return { ...told, state: 'partly_kept' };
  return { ...told, state: verdict === null ? 'open' : 'none_found' };
}

/** 1 where no part is named. */
function shareOf({ kept, of }: ConfirmedEvidence): number {
  return kept === null || of === null || of <= 0 ? 1 : kept / of;
}

/** In time when any evidence shows it by the deadline; late when all of it lies after; else nobody can tell. */
function timingOf(
  whole: readonly ConfirmedEvidence[],
  due: string | null,
): NonNullable<StateReading['timing']> {
  if (due === null) return 'unknown';
  const timings = whole.map((one) => timingOfOne(one, due));
  if (timings.includes('in_time')) return 'in_time';
  return timings.includes('unknown') ? 'unknown' : 'late';
}

function timingOfOne({ date, toldOn }: ConfirmedEvidence, due: string): 'in_time' | 'late' | 'unknown' {
  // What was told by the deadline had happened by then, however loosely it is dated.
  if (toldOn !== null && dateBounds(toldOn).last <= due) return 'in_time';
  if (date === null) return 'unknown';
  const { first, last } = dateBounds(date);
  if (last <= due) return 'in_time';
  return first > due ? 'late' : 'unknown';
}
