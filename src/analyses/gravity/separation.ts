import type { Groups } from '../frame.js';
import { Absorber } from './absorb.js';
import { crossProducts, dot, invert, times } from './normal-equations.js';

/** Rows that a Poisson model can say nothing of, and why. */
export interface Separation {
  /** 1 for each row to leave out. */
  readonly separated: Uint8Array;
  /** Rows in groups of an effect without any flow: their effect would be minus infinity. */
  readonly byEffects: number;
  /** Rows of zero flow that a sum of regressors and effects tells apart from all flows there are. */
  readonly byRegressors: number;
}

const MOST_ROUNDS = 100;
const NEARLY = 1e-5;

/** Marks rows whose group has no flow, effect by effect, until no more are found: leaving rows out may empty another group. */
function markEmptyGroups(flow: Float64Array, effects: readonly Groups[], separated: Uint8Array): number {
  let found = 0;
  for (let more = true; more; ) {
    more = false;
    for (const { of, count } of effects) {
      const sums = new Float64Array(count);
      for (let row = 0; row < flow.length; row++)
        if (!separated[row])
          sums[of[row] as number] = (sums[of[row] as number] as number) + (flow[row] as number);
      for (let row = 0; row < flow.length; row++) {
        if (separated[row] || (sums[of[row] as number] as number) > 0) continue;
        separated[row] = 1;
        found++;
        more = true;
      }
    }
  }
  return found;
}

/**
 * Finds separated rows: by empty groups of effects, then by the iterative rectifier of Correia, Guimarães and Zylkin (2019, "Verifying the
 * existence of maximum likelihood estimates for generalized linear models"): a least-squares fit of the mark of zero flow on all regressors
 * and effects, with flows weighing so much that they must be fitted by 0; where the fit of a zero row stays above 0, it is separated.
 */
export function findSeparation(
  flow: Float64Array,
  regressors: readonly Float64Array[],
  effects: readonly Groups[],
): Separation {
  const rows = flow.length;
  const separated = new Uint8Array(rows);
  const byEffects = markEmptyGroups(flow, effects, separated);
  let zeros = 0;
  for (let row = 0; row < rows; row++) if (flow[row] === 0 && !separated[row]) zeros++;
  if (zeros === 0) return { separated, byEffects, byRegressors: 0 };
  const heavy = (zeros + 1) / NEARLY ** 2;
  const weights = new Float64Array(rows);
  const mark = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    weights[row] = separated[row] ? 0 : (flow[row] as number) > 0 ? heavy : 1;
    mark[row] = flow[row] === 0 && !separated[row] ? 1 : 0;
  }
  const absorber = new Absorber(effects, rows);
  absorber.weigh(weights);
  const columns = regressors.map((column) => absorber.absorb(column.slice(), 1e-9).values);
  const sizes = regressors.map((column) => dot(column, column, weights));
  const { inverse } = invert(crossProducts(columns, weights), sizes);
  let byRegressors = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const left = absorber.absorb(mark.slice(), 1e-9).values;
    const beta = times(
      inverse,
      columns.map((column) => dot(column, left, weights)),
    );
    // What is not fitted is `left` without the regressors' part; the fit is the mark without it.
    let settled = true;
    const fit = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      let rest = left[row] as number;
      columns.forEach((column, k) => {
        rest -= (column[row] as number) * (beta[k] as number);
      });
      const value = (mark[row] as number) - rest;
      fit[row] = Math.abs(value) < NEARLY ? 0 : value;
      if (mark[row] !== 0 || flow[row] === 0) settled &&= (fit[row] as number) >= 0;
    }
    if (settled) {
      for (let row = 0; row < rows; row++) {
        if (separated[row] || flow[row] !== 0 || !((fit[row] as number) > NEARLY)) continue;
        separated[row] = 1;
        byRegressors++;
      }
      break;
    }
    for (let row = 0; row < rows; row++)
      if (flow[row] === 0 && !separated[row]) mark[row] = Math.max(0, fit[row] as number);
  }
  return { separated, byEffects, byRegressors };
}
