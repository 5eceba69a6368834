import { describe, expect, it } from 'vitest';
import { FrameBuilder } from '../frame.js';
import { measurePotential } from '../potential/index.js';
import { seededRandom } from '../seeded-random.js';
import { estimateGravity } from './estimate.js';
import { predictGravity } from './predict.js';

const PLACES = 14;

/** Flows that a gravity law makes, with noise; `hidden` pairs have none recorded. */
function world(seed: number, hidden: (i: number, j: number) => boolean) {
  const random = seededRandom(seed);
  const size = Array.from({ length: PLACES }, () => 1 + 3 * random());
  const at = Array.from({ length: PLACES }, () => [random(), random()] as const);
  const builder = new FrameBuilder(['from', 'to', 'year', 'dist', 'flow']);
  const truth: number[] = [];
  const drawn: number[] = [];
  for (const year of [2000, 2001])
    for (let i = 0; i < PLACES; i++)
      for (let j = 0; j < PLACES; j++) {
        if (i === j) continue;
        const dist =
          0.1 + Math.hypot((at[i]?.[0] ?? 0) - (at[j]?.[0] ?? 0), (at[i]?.[1] ?? 0) - (at[j]?.[1] ?? 0));
        const expected = Math.exp((size[i] ?? 0) + (size[j] ?? 0) - Math.log(dist));
        const flow = expected * -Math.log(1 - random());
        truth.push(expected);
        drawn.push(flow);
        builder.add([`P${i}`, `P${j}`, String(year), String(dist), hidden(i, j) ? '' : String(flow)]);
      }
  return { frame: builder.finish(), truth, drawn };
}

const MODEL = {
  formula: 'flow ~ log(dist) | from^year + to^year',
  estimator: 'ppml',
  cluster: [],
  where: null,
  derive: [],
} as const;

describe('what a gravity model expects', () => {
  it('is for the rows it was fitted on what the fit says', () => {
    const { frame } = world(1, () => false);
    const result = estimateGravity(frame, MODEL);
    const { expected, logError } = predictGravity(frame, result);
    result.rows.forEach((row, k) => {
      expect(expected[row]).toBeCloseTo(result.fitted[k] ?? Number.NaN, 6);
    });
    expect(logError.every((error) => error >= 0 && error < 1)).toBe(true);
  });

  it('reaches pairs without a recorded flow, and comes near what was hidden', () => {
    const { frame, truth } = world(2, (i, j) => (i * 5 + j) % 9 === 0);
    const result = estimateGravity(frame, MODEL);
    expect(result.n).toBeLessThan(frame.rows);
    const { expected } = predictGravity(frame, result);
    const off = truth.map((value, row) => Math.abs(Math.log((expected[row] ?? 0) / value)));
    expect(off.every(Number.isFinite)).toBe(true);
    expect(off.reduce((sum, value) => sum + value, 0) / off.length).toBeLessThan(0.35);
  });

  it('is unknown for a year that the fit never saw', () => {
    const { frame } = world(3, () => false);
    const result = estimateGravity(frame, { ...MODEL, where: 'year = 2000' });
    const { expected } = predictGravity(frame, result);
    expect([...expected].filter(Number.isNaN)).toHaveLength(frame.rows / 2);
  });

  it('has the errors of a model without effects from its covariances', () => {
    const { frame } = world(4, () => false);
    const result = estimateGravity(frame, { ...MODEL, formula: 'flow ~ log(dist)' });
    const { expected, logError } = predictGravity(frame, result);
    const [constant, slope] = result.coefficients.map(({ estimate }) => estimate);
    const x = Math.log(
      (frame.columns.get('dist') as unknown as { readonly values: Float64Array }).values[0] ?? Number.NaN,
    );
    expect(Math.log(expected[0] ?? 0)).toBeCloseTo((constant ?? 0) + (slope ?? 0) * x, 9);
    const [v = 0, c = 0, , s = 0] = result.covariance;
    expect(logError[0]).toBeCloseTo(Math.sqrt(v + 2 * c * x + s * x * x), 9);
  });

  it('is refused for least squares', () => {
    const { frame } = world(5, () => false);
    const result = estimateGravity(frame, { ...MODEL, formula: 'log(flow) ~ log(dist)', estimator: 'ols' });
    expect(() => predictGravity(frame, result)).toThrow(expect.objectContaining({ code: 'gravity.predict' }));
  });
});

describe('potential minus actual', () => {
  const hidden = (i: number, j: number): boolean => (i + 3 * j) % 8 === 0;

  it('has nine in ten hidden flows within what is usual', () => {
    let [inside, all] = [0, 0];
    for (const seed of [11, 12, 13, 14, 15, 16]) {
      const { frame, drawn } = world(seed, hidden);
      const result = estimateGravity(frame, MODEL);
      const prediction = predictGravity(frame, result);
      const flows = (frame.columns.get('flow') as unknown as { readonly values: Float64Array }).values;
      const rows = Int32Array.from([...flows.keys()].filter((row) => Number.isNaN(flows[row])));
      for (const one of measurePotential({
        actual: flows,
        prediction,
        fitted: result.rows,
        rows,
        random: seededRandom(1),
      })) {
        const flow = drawn[one.row] ?? Number.NaN;
        all++;
        if (flow >= one.usualLow && flow <= one.usualHigh) inside++;
        expect(one.actual).toBeNull();
        expect(one.gap).toBeNull();
      }
    }
    expect(all).toBeGreaterThan(200);
    expect(inside / all).toBeGreaterThan(0.82);
    expect(inside / all).toBeLessThan(0.97);
  });

  it('says for recorded flows how far below or above they are, the same in every run', () => {
    const { frame } = world(21, () => false);
    const result = estimateGravity(frame, MODEL);
    const prediction = predictGravity(frame, result);
    const actual = (frame.columns.get('flow') as unknown as { readonly values: Float64Array }).values;
    const ask = () =>
      measurePotential({
        actual,
        prediction,
        fitted: result.rows,
        rows: result.rows,
        random: seededRandom(9),
      });
    const found = ask();
    expect(found).toEqual(ask());
    expect(found).toHaveLength(frame.rows);
    for (const one of found) {
      expect(one.gap).toBeCloseTo(one.expected - (one.actual ?? 0), 9);
      expect(one.low).toBeLessThanOrEqual(one.expected);
      expect(one.high).toBeGreaterThanOrEqual(one.expected);
    }
    const sum = found.reduce((total, { gap }) => total + (gap ?? 0), 0);
    expect(Math.abs(sum)).toBeLessThan(1e-3);
  });
});
