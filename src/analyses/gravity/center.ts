import type { Sample } from './fit.js';
import type { Matrix } from './normal-equations.js';
import { INTERCEPT } from './regressors.js';
import type { Variance } from './sandwich.js';

/** A sample whose terms were moved to mean 0 beside a constant, and the way back. */
export interface Centered {
  readonly sample: Sample;
  /** Estimates and variances as they are for the terms that were given. @param kept places of the estimates among the terms */
  undo(
    estimates: readonly number[],
    variance: Variance,
    kept: readonly number[],
  ): { readonly estimates: readonly number[]; readonly variance: Variance };
}

/**
 * Beside a constant, moves every term to mean 0: the estimates are the same but for the constant's, and terms that lie far from 0, as years do,
 * are not taken for sums of one another. Without a constant the sample stays as it is.
 */
export function center(sample: Sample): Centered {
  if (sample.regressors[0]?.name !== INTERCEPT)
    return { sample, undo: (estimates, variance) => ({ estimates, variance }) };
  const means = sample.regressors.map(({ values }, k) => (k === 0 ? 0 : meanOf(values)));
  const regressors = sample.regressors.map(({ name, values }, k) =>
    k === 0 ? { name, values } : { name, values: values.map((value) => value - (means[k] as number)) },
  );
  return {
    sample: { ...sample, regressors },
    undo(estimates, variance, kept) {
      const shift = kept.map((k, i) => (i === 0 ? 1 : -(means[k] as number)));
      const constant = estimates.reduce((sum, value, i) => sum + (shift[i] as number) * value, 0);
      return {
        estimates: [constant, ...estimates.slice(1)],
        variance: { ...variance, matrix: shifted(variance.matrix, shift) },
      };
    },
  };
}

/** T V T', where T differs from the identity in its first row. */
function shifted(matrix: Matrix, first: readonly number[]): Matrix {
  const k = first.length;
  const out = matrix.slice();
  const row = first.map((_, j) =>
    first.reduce((sum, weight, i) => sum + weight * (matrix[i * k + j] as number), 0),
  );
  row.forEach((value, j) => {
    out[j] = value;
    out[j * k] = value;
  });
  out[0] = first.reduce((sum, weight, j) => sum + weight * (row[j] as number), 0);
  return out;
}

function meanOf(values: Float64Array): number {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  return mean;
}
