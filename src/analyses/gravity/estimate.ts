import { IntertieError } from '../../base/index.js';
import type { Frame, Groups } from '../frame.js';
import { center } from './center.js';
import { type Fit, fitLeastSquares, type Sample } from './fit.js';
import { fitPoisson } from './fit-poisson.js';
import { twoSided, WIDTH_95 } from './normal.js';
import type { Matrix } from './normal-equations.js';
import { type GravityModel, pickedGroups, prepare, type RowAccount, without } from './prepare.js';
import { clusteredVariance, type Variance } from './sandwich.js';
import { markEmptyGroups } from './separation.js';

export interface Coefficient {
  /** As the formula writes it, without spaces: "log(dist)". */
  readonly name: string;
  readonly estimate: number;
  readonly se: number;
  /** Estimate over error; null where the fit is perfect and there is none. */
  readonly z: number | null;
  /** Two-sided, from the normal distribution. */
  readonly p: number | null;
  /** 95 %. */
  readonly low: number;
  readonly high: number;
}

export interface GravityResult {
  readonly model: GravityModel;
  readonly n: number;
  /** Number of clusters (of the coarsest, with several), null without. */
  readonly clusters: number | null;
  readonly coefficients: readonly Coefficient[];
  /** Covariances of the coefficients, row after row, in their order. */
  readonly covariance: Matrix;
  /** Terms that are sums of others or of the effects: no coefficient. */
  readonly dropped: readonly string[];
  readonly effects: readonly { readonly name: string; readonly groups: number }[];
  /** Least squares: share of the variance explained. PPML: squared correlation of observed and expected. */
  readonly r2: number | null;
  readonly deviance: number | null;
  readonly account: RowAccount;
  /** How the errors were reckoned, in words. */
  readonly errors: string;
  /** For each row that was fitted, where it stands in the table that was given. */
  readonly rows: Int32Array;
  /** The expected value of each fitted row: of the flow, or of its log where the formula has that. */
  readonly fitted: Float64Array;
  readonly observed: Float64Array;
  /** Rounds of reweighting; 1 for least squares. */
  readonly rounds: number;
}

interface Fitted {
  readonly fit: Fit;
  readonly sample: Sample;
  readonly clusters: readonly Groups[];
  readonly rows: Int32Array;
  readonly byEffects: number;
  readonly byRegressors: number;
  /** Terms that only rows which had to be left out could tell of. */
  readonly separating: readonly number[];
}

/**
 * Fits a gravity model on a table of flows. PPML drops rows that no estimate can come from (separation) and counts them; terms that are sums of
 * others or of the absorbed effects are named. Errors are robust, or clustered with the sandwich times G/(G-1).
 *
 * @throws IntertieError `formula.*`, `gravity.rows`, `gravity.negative`, `gravity.zero`, `gravity.collinear`, `gravity.constant`, `gravity.clusters`,
 *   `gravity.size`, `gravity.effects`, `gravity.diverged`
 * @example
 * estimateGravity(frame, { formula: 'trade ~ log(dist) | exporter^year + importer^year', estimator: 'ppml', cluster: ['pair_id'],
 *   where: 'exporter != importer', derive: [] }).coefficients[0]?.name; // 'log(dist)'
 */
export function estimateGravity(given: Frame, model: GravityModel): GravityResult {
  const prepared = prepare(given, model);
  const { formula } = prepared;
  const names = prepared.sample.regressors.map(({ name }) => name);
  refuseRange(prepared.sample, formula.response.name);
  refuseConstant(prepared.sample, formula.response.name, model);
  const centered = center(prepared.sample);
  const fitted = fitSample({ ...prepared, sample: centered.sample }, model);
  const { fit, sample, clusters } = fitted;
  const n = sample.response.length;
  if (fit.dependent.length === names.length)
    throw new IntertieError(
      'gravity.collinear',
      'no term is left beside the absorbed effects and the other terms',
      names.join(', '),
      'absorb fewer effects: these terms do not vary within them',
    );
  if (n <= fit.parameters)
    throw new IntertieError(
      'gravity.rows',
      'too few rows for the terms and effects',
      `${n} rows, ${fit.parameters} parameters, ${sample.effects.length} effects`,
      'take more rows, or absorb fewer effects',
    );
  refuseLoneCluster(model, clusters);
  const robust = model.estimator === 'ols' ? n / (n - fit.parameters) : n / (n - 1);
  const kept = names.map((_, k) => k).filter((k) => !fit.dependent.includes(k));
  const own = centered.undo(
    kept.map((k) => fit.coefficients[k] as number),
    clusteredVariance(fit.bread, fit.scores, clusters, robust),
    kept,
  );
  return {
    model,
    n,
    clusters: own.variance.clusters,
    coefficients: kept.map((k, i) =>
      coefficient(names[k] ?? '', own.estimates[i] as number, own.variance.matrix, i),
    ),
    covariance: own.variance.matrix,
    dropped: fit.dependent.map((k) => names[k] ?? ''),
    effects: formula.effects.map((effect, k) => ({
      name: effect.join('^'),
      groups: sample.effects[k]?.count ?? 0,
    })),
    r2: fit.r2,
    deviance: fit.deviance,
    account: {
      ...prepared.account,
      separatedByEffects: fitted.byEffects,
      separatedByRegressors: fitted.byRegressors,
      separating: fitted.separating.map((k) => names[k] ?? ''),
      used: n,
    },
    errors: howErrors(model, own.variance),
    rows: fitted.rows,
    fitted: fit.fitted,
    observed: sample.response,
    rounds: fit.rounds,
  };
}

/** Fits, and for PPML leaves out what is separated until nothing is: leaving rows out may empty another group, or free another sum of terms. */
function fitSample(prepared: Pick<Fitted, 'sample' | 'clusters' | 'rows'>, model: GravityModel): Fitted {
  let { sample, clusters, rows } = prepared;
  if (model.estimator === 'ols')
    return {
      fit: fitLeastSquares(sample),
      sample,
      clusters,
      rows,
      byEffects: 0,
      byRegressors: 0,
      separating: [],
    };
  let [byEffects, byRegressors] = [0, 0];
  let before: readonly number[] | null = null;
  const leaveOut = (marks: Uint8Array): void => {
    const kept = without(sample, marks);
    sample = kept.sample;
    clusters = clusters.map((groups) => pickedGroups(groups, kept.marks, kept.rows));
    rows = rows.filter((_, row) => kept.marks[row] !== 0);
  };
  for (;;) {
    const empty = new Uint8Array(sample.response.length);
    const found = markEmptyGroups(sample.response, sample.effects, empty);
    if (found > 0) leaveOut(empty);
    byEffects += found;
    const fit = fitPoisson(sample);
    if (fit.separated === null) {
      const separating = before === null ? [] : fit.dependent.filter((k) => !before?.includes(k));
      return { fit, sample, clusters, rows, byEffects, byRegressors, separating };
    }
    before ??= fit.dependent;
    byRegressors += fit.separated.reduce((sum, mark) => sum + mark, 0);
    leaveOut(fit.separated);
  }
}

/** Squares of larger figures do not fit a double. */
const LARGEST = 1e120;

function refuseRange({ response, regressors }: Sample, name: string): void {
  for (const column of [{ name, values: response }, ...regressors]) {
    const worst = column.values.find((value) => Math.abs(value) > LARGEST);
    if (worst !== undefined)
      throw new IntertieError(
        'gravity.range',
        'figures too large to reckon with',
        `${column.name}, as ${worst.toPrecision(3)}`,
        'divide it by a large figure, or take its log',
      );
  }
}

function refuseConstant({ response }: Sample, name: string, { estimator }: GravityModel): void {
  const [first = 0] = response;
  if (response.some((value) => value !== first)) return;
  if (first === 0 && estimator === 'ppml')
    throw new IntertieError('gravity.zero', 'all flows are zero', name, 'choose rows with flows');
  throw new IntertieError(
    'gravity.constant',
    'there is nothing to explain: it is the same in every row',
    `${name} is ${first}`,
    'choose rows in which it differs',
  );
}

function refuseLoneCluster(model: GravityModel, clusters: readonly Groups[]): void {
  const lone = clusters.findIndex(({ count }) => count < 2);
  if (lone >= 0)
    throw new IntertieError(
      'gravity.clusters',
      'errors cannot be clustered by one group',
      model.cluster[lone] ?? '',
      'choose a column with many values, or leave --cluster out',
    );
}

function howErrors(model: GravityModel, { clusters, mended }: Variance): string {
  if (clusters === null)
    return model.estimator === 'ols'
      ? 'robust (HC1), sandwich times N/(N-K)'
      : 'robust, sandwich times N/(N-1)';
  const ways =
    model.cluster.length > 1 ? ', each way and their crossings (Cameron, Gelbach and Miller 2011)' : '';
  const coarsest = model.cluster.length > 1 ? ' of the coarsest' : '';
  const zeroed = mended ? '; not positive definite, negative eigenvalues set to zero' : '';
  return `clustered by ${model.cluster.join(' and ')}${ways}, sandwich times G/(G-1), G = ${clusters}${coarsest}${zeroed}`;
}

function coefficient(name: string, estimate: number, covariance: Matrix, i: number): Coefficient {
  const k = Math.sqrt(covariance.length);
  const se = Math.sqrt(Math.max(0, covariance[i * k + i] as number));
  const z = se > 0 ? estimate / se : null;
  return {
    name,
    estimate,
    se,
    z,
    p: z === null ? null : twoSided(z),
    low: estimate - WIDTH_95 * se,
    high: estimate + WIDTH_95 * se,
  };
}
