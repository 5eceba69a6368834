import { IntertieError } from '../../base/index.js';
import type { Groups } from '../frame.js';
import { Absorber, countEffects } from './absorb.js';
import { arrange, restore } from './arrange.js';
import { independentColumns } from './independent.js';
import { dot, type Matrix, times } from './normal-equations.js';

/** What is fitted: rows of numbers without a missing one. */
export interface Sample {
  readonly response: Float64Array;
  readonly regressors: readonly { readonly name: string; readonly values: Float64Array }[];
  readonly effects: readonly Groups[];
}

/** A fit before its errors are reckoned. Dependent columns have no coefficient, and no part in `bread` and `scores`. */
export interface Fit {
  readonly coefficients: readonly (number | null)[];
  /** The inverse of X'WX, effects taken out. */
  readonly bread: Matrix;
  /** Each row's part of the first-order conditions, one column a coefficient. */
  readonly scores: readonly Float64Array[];
  /** Expected value of the response, row by row. */
  readonly fitted: Float64Array;
  readonly dependent: readonly number[];
  /** How many parameters there are, those of the effects among them. */
  readonly parameters: number;
  /** Least squares: share of the variance explained, effects included. Poisson: squared correlation of observed and expected. */
  readonly r2: number | null;
  readonly deviance: number | null;
  readonly rounds: number;
}

/**
 * Least squares with effects absorbed.
 * @throws IntertieError `gravity.effects` when the effects cannot be told apart
 */
export function fitLeastSquares(given: Sample): Fit {
  const { sample, order } = arrange(given);
  const { response, effects } = sample;
  const rows = response.length;
  const absorber = new Absorber(effects, rows);
  const { values: left, converged } = absorber.absorb(response.slice());
  if (!converged)
    throw new IntertieError(
      'gravity.effects',
      'the absorbed effects cannot be told apart well enough',
      `${effects.length} effects`,
      'absorb fewer effects, or join thin groups',
    );
  const { columns, place, dependent, inverse } = independentColumns(sample, absorber, 1e-10);
  const beta = times(
    inverse,
    columns.map((column) => dot(column, left, null)),
  );
  const rest = residuals(left, columns, beta);
  let mean = 0;
  for (let row = 0; row < rows; row++) mean += (response[row] as number) / rows;
  let total = 0;
  for (let row = 0; row < rows; row++) total += ((response[row] as number) - mean) ** 2;
  const fitted = new Float64Array(rows);
  for (let row = 0; row < rows; row++) fitted[row] = (response[row] as number) - (rest[row] as number);
  return {
    coefficients: place.map((at) => (at < 0 ? null : (beta[at] as number))),
    bread: inverse,
    scores: columns.map((column) => restore(product(column, rest), order)),
    fitted: restore(fitted, order),
    dependent,
    parameters: columns.length + countEffects(effects, rows),
    r2: total > 0 ? 1 - dot(rest, rest, null) / total : null,
    deviance: null,
    rounds: 1,
  };
}

/** The response less the columns times their coefficients. */
export function residuals(
  left: Float64Array,
  columns: readonly Float64Array[],
  beta: readonly number[],
): Float64Array {
  const rest = left.slice();
  columns.forEach((column, k) => {
    const value = beta[k] as number;
    for (let row = 0; row < rest.length; row++)
      rest[row] = (rest[row] as number) - value * (column[row] as number);
  });
  return rest;
}

/** Cell by cell. */
export function product(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length);
  for (let row = 0; row < a.length; row++) out[row] = (a[row] as number) * (b[row] as number);
  return out;
}
