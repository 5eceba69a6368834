import { IntertieError } from '../../base/index.js';
import { crossProducts, dot, invert, type Matrix, multiply, times } from '../gravity/normal-equations.js';

/** Rows of pairs: a column a term, whether the pair has a service, and the numbers of its two ends. */
export interface PairSample {
  readonly columns: readonly Float64Array[];
  readonly linked: Float64Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
}

export interface LogitFit {
  readonly intercept: number;
  /** Per unit of each term; null for one that does not vary or is a sum of others. */
  readonly coefficients: readonly (number | null)[];
  /** Of intercept and coefficients, in that order; rows and columns of those without one are 0. */
  readonly variance: Matrix;
  readonly rounds: number;
}

const MOST_ROUNDS = 60;
const CLOSE = 1e-8;
/** Below this share of its own size, what is left of a term is a sum of the terms before it. */
const COLLINEAR = 1e-9;
/** Standard deviation of the prior on each standardised coefficient: nothing to a network of thousands, a stay where a few pairs are told apart by one term. */
const PRIOR = 5;

/**
 * Logistic regression by Newton's method, with a weak normal prior on every coefficient but the intercept, so that a term which tells all linked
 * pairs from the others does not run to infinity. Errors allow for pairs that share an airport (Aronow, Samii and Assenova 2015).
 *
 * @throws IntertieError `routes.one_outcome`, `routes.diverged`
 */
export function fitLogit(sample: PairSample): LogitFit {
  const rows = sample.linked.length;
  const linked = sample.linked.reduce((sum, one) => sum + one, 0);
  if (linked === 0 || linked === rows)
    throw new IntertieError(
      'routes.one_outcome',
      'nothing to tell apart',
      `${linked} of ${rows} pairs have a service`,
      'give a network in which some pairs of airports have a direct service and others have none',
    );
  const scales = sample.columns.map(standardise);
  const ones = new Float64Array(rows).fill(1);
  const columns = [ones, ...scales.map(({ values }) => values)];
  const k = columns.length;
  const penalty = Float64Array.from({ length: k }, (_, i) => (i === 0 ? 0 : 1 / PRIOR ** 2));
  const eta = new Float64Array(rows);
  const weights = new Float64Array(rows);
  const errors = new Float64Array(rows);
  let beta: number[] = Array.from({ length: k }, (_, i) =>
    i === 0 ? Math.log(linked / (rows - linked)) : 0,
  );
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    predict(columns, beta, eta);
    for (let row = 0; row < rows; row++) {
      const p = 1 / (1 + Math.exp(-(eta[row] as number)));
      weights[row] = Math.max(1e-12, p * (1 - p));
      errors[row] = (sample.linked[row] as number) - p;
    }
    const hessian = crossProducts(columns, weights);
    for (let i = 0; i < k; i++) hessian[i * k + i] = (hessian[i * k + i] as number) + (penalty[i] as number);
    const least = columns.map((_, i) => COLLINEAR * (hessian[i * k + i] as number));
    const { inverse, dependent } = invert(hessian, least);
    const slope = columns.map(
      (column, i) => dot(column, errors, null) - (penalty[i] as number) * (beta[i] as number),
    );
    const step = times(inverse, slope);
    const longest = Math.max(...step.map(Math.abs));
    // A long step overshoots where a term nearly tells the pairs apart.
    const scale = longest > 4 ? 4 / longest : 1;
    beta = beta.map((value, i) => (dependent.includes(i) ? 0 : value + scale * (step[i] as number)));
    if (longest < CLOSE)
      return told(scales, beta, dependent, dyadic(sample, columns, errors, inverse), round);
  }
  throw new IntertieError(
    'routes.diverged',
    'the model of the network does not settle',
    `${linked} linked pairs, ${MOST_ROUNDS} rounds`,
    'give a larger network, or look for airports with absurd figures',
  );
}

interface Standardised {
  readonly values: Float64Array;
  readonly mean: number;
  readonly spread: number;
}

function standardise(column: Float64Array): Standardised {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length;
  const spread = variance > 1e-12 ? Math.sqrt(variance) : 0;
  return { values: column.map((value) => (spread === 0 ? 0 : (value - mean) / spread)), mean, spread };
}

function predict(columns: readonly Float64Array[], beta: readonly number[], eta: Float64Array): void {
  eta.fill(0);
  columns.forEach((column, i) => {
    const value = beta[i] as number;
    if (value !== 0)
      for (let row = 0; row < eta.length; row++)
        eta[row] = (eta[row] as number) + value * (column[row] as number);
  });
}

/** The sandwich for pairs: scores summed by airport, each pair's own product taken off once as it was counted at both of its ends. */
function dyadic(
  { first, second }: PairSample,
  columns: readonly Float64Array[],
  errors: Float64Array,
  bread: Matrix,
): Matrix {
  const k = columns.length;
  let airports = 0;
  for (let row = 0; row < errors.length; row++)
    airports = Math.max(airports, (first[row] as number) + 1, (second[row] as number) + 1);
  const sums = columns.map((column) => {
    const sum = new Float64Array(airports);
    for (let row = 0; row < errors.length; row++) {
      const score = (column[row] as number) * (errors[row] as number);
      const [i, j] = [first[row] as number, second[row] as number];
      sum[i] = (sum[i] as number) + score;
      sum[j] = (sum[j] as number) + score;
    }
    return sum;
  });
  const squares = errors.map((error) => error * error);
  const own = crossProducts(columns, squares);
  const meat = new Float64Array(k * k);
  for (let a = 0; a < k; a++)
    for (let b = 0; b < k; b++)
      meat[a * k + b] =
        dot(sums[a] as Float64Array, sums[b] as Float64Array, null) - (own[a * k + b] as number);
  return multiply(multiply(bread, meat, k), bread, k);
}

/** Back from standardised terms to terms as they are. */
function told(
  scales: readonly Standardised[],
  beta: readonly number[],
  dependent: readonly number[],
  variance: Matrix,
  rounds: number,
): LogitFit {
  const k = beta.length;
  const turn = new Float64Array(k * k);
  turn[0] = 1;
  scales.forEach(({ mean, spread }, i) => {
    if (spread === 0) return;
    turn[i + 1] = -mean / spread;
    turn[(i + 1) * k + i + 1] = 1 / spread;
  });
  const turned = new Float64Array(k * k);
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) turned[j * k + i] = turn[i * k + j] as number;
  const [intercept = 0, ...coefficients] = times(turn, beta);
  return {
    intercept,
    coefficients: coefficients.map((value, i) =>
      scales[i]?.spread === 0 || dependent.includes(i + 1) ? null : value,
    ),
    variance: multiply(multiply(turn, variance, k), turned, k),
    rounds,
  };
}
