import type { Groups } from '../frame.js';
import type { Matrix } from './normal-equations.js';

/** How the standard errors are reckoned. `clusters` empty: robust (White). */
export interface Clustering {
  readonly clusters: readonly Groups[];
}

/** The meat of the sandwich for one way of grouping: sums of scores within groups, their products summed. */
function meat(scores: readonly Float64Array[], groups: Groups | null): Matrix {
  const k = scores.length;
  const rows = scores[0]?.length ?? 0;
  const out = new Float64Array(k * k);
  const sums =
    groups === null
      ? scores
      : scores.map((column) => {
          const sum = new Float64Array(groups.count);
          for (let row = 0; row < rows; row++) {
            const group = groups.of[row] as number;
            sum[group] = (sum[group] as number) + (column[row] as number);
          }
          return sum;
        });
  for (let i = 0; i < k; i++)
    for (let j = i; j < k; j++) {
      const [a, b] = [sums[i] as Float64Array, sums[j] as Float64Array];
      let sum = 0;
      for (let g = 0; g < a.length; g++) sum += (a[g] as number) * (b[g] as number);
      out[i * k + j] = sum;
      out[j * k + i] = sum;
    }
  return out;
}

/** Rows by two groupings at once. */
function both(a: Groups, b: Groups): Groups {
  const known = new Map<number, number>();
  const of = new Int32Array(a.of.length);
  for (let row = 0; row < of.length; row++) {
    const key = (a.of[row] as number) * b.count + (b.of[row] as number);
    let group = known.get(key);
    if (group === undefined) {
      group = known.size;
      known.set(key, group);
    }
    of[row] = group;
  }
  return { of, count: known.size };
}

/**
 * Variances of the coefficients. Without clusters robust, times N/(N-1) as glm-like packages do; with one cluster the sandwich times G/(G-1);
 * with several (Cameron, Gelbach and Miller 2011) the ways are added and the ways by two, three … at once taken off and added in turn, each
 * with the factor of the smallest number of clusters. A variance that comes out below zero there is given as NaN and said to be so.
 *
 * @param bread the inverse of X'WX
 * @param scores for each coefficient, every row's part of the first-order condition: x times residual (times weight)
 */
export function clusteredVariance(
  bread: Matrix,
  scores: readonly Float64Array[],
  clusters: readonly Groups[],
): { variance: Matrix; factor: number; clusters: number | null } {
  const k = scores.length;
  const rows = scores[0]?.length ?? 0;
  const middle = new Float64Array(k * k);
  const least = clusters.length === 0 ? rows : Math.min(...clusters.map(({ count }) => count));
  if (clusters.length === 0) middle.set(meat(scores, null));
  else
    for (let subset = 1; subset < 1 << clusters.length; subset++) {
      const chosen = clusters.filter((_, i) => (subset & (1 << i)) !== 0);
      const groups = chosen.reduce((a, b) => both(a, b));
      const part = meat(scores, groups);
      const sign = chosen.length % 2 === 1 ? 1 : -1;
      for (let i = 0; i < middle.length; i++) middle[i] = (middle[i] as number) + sign * (part[i] as number);
    }
  const factor = least > 1 ? least / (least - 1) : Number.NaN;
  const variance = new Float64Array(k * k);
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      let sum = 0;
      for (let a = 0; a < k; a++)
        for (let b = 0; b < k; b++)
          sum += (bread[i * k + a] as number) * (middle[a * k + b] as number) * (bread[b * k + j] as number);
      variance[i * k + j] = sum * factor;
    }
  return { variance, factor, clusters: clusters.length === 0 ? null : least };
}
