import { IntertieError } from '../../base/index.js';
import { type Frame, type Groups, groupRows } from '../frame.js';
import { Absorber } from './absorb.js';
import { arrange, restore } from './arrange.js';
import type { GravityResult } from './estimate.js';
import { readFormula } from './formula.js';
import { derived } from './prepare.js';
import { type Regressor, regressorsOf } from './regressors.js';
import { connectedParts, type EffectValues, splitEffects } from './split-effects.js';

/** What a fitted model expects, row by row of a table. NaN where it cannot say: a missing value, or a group that it never saw. */
export interface Prediction {
  /** Expected flow. */
  readonly expected: Float64Array;
  /** Error of its log from the errors of the coefficients, the effects moving along with them so that fitted totals stay. */
  readonly logError: Float64Array;
  /** For a row that was fitted, about how far its own flow draws what is expected towards itself, from 0 to 1; NaN for others. */
  readonly leverage: Float64Array;
}

/**
 * What a PPML model expects for every row of the table that it was fitted on, those that it left out too: a pair without a row of its own in the fit
 * has an expected flow as long as both of its sides have effects. The error is by the delta method, from the model's own covariances.
 *
 * @param given the table that was given to `estimateGravity`
 * @throws IntertieError `gravity.predict` for a model by least squares, whose expected logs are not the logs of expected flows
 */
export function predictGravity(given: Frame, result: GravityResult): Prediction {
  const { model } = result;
  if (model.estimator !== 'ppml')
    throw new IntertieError(
      'gravity.predict',
      'only a PPML model expects flows',
      model.formula,
      'fit it without --estimator ols',
    );
  const frame = derived(given, model.derive);
  const formula = readFormula(model.formula);
  const made = regressorsOf(frame, formula);
  const terms = result.coefficients.map(({ name }) => made.find((one) => one.name === name) as Regressor);
  // Dummies of values that the fit never saw are no zeros: a row that has one is unknown.
  const strange = made.filter(
    ({ name }) => !result.dropped.includes(name) && !result.coefficients.some((one) => one.name === name),
  );
  const effects = formula.effects.map((names) => groupRows(frame, names));
  const reach = reachOf(effects, result.rows);
  const linear = sumOf(terms, result, frame.rows);
  const own = result.rows;
  const sums = pick(linear, own).map((value, at) => Math.log(result.fitted[at] as number) - value);
  const levels = splitEffects(sums, effects, own);
  const shifts = termShifts(terms, effects, result);
  const k = terms.length;
  const expected = new Float64Array(frame.rows).fill(Number.NaN);
  const logError = new Float64Array(frame.rows).fill(Number.NaN);
  const moved = new Float64Array(k);
  for (let row = 0; row < frame.rows; row++) {
    if (!reach(row) || strange.some(({ values }) => values[row] !== 0)) continue;
    expected[row] = Math.exp((linear[row] as number) + at(levels, effects, row));
    terms.forEach(({ values }, i) => {
      moved[i] = (values[row] as number) - at(shifts[i] as EffectValues, effects, row);
    });
    let square = 0;
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++)
        square += (moved[i] as number) * (moved[j] as number) * (result.covariance[i * k + j] as number);
    logError[row] = Math.sqrt(Math.max(0, square));
  }
  return { expected, logError, leverage: leverageOf(effects, result, frame.rows) };
}

/** By the effects: a row's part of the expected flows of its groups, counted once for what the groups have in common. */
function leverageOf(effects: readonly Groups[], { rows, fitted }: GravityResult, all: number): Float64Array {
  const leverage = new Float64Array(all).fill(Number.NaN);
  const parts = connectedParts(effects, rows);
  const totals = effects.map(({ of, count }) => {
    const sums = new Float64Array(count);
    rows.forEach((row, at) => {
      sums[of[row] as number] = (sums[of[row] as number] as number) + (fitted[at] as number);
    });
    return sums;
  });
  const ofPart = new Map<number, number>();
  parts[0]?.forEach((part, group) => {
    ofPart.set(part, (ofPart.get(part) ?? 0) + (totals[0]?.[group] as number));
  });
  rows.forEach((row, at) => {
    const flow = fitted[at] as number;
    let share = 0;
    effects.forEach(({ of }, k) => {
      share += flow / (totals[k]?.[of[row] as number] as number);
    });
    const [first] = effects;
    if (first)
      share -=
        ((effects.length - 1) * flow) / (ofPart.get(parts[0]?.[first.of[row] as number] as number) as number);
    leverage[row] = Math.min(1, Math.max(0, share));
  });
  return leverage;
}

/** Whether all effects of a row were seen in the fit, and can be added up. */
function reachOf(effects: readonly Groups[], rows: Int32Array): (row: number) => boolean {
  const seen = effects.map(({ of, count }) => {
    const marks = new Uint8Array(count);
    for (const row of rows) marks[of[row] as number] = 1;
    return marks;
  });
  const parts = connectedParts(effects, rows);
  return (row) =>
    effects.every(({ of }, k) => {
      const group = of[row] as number;
      if (group < 0 || seen[k]?.[group] !== 1) return false;
      return parts[k]?.[group] === parts[0]?.[effects[0]?.of[row] as number];
    });
}

/** How the effects move for each term when its coefficient does: the term's own weighted projection on them. */
function termShifts(
  terms: readonly Regressor[],
  effects: readonly Groups[],
  result: GravityResult,
): EffectValues[] {
  if (effects.length === 0) return terms.map(() => []);
  const { rows, fitted } = result;
  const fittedGroups = effects.map((groups) => compact(groups, rows));
  const { sample, order } = arrange({
    response: fitted,
    regressors: terms.map(({ name, values }) => ({ name, values: pick(values, rows) })),
    effects: fittedGroups,
  });
  const absorber = new Absorber(sample.effects, rows.length);
  absorber.weigh(sample.response);
  return sample.regressors.map(({ values }) => {
    const left = absorber.absorb(values.slice(), 1e-9).values;
    const taken = restore(
      values.map((value, row) => value - (left[row] as number)),
      order,
    );
    return splitEffects(taken, effects, rows);
  });
}

function compact(groups: Groups, rows: Int32Array): Groups {
  const known = new Int32Array(groups.count).fill(-1);
  let count = 0;
  const of = rows.map((row) => {
    const group = groups.of[row] as number;
    if ((known[group] as number) < 0) known[group] = count++;
    return known[group] as number;
  });
  return { of, count };
}

const at = (values: EffectValues, effects: readonly Groups[], row: number): number =>
  values.reduce((sum, held, k) => sum + (held[effects[k]?.of[row] as number] as number), 0);

function sumOf(terms: readonly Regressor[], result: GravityResult, rows: number): Float64Array {
  const out = new Float64Array(rows);
  terms.forEach(({ values }, k) => {
    const { estimate } = result.coefficients[k] as { estimate: number };
    for (let row = 0; row < rows; row++) out[row] = (out[row] as number) + estimate * (values[row] as number);
  });
  return out;
}

function pick(values: Float64Array, rows: Int32Array): Float64Array {
  const out = new Float64Array(rows.length);
  rows.forEach((row, at) => {
    out[at] = values[row] as number;
  });
  return out;
}
