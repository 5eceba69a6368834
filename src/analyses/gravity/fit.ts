import { IntertieError } from '../../base/index.js';
import type { Groups } from '../frame.js';
import { Absorber, countEffects } from './absorb.js';
import { crossProducts, dot, invert, type Matrix, times } from './normal-equations.js';

/** What is fitted: rows of numbers without a missing one. */
export interface Sample {
  readonly response: Float64Array;
  readonly regressors: readonly { readonly name: string; readonly values: Float64Array }[];
  readonly effects: readonly Groups[];
}

/** A fit before its errors are reckoned. Dependent columns have no coefficient. */
export interface Fit {
  readonly coefficients: readonly (number | null)[];
  /** The inverse of X'WX, effects taken out. */
  readonly bread: Matrix;
  /** Each row's part of the first-order conditions, one column a coefficient. */
  readonly scores: readonly Float64Array[];
  /** Expected value of the response, row by row. */
  readonly fitted: Float64Array;
  readonly dependent: readonly number[];
  readonly parameters: number;
  readonly r2: number | null;
  readonly deviance: number | null;
  readonly rounds: number;
}

const sizesOf = (sample: Sample, weights: Float64Array | null): number[] =>
  sample.regressors.map(({ values }) => dot(values, values, weights));

/** Least squares with effects absorbed. `r2` is of the whole model, effects included, about the mean. */
export function fitLeastSquares(sample: Sample): Fit {
  const { response, regressors, effects } = sample;
  const rows = response.length;
  const absorber = new Absorber(effects, rows);
  const left = absorbed(absorber, response, 'the response');
  const columns = regressors.map(({ name, values }) => absorbed(absorber, values, name));
  const { inverse, dependent } = invert(crossProducts(columns, null), sizesOf(sample, null));
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
    coefficients: beta.map((value, k) => (dependent.includes(k) ? null : value)),
    bread: inverse,
    scores: columns.map((column) => product(column, rest)),
    fitted,
    dependent,
    parameters: regressors.length - dependent.length + countEffects(effects, rows),
    r2: total > 0 ? 1 - dot(rest, rest, null) / total : null,
    deviance: null,
    rounds: 1,
  };
}

const MOST_ROUNDS = 200;
const CLOSE = 1e-10;

/**
 * Poisson pseudo-maximum likelihood (Santos Silva and Tenreyro 2006) by reweighted least squares with effects absorbed in each round (Correia,
 * Guimarães and Zylkin 2020, ppmlhdfe): each round starts from the columns as the last one left them, as they span the same, and is as exact as
 * the distance to the end calls for.
 *
 * @throws IntertieError `gravity.diverged` naming how far it came
 */
export function fitPoisson(sample: Sample): Fit {
  const { response, regressors, effects } = sample;
  const rows = response.length;
  let mean = 0;
  for (let row = 0; row < rows; row++) mean += (response[row] as number) / rows;
  const mu = new Float64Array(rows);
  const eta = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    mu[row] = ((response[row] as number) + mean) / 2;
    eta[row] = Math.log(mu[row] as number);
  }
  const absorber = new Absorber(effects, rows);
  const columns = regressors.map(({ values }) => values.slice());
  const working = new Float64Array(rows);
  const left = new Float64Array(rows);
  let before = new Float64Array(rows);
  // The start lies close to every single flow: the first round may only make that worse.
  let deviance = Number.POSITIVE_INFINITY;
  let tolerance = 1e-4;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    absorber.weigh(mu);
    for (let row = 0; row < rows; row++) {
      working[row] = (eta[row] as number) + (response[row] as number) / (mu[row] as number) - 1;
      left[row] = (left[row] as number) + (working[row] as number) - (before[row] as number);
    }
    before = working.slice();
    absorber.absorb(left, tolerance);
    for (const column of columns) absorber.absorb(column, tolerance);
    const { inverse, dependent } = invert(crossProducts(columns, mu), sizesOf(sample, mu));
    const beta = times(
      inverse,
      columns.map((column) => dot(column, left, mu)),
    );
    const rest = residuals(left, columns, beta);
    let step = 1;
    let next = deviance;
    const start = eta.slice();
    // A step that makes things worse is halved: rare, near separation.
    for (let half = 0; half < 12; half++) {
      for (let row = 0; row < rows; row++) {
        const aim = (working[row] as number) - (rest[row] as number);
        const value = (start[row] as number) + step * (aim - (start[row] as number));
        eta[row] = value;
        mu[row] = Math.exp(value);
      }
      next = devianceOf(response, mu);
      if (Number.isFinite(next) && next <= deviance * (1 + 1e-8) + 1e-8) break;
      step /= 2;
    }
    if (!Number.isFinite(next)) break;
    const change = Number.isFinite(deviance)
      ? Math.abs(deviance - next) / Math.max(Math.min(deviance, next), 0.1)
      : 1;
    deviance = next;
    if (change < CLOSE && tolerance <= 1e-8) {
      const error = new Float64Array(rows);
      for (let row = 0; row < rows; row++) error[row] = (response[row] as number) - (mu[row] as number);
      return {
        coefficients: beta.map((value, k) => (dependent.includes(k) ? null : value)),
        bread: inverse,
        scores: columns.map((column) => product(column, error)),
        fitted: mu,
        dependent,
        parameters: regressors.length - dependent.length + countEffects(effects, rows),
        r2: null,
        deviance,
        rounds: round,
      };
    }
    tolerance = Math.max(1e-9, Math.min(tolerance, change * 0.01, 1e-4));
  }
  throw new IntertieError(
    'gravity.diverged',
    'the estimate does not settle',
    `deviance ${deviance.toPrecision(6)} after ${MOST_ROUNDS} rounds`,
    'look for a regressor of very large values (take its log), or leave out effects with few flows',
  );
}

function absorbed(absorber: Absorber, values: Float64Array, name: string): Float64Array {
  const { values: left, converged } = absorber.absorb(values.slice());
  if (converged) return left;
  throw new IntertieError(
    'gravity.effects',
    'the effects cannot be told apart well enough',
    name,
    'absorb fewer effects, or join thin groups',
  );
}

function residuals(
  left: Float64Array,
  columns: readonly Float64Array[],
  beta: readonly number[],
): Float64Array {
  const rest = left.slice();
  columns.forEach((column, k) => {
    const value = beta[k] as number;
    if (value !== 0)
      for (let row = 0; row < rest.length; row++)
        rest[row] = (rest[row] as number) - value * (column[row] as number);
  });
  return rest;
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length);
  for (let row = 0; row < a.length; row++) out[row] = (a[row] as number) * (b[row] as number);
  return out;
}

/** Twice the distance of the log-likelihood from the best that any model could have. */
function devianceOf(response: Float64Array, mu: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < response.length; row++) {
    const [y, m] = [response[row] as number, mu[row] as number];
    sum += y > 0 ? y * Math.log(y / m) - (y - m) : m;
  }
  return 2 * sum;
}
