import { IntertieError } from '../../base/index.js';
import { type Frame, keepRows } from '../frame.js';
import { type Fit, fitLeastSquares, fitPoisson } from './fit.js';
import { type GravityModel, pickedGroups, prepare, type RowAccount, without } from './prepare.js';
import { clusteredVariance } from './sandwich.js';
import { findSeparation } from './separation.js';

export interface Coefficient {
  /** As the formula writes it, without spaces: "log(dist)". */
  readonly name: string;
  readonly estimate: number;
  readonly se: number;
  /** Estimate over error. */
  readonly z: number;
  /** Two-sided, from the normal distribution. */
  readonly p: number;
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
  /** Terms that are sums of others or of the effects: no coefficient. */
  readonly dropped: readonly string[];
  readonly effects: readonly { readonly name: string; readonly groups: number }[];
  readonly r2: number | null;
  readonly deviance: number | null;
  readonly account: RowAccount;
  /** How the errors were reckoned, in words. */
  readonly errors: string;
  /** The rows fitted, all columns, and the expected flow of each: for potential minus actual. */
  readonly frame: Frame;
  readonly fitted: Float64Array;
  readonly observed: Float64Array;
  /** Rounds of reweighting; 1 for least squares. */
  readonly rounds: number;
}

/**
 * Fits a gravity model on a table of flows. PPML drops rows that no estimate can come from (separation) and counts them; terms that are sums of
 * others or of the absorbed effects are named. Errors are robust, or clustered with the sandwich times G/(G-1).
 *
 * @throws IntertieError `formula.*`, `gravity.rows`, `gravity.negative`, `gravity.zero`, `gravity.collinear`, `gravity.diverged`
 * @example
 * estimateGravity(frame, { formula: 'trade ~ log(dist) | exporter^year + importer^year', estimator: 'ppml', cluster: ['pair_id'],
 *   where: 'exporter != importer', derive: [] }).coefficients[0]?.name; // 'log(dist)'
 */
export function estimateGravity(given: Frame, model: GravityModel): GravityResult {
  const prepared = prepare(given, model);
  let { sample, clusters, frame } = prepared;
  let separation = { byEffects: 0, byRegressors: 0 };
  if (model.estimator === 'ppml') {
    if (sample.response.every((value) => value === 0))
      throw new IntertieError(
        'gravity.zero',
        'all flows are zero',
        prepared.formula.response.name,
        'choose rows with flows',
      );
    const found = findSeparation(
      sample.response,
      sample.regressors.map(({ values }) => values),
      sample.effects,
    );
    separation = found;
    if (found.byEffects + found.byRegressors > 0) {
      const kept = without(sample, found.separated);
      sample = kept.sample;
      clusters = clusters.map((groups) => pickedGroups(groups, kept.marks, kept.rows));
      frame = keepRows(frame, kept.marks);
    }
  }
  const fit = model.estimator === 'ppml' ? fitPoisson(sample) : fitLeastSquares(sample);
  const names = sample.regressors.map(({ name }) => name);
  if (fit.dependent.length === names.length)
    throw new IntertieError(
      'gravity.collinear',
      'no term is left beside the absorbed effects',
      names.join(', '),
      'absorb fewer effects: these terms do not vary within them',
    );
  const { variance, clusters: least } = clusteredVariance(fit.bread, fit.scores, clusters);
  return {
    model,
    n: sample.response.length,
    clusters: least,
    coefficients: coefficientsOf(names, fit, variance),
    dropped: fit.dependent.map((k) => names[k] ?? ''),
    effects: prepared.formula.effects.map((effect, k) => ({
      name: effect.join('^'),
      groups: sample.effects[k]?.count ?? 0,
    })),
    r2: fit.r2,
    deviance: fit.deviance,
    account: {
      ...prepared.account,
      separatedByEffects: separation.byEffects,
      separatedByRegressors: separation.byRegressors,
      used: sample.response.length,
    },
    errors:
      model.cluster.length === 0
        ? 'robust, sandwich times N/(N-1)'
        : `clustered by ${model.cluster.join(' and ')}, sandwich times G/(G-1), G = ${least}`,
    frame,
    fitted: fit.fitted,
    observed: sample.response,
    rounds: fit.rounds,
  };
}

function coefficientsOf(names: readonly string[], fit: Fit, variance: Float64Array): Coefficient[] {
  const k = names.length;
  return names.flatMap((name, i) => {
    const estimate = fit.coefficients[i] ?? null;
    if (estimate === null) return [];
    const se = Math.sqrt(variance[i * k + i] as number);
    const z = estimate / se;
    return [
      {
        name,
        estimate,
        se,
        z,
        p: twoSided(z),
        low: estimate - 1.959964 * se,
        high: estimate + 1.959964 * se,
      },
    ];
  });
}

/** Chance of a standard normal at least so far from 0 (Abramowitz and Stegun 7.1.26 as refined by Numerical Recipes' erfc, good to 1e-7). */
export function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const series = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  const sum = series.reduceRight((value, coefficient) => value * t + coefficient, 0);
  return Math.min(1, t * Math.exp(-x * x + sum));
}
