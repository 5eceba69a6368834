import type { Prediction } from '../gravity/predict.js';

/** One pair at one time: what flows, what pairs alike have, and how far apart the two are. */
export interface Potential {
  /** Row of the table. */
  readonly row: number;
  /** Null: not recorded. */
  readonly actual: number | null;
  readonly expected: number;
  /** 95 % interval of what is expected, from the errors of the coefficients alone. */
  readonly low: number;
  readonly high: number;
  /** Between these lie nine in ten pairs that the model expects the same of. */
  readonly usualLow: number;
  readonly usualHigh: number;
  /** Expected less actual; null without an actual flow. */
  readonly gap: number | null;
  /** The actual flow lies below, within or above what is usual; null without one. */
  readonly stands: 'below' | 'within' | 'above' | null;
}

export interface PotentialQuestion {
  /** Flow of every row of the table; NaN: not recorded. */
  readonly actual: Float64Array;
  readonly prediction: Prediction;
  /** Rows that the model was fitted on. */
  readonly fitted: Int32Array;
  /** Rows to look at. */
  readonly rows: Int32Array;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Pairs that expect about as much are looked at together, so many at least. */
const BIN = 250;
const MOST_BINS = 10;
const DRAWS = 400;
const USUAL = 0.9;
const WIDTH_95 = 1.959963984540054;

/**
 * Potential minus actual: what a gravity model expects for a pair, beside what flows. Two intervals, as they answer two questions. `low` to `high` is what
 * the errors of the coefficients leave open. `usualLow` to `usualHigh` is where nine in ten actual flows of such pairs lie: the coefficients drawn from
 * their errors, times the ratio of actual to expected flow drawn from the fitted pairs that expect about as much (no shape is assumed for it). A flow
 * within it is nothing out of the ordinary, however large the gap.
 */
export function measurePotential({
  actual,
  prediction,
  fitted,
  rows,
  random,
}: PotentialQuestion): Potential[] {
  const ratios = ratioBins(actual, prediction, fitted);
  const found: Potential[] = [];
  for (const row of rows) {
    const expected = prediction.expected[row] as number;
    const error = prediction.logError[row] as number;
    if (!Number.isFinite(expected) || !Number.isFinite(error)) continue;
    const bin = ratios.find(({ most }) => expected <= most) ?? ratios.at(-1);
    const [usualLow, usualHigh] = bin ? usual(expected, error, bin.ratios, random) : [expected, expected];
    const flow = actual[row] as number;
    const held = Number.isNaN(flow) ? null : flow;
    found.push({
      row,
      actual: held,
      expected,
      low: expected * Math.exp(-WIDTH_95 * error),
      high: expected * Math.exp(WIDTH_95 * error),
      usualLow,
      usualHigh,
      gap: held === null ? null : expected - held,
      stands: held === null ? null : held < usualLow ? 'below' : held > usualHigh ? 'above' : 'within',
    });
  }
  return found;
}

interface Bin {
  /** The most that is expected in it. */
  readonly most: number;
  readonly ratios: Float64Array;
}

/** A row that draws its own expectation towards itself more than this says nothing about others. */
const MOST_LEVERAGE = 0.8;

/**
 * Ratios of actual to expected flow, by what is expected; expected as if the model had been fitted without the row itself (one step of Newton's from the
 * fit, Pregibon 1981), as a fit lies closer to its own rows than to others.
 */
function ratioBins(actual: Float64Array, { expected, leverage }: Prediction, fitted: Int32Array): Bin[] {
  const order = fitted
    .filter((row) => (expected[row] as number) > 0 && Number.isFinite(actual[row]))
    .sort((a, b) => (expected[a] as number) - (expected[b] as number));
  const ratioOf = (row: number): number => {
    const ratio = (actual[row] as number) / (expected[row] as number);
    const own = Math.min(MOST_LEVERAGE, leverage[row] as number);
    return ratio * Math.exp(Math.min(2, (own / (1 - own)) * (ratio - 1)));
  };
  const bins = Math.max(1, Math.min(MOST_BINS, Math.floor(order.length / BIN)));
  return Array.from({ length: bins }, (_, i) => {
    const part = order.subarray(
      Math.floor((order.length * i) / bins),
      Math.floor((order.length * (i + 1)) / bins),
    );
    return {
      most: part.length === 0 ? 0 : (expected[part.at(-1) as number] as number),
      ratios: Float64Array.from(part, ratioOf),
    };
  }).filter(({ ratios }) => ratios.length > 0);
}

function usual(
  expected: number,
  error: number,
  ratios: Float64Array,
  random: () => number,
): [number, number] {
  const draws = new Float64Array(DRAWS);
  for (let draw = 0; draw < DRAWS; draw++) {
    const ratio = ratios[Math.floor(random() * ratios.length)] as number;
    draws[draw] = expected * Math.exp(error * normal(random)) * ratio;
  }
  draws.sort();
  const at = (share: number): number => draws[Math.min(DRAWS - 1, Math.floor(share * DRAWS))] as number;
  return [at((1 - USUAL) / 2), at((1 + USUAL) / 2)];
}

/** A draw from the standard normal (Box and Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
