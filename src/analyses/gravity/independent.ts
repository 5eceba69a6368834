import type { Absorber } from './absorb.js';
import type { Sample } from './fit.js';
import { crossProducts, invert, type Matrix } from './normal-equations.js';

/** What must be left of a column beside the others, against its spread about its mean and against its size: less is rounding. */
const OF_SPREAD = 1e-10;
const OF_SIZE = 1e-14;

/** The columns of a sample with the effects taken out, and which of them are sums of effects and columns before them. */
export interface Independent {
  /** Without the dependent ones. */
  readonly columns: Float64Array[];
  /** Sums of squares of these columns before effects were taken out. */
  readonly scales: number[];
  /** Numbers of all columns' places among `columns`; -1 for a dependent one. */
  readonly place: number[];
  readonly dependent: number[];
  /** The inverse of X'X of `columns`. */
  readonly inverse: Matrix;
}

/**
 * Takes the effects out of every column, unweighted, and sets those apart that nothing is left of. Weights change nothing about which these
 * are, so that a reweighted fit need not look again.
 */
export function independentColumns(sample: Sample, absorber: Absorber, tolerance: number): Independent {
  const all = sample.regressors.map(({ values }) => absorber.absorb(values.slice(), tolerance).values);
  const sizes = sample.regressors.map(({ values }) => sizesOf(values));
  const centered = sample.effects.length > 0;
  const least = sizes.map(({ size, spread }) =>
    Math.max(OF_SPREAD * (centered ? spread : size), OF_SIZE * size),
  );
  const { dependent } = invert(crossProducts(all, null), least);
  const free = all.map((_, k) => k).filter((k) => !dependent.includes(k));
  const columns = free.map((k) => all[k] as Float64Array);
  return {
    columns,
    scales: free.map((k) => sizes[k]?.size ?? 0),
    place: all.map((_, k) => free.indexOf(k)),
    dependent,
    inverse: invert(
      crossProducts(columns, null),
      columns.map(() => 0),
    ).inverse,
  };
}

function sizesOf(values: Float64Array): { size: number; spread: number } {
  let [sum, size] = [0, 0];
  for (const value of values) {
    sum += value;
    size += value * value;
  }
  const mean = sum / values.length;
  let spread = 0;
  for (const value of values) spread += (value - mean) ** 2;
  return { size, spread };
}
