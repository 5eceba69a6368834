import { crossGroups, type Groups } from '../frame.js';
import { eigen } from './eigen.js';
import { type Matrix, multiply } from './normal-equations.js';

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

/** A matrix of variances, and how it came about. */
export interface Variance {
  readonly matrix: Matrix;
  /** What the sandwich was multiplied by. */
  readonly factor: number;
  /** Number of clusters, of the coarsest way with several; null without. */
  readonly clusters: number | null;
  /** Several ways together may come to variances below zero in some direction: these were set to zero. */
  readonly mended: boolean;
}

/**
 * Variances of the coefficients: the sandwich times a factor. Without clusters it is robust (White), times the factor given; with one cluster times
 * G/(G-1); with several (Cameron, Gelbach and Miller 2011) the ways are added and the ways by two, three … at once taken off and added in turn, all
 * times G/(G-1) with the G of the coarsest way. Where that is not positive semi-definite its negative eigenvalues are set to zero, as they propose.
 *
 * @param bread the inverse of X'WX
 * @param scores for each coefficient, every row's part of the first-order condition: x times residual (times weight)
 * @param robustFactor N/(N-1) or N/(N-K), for errors without clusters
 */
export function clusteredVariance(
  bread: Matrix,
  scores: readonly Float64Array[],
  clusters: readonly Groups[],
  robustFactor: number,
): Variance {
  const k = scores.length;
  const middle = new Float64Array(k * k);
  if (clusters.length === 0) middle.set(meat(scores, null));
  for (let subset = 1; subset < 1 << clusters.length; subset++) {
    const chosen = clusters.filter((_, i) => (subset & (1 << i)) !== 0);
    const part = meat(
      scores,
      chosen.reduce((a, b) => crossGroups(a, b)),
    );
    const sign = chosen.length % 2 === 1 ? 1 : -1;
    for (let i = 0; i < middle.length; i++) middle[i] = (middle[i] as number) + sign * (part[i] as number);
  }
  const least = clusters.length === 0 ? null : Math.min(...clusters.map(({ count }) => count));
  const factor = least === null ? robustFactor : least / (least - 1);
  const half = multiply(bread, middle, k);
  const matrix = multiply(half, bread, k).map((value) => value * factor);
  if (clusters.length < 2) return { matrix, factor, clusters: least, mended: false };
  const { mended, made } = positive(matrix, k);
  return { matrix: made, factor, clusters: least, mended };
}

/** The nearest matrix without negative eigenvalues. */
function positive(matrix: Matrix, k: number): { mended: boolean; made: Matrix } {
  const { values, vectors } = eigen(matrix, k);
  const largest = Math.max(...values);
  if (values.every((value) => value >= -1e-12 * largest)) return { mended: false, made: matrix };
  const made = new Float64Array(k * k);
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++)
      for (let m = 0; m < k; m++)
        made[i * k + j] =
          (made[i * k + j] as number) +
          Math.max(0, values[m] as number) * (vectors[i * k + m] as number) * (vectors[j * k + m] as number);
  return { mended: true, made };
}
