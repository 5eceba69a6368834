import { RELIABILITY_TABLE } from './reliability-table.js';

/** How often statements at least so sure were right, and on how many this rests. */
export interface ExpectedPrecision {
  /** The threshold of the table that was looked up: the highest one not above the one asked for. */
  readonly least: number;
  readonly accepted: number;
  readonly right: number;
  readonly share: number;
  /** 95 % interval of the share (Wilson 1927). */
  readonly from: number;
  readonly to: number;
  /** Annotated texts it was measured on. */
  readonly texts: number;
}

/** 95 % of a normal distribution lie within so many deviations. */
const DEVIATIONS = 1.96;

/**
 * What to expect of accepting every fact that is at least so sure, as it was on the annotated texts in test/golden (each judged by weights fitted on
 * the others). Null below the table's lowest threshold.
 *
 * @example expectedPrecision(0.9)?.share; // 0.97
 */
export function expectedPrecision(least: number): ExpectedPrecision | null {
  const row = RELIABILITY_TABLE.rows.filter((one) => one.least <= least + 1e-9).at(-1);
  if (row === undefined) return null;
  const { accepted, right } = row;
  return { ...row, share: right / accepted, ...wilson(right, accepted), texts: RELIABILITY_TABLE.texts };
}

function wilson(right: number, of: number): { from: number; to: number } {
  const share = right / of;
  const z = DEVIATIONS ** 2 / of;
  const middle = (share + z / 2) / (1 + z);
  const half = (DEVIATIONS / (1 + z)) * Math.sqrt((share * (1 - share)) / of + z / (4 * of));
  return { from: middle - half, to: middle + half };
}
