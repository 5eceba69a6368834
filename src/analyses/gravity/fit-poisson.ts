import { IntertieError } from '../../base/index.js';
import { Absorber, countEffects } from './absorb.js';
import { arrange, restore } from './arrange.js';
import { type Fit, product, residuals, type Sample } from './fit.js';
import { independentColumns } from './independent.js';
import { crossProducts, dot, invert, times } from './normal-equations.js';

const MOST_ROUNDS = 200;
/** The fit is done when a round changes the deviance by less than this share of it. */
const CLOSE = 1e-10;
/** A deviance below this share of all flows is that of a perfect fit. */
const PERFECT = 1e-13;
/** Rounds that are added to see whether a zero row goes on falling. */
const MOST_LOOKS = 40;
/** A separated row falls by 1 in each round, once all others stand still. */
const FALLS = -0.5;
const STILL = 1e-4;

export interface PoissonFit extends Fit {
  /** Marks rows that the terms separate from all flows: they must be left out, and the rest fitted again. Null: there are none. */
  readonly separated: Uint8Array | null;
}

/**
 * Poisson pseudo-maximum likelihood (Santos Silva and Tenreyro 2006) by reweighted least squares with effects absorbed in each round (Correia,
 * Guimarães and Zylkin 2020, ppmlhdfe): each round starts from the columns as the last one left them, as they span the same, and is as exact as
 * the distance to the end calls for.
 *
 * A row of zero flow is separated when some sum of terms and effects is 0 wherever there are flows and not there: nothing keeps its expected flow
 * from falling for ever, by a factor e a round, while all else stands still. That step is such a sum itself, and so is the proof
 * (Correia, Guimarães and Zylkin 2019, on the existence of these estimates).
 *
 * @throws IntertieError `gravity.diverged` naming how far it came
 */
export function fitPoisson(given: Sample): PoissonFit {
  const { sample, order } = arrange(given);
  const { response, effects } = sample;
  const rows = response.length;
  const absorber = new Absorber(effects, rows);
  const { columns, scales, place, dependent } = independentColumns(sample, absorber, 1e-8);
  const { mu, eta, flows } = start(response);
  const working = new Float64Array(rows);
  const left = new Float64Array(rows);
  const before = new Float64Array(rows);
  const began = new Float64Array(rows);
  // The start lies close to every single flow: the first round may only make that worse.
  let deviance = Number.POSITIVE_INFINITY;
  let tolerance = 1e-4;
  let looks = 0;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    absorber.weigh(mu);
    for (let row = 0; row < rows; row++) {
      const value = (eta[row] as number) + (response[row] as number) / (mu[row] as number) - 1;
      left[row] = (left[row] as number) + value - (before[row] as number);
      working[row] = value;
      before[row] = value;
    }
    absorber.absorb(left, tolerance);
    columns.forEach((column, k) => {
      absorber.absorb(column, tolerance, scales[k]);
    });
    const matrix = crossProducts(columns, mu);
    const { inverse } = invert(
      matrix,
      columns.map(() => 0),
    );
    const beta = times(
      inverse,
      columns.map((column) => dot(column, left, mu)),
    );
    const rest = residuals(left, columns, beta);
    began.set(eta);
    let step = 1;
    let next = deviance;
    // A step that makes things worse is halved: rare, near separation.
    for (let half = 0; half < 12; half++) {
      for (let row = 0; row < rows; row++) {
        const from = began[row] as number;
        const value = from + step * ((working[row] as number) - (rest[row] as number) - from);
        eta[row] = value;
        mu[row] = Math.exp(value);
      }
      next = devianceOf(response, mu);
      if (Number.isFinite(next) && next <= deviance * (1 + 1e-8) + PERFECT * flows) break;
      step /= 2;
    }
    if (!Number.isFinite(next)) break;
    const change = Number.isFinite(deviance)
      ? Math.abs(deviance - next) / Math.max(next, PERFECT * flows)
      : 1;
    deviance = next;
    const perfect = deviance <= PERFECT * flows;
    if ((change < CLOSE || perfect) && tolerance <= 1e-8) {
      const falling = fallingRows(response, began, eta);
      if (falling.rows > 0 && !falling.proven && looks++ < MOST_LOOKS) continue;
      const error = new Float64Array(rows);
      for (let row = 0; row < rows; row++) error[row] = (response[row] as number) - (mu[row] as number);
      const separated = falling.proven ? restore(falling.marks, order) : null;
      return {
        coefficients: place.map((at) => (at < 0 ? null : (beta[at] as number))),
        bread: inverse,
        scores: columns.map((column) => restore(product(column, error), order)),
        fitted: restore(mu, order),
        dependent,
        parameters: columns.length + countEffects(effects, rows),
        r2: squaredCorrelation(response, mu),
        deviance,
        rounds: round,
        separated: separated === null ? null : Uint8Array.from(separated),
      };
    }
    tolerance = perfect ? 1e-9 : Math.max(1e-9, Math.min(tolerance, change * 0.01, 1e-4));
  }
  throw new IntertieError(
    'gravity.diverged',
    'the estimate does not settle',
    `deviance ${deviance.toPrecision(6)} after ${MOST_ROUNDS} rounds, terms ${sample.regressors.map(({ name }) => name).join(', ')}`,
    'look for a term of very large values (take its log), or leave out effects with few flows',
  );
}

function start(response: Float64Array): { mu: Float64Array; eta: Float64Array; flows: number } {
  let flows = 0;
  for (const value of response) flows += value;
  const mean = flows / response.length;
  const mu = response.map((value) => (value + mean) / 2);
  return { mu, eta: mu.map(Math.log), flows };
}

/** Zero rows whose expected flow went on falling in the last round; proven when everything that has a flow stood still meanwhile. */
function fallingRows(
  response: Float64Array,
  began: Float64Array,
  eta: Float64Array,
): { rows: number; proven: boolean; marks: Float64Array } {
  const marks = new Float64Array(response.length);
  let [rows, moved] = [0, 0];
  for (let row = 0; row < response.length; row++) {
    const step = (eta[row] as number) - (began[row] as number);
    if ((response[row] as number) > 0) moved = Math.max(moved, Math.abs(step));
    else if (step < FALLS) {
      marks[row] = 1;
      rows++;
    }
  }
  return { rows, proven: rows > 0 && moved < STILL, marks };
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

function squaredCorrelation(a: Float64Array, b: Float64Array): number | null {
  const n = a.length;
  let [meanA, meanB] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanA += (a[i] as number) / n;
    meanB += (b[i] as number) / n;
  }
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [(a[i] as number) - meanA, (b[i] as number) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? (ab * ab) / (aa * bb) : null;
}
