import { ranksOf } from './weigh-terms.js';

/** Draws of the model's weights; the ranks between which 90 of 100 of them put a candidate are told. */
export const DRAWS = 100;
const TAIL = 0.05;

/** The lower triangle whose product with itself is the matrix; a direction without variance, or with a negative one by rounding, is left at 0. */
export function lowerRoot(matrix: Float64Array, size: number): Float64Array {
  const root = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    let left = matrix[j * size + j] as number;
    for (let m = 0; m < j; m++) left -= (root[j * size + m] as number) ** 2;
    if (!(left > 1e-14)) continue;
    const own = Math.sqrt(left);
    root[j * size + j] = own;
    for (let i = j + 1; i < size; i++) {
      let sum = matrix[i * size + j] as number;
      for (let m = 0; m < j; m++) sum -= (root[i * size + m] as number) * (root[j * size + m] as number);
      root[i * size + j] = sum / own;
    }
  }
  return root;
}

/** A normal number from two uniform ones (Box and Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/**
 * Between which ranks each candidate stands when the weights are drawn anew from what the model knows of them.
 *
 * @param terms a row of `size - 1` terms for each candidate; the intercept moves all alike and is left out
 * @param scores as they stand
 * @param variance of intercept and terms, `size` rows
 */
export function drawRanks(
  terms: Float64Array,
  scores: Float64Array,
  variance: Float64Array,
  size: number,
  random: () => number,
): { readonly low: Int32Array; readonly high: Int32Array } {
  const count = scores.length;
  const root = lowerRoot(variance, size);
  const seen = Array.from({ length: count }, () => new Int32Array(DRAWS));
  const drawn = new Float64Array(count);
  for (let draw = 0; draw < DRAWS; draw++) {
    const steps = Float64Array.from({ length: size }, () => normal(random));
    const shift = new Float64Array(size);
    for (let i = 0; i < size; i++)
      for (let j = 0; j <= i; j++)
        shift[i] = (shift[i] as number) + (root[i * size + j] as number) * (steps[j] as number);
    for (let c = 0; c < count; c++) {
      let sum = scores[c] as number;
      for (let k = 1; k < size; k++) sum += (shift[k] as number) * (terms[c * (size - 1) + k - 1] as number);
      drawn[c] = sum;
    }
    const ranks = ranksOf(drawn);
    for (let c = 0; c < count; c++) (seen[c] as Int32Array)[draw] = ranks[c] as number;
  }
  const low = new Int32Array(count);
  const high = new Int32Array(count);
  seen.forEach((ranks, c) => {
    ranks.sort();
    low[c] = ranks[Math.floor(TAIL * DRAWS)] as number;
    high[c] = ranks[Math.ceil((1 - TAIL) * DRAWS) - 1] as number;
  });
  return { low, high };
}
