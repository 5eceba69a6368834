import { type BinnedColumns, MAX_BINS } from './bin-columns.js';
import type { Tree } from './tree-model.js';

export interface TreeShape {
  readonly leaves: number;
  /** Least curvature in a leaf: the smaller, the finer the tree may cut. */
  readonly leastCurvature: number;
  /** Added to the curvature of each leaf (ridge). */
  readonly ridge: number;
}

interface Leaf {
  readonly node: number;
  readonly rows: Int32Array;
  readonly gradient: number;
  readonly curvature: number;
  readonly histogram: Float64Array;
  readonly split: Split | null;
}

interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

/**
 * Grows one regression tree leaf by leaf, the most useful split first, on gradients and curvatures (Friedman 2001; histograms as in LightGBM,
 * Ke et al. 2017). `chosen` are the features that it may ask about. Leaf values are steps against the gradient.
 */
export function growTree(
  data: BinnedColumns,
  rows: Int32Array,
  gradients: Float64Array,
  curvatures: Float64Array,
  chosen: readonly number[],
  shape: TreeShape,
): Tree {
  const feature: number[] = [];
  const threshold: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const value: number[] = [];
  const addNode = (leaf: { gradient: number; curvature: number }): number => {
    feature.push(-1);
    threshold.push(0);
    left.push(-1);
    right.push(-1);
    value.push(-leaf.gradient / (leaf.curvature + shape.ridge));
    return feature.length - 1;
  };
  const makeLeaf = (own: Int32Array, histogram: Float64Array): Leaf => {
    let gradient = 0;
    let curvature = 0;
    for (const row of own) {
      gradient += gradients[row] as number;
      curvature += curvatures[row] as number;
    }
    const node = addNode({ gradient, curvature });
    const split = bestSplit(data, histogram, gradient, curvature, chosen, shape);
    return { node, rows: own, gradient, curvature, histogram, split };
  };
  const leaves = [makeLeaf(rows, fillHistogram(data, rows, gradients, curvatures, chosen))];
  while (leaves.length < shape.leaves) {
    let best = -1;
    for (let i = 0; i < leaves.length; i++)
      if ((leaves[i]?.split?.gain ?? 0) > (leaves[best]?.split?.gain ?? 0)) best = i;
    const leaf = leaves[best];
    if (!leaf?.split) break;
    const { feature: column, bin } = leaf.split;
    const [low, high] = divide(leaf.rows, data.bins[column] as Uint8Array, bin);
    const small = low.length < high.length ? low : high;
    const smallHistogram = fillHistogram(data, small, gradients, curvatures, chosen);
    const largeHistogram = leaf.histogram;
    for (let k = 0; k < largeHistogram.length; k++)
      largeHistogram[k] = (largeHistogram[k] as number) - (smallHistogram[k] as number);
    const lowLeaf = makeLeaf(low, small === low ? smallHistogram : largeHistogram);
    const highLeaf = makeLeaf(high, small === low ? largeHistogram : smallHistogram);
    feature[leaf.node] = column;
    threshold[leaf.node] = (data.edges[column] as Float64Array)[bin] as number;
    left[leaf.node] = lowLeaf.node;
    right[leaf.node] = highLeaf.node;
    leaves.splice(best, 1, lowLeaf, highLeaf);
  }
  return { feature, threshold, left, right, value };
}

/** Sums of gradients and curvatures by feature and bin, two numbers each. */
function fillHistogram(
  data: BinnedColumns,
  rows: Int32Array,
  gradients: Float64Array,
  curvatures: Float64Array,
  chosen: readonly number[],
): Float64Array {
  const histogram = new Float64Array(data.bins.length * MAX_BINS * 2 + 2 * data.bins.length);
  for (const f of chosen) {
    const bins = data.bins[f] as Uint8Array;
    const base = f * (MAX_BINS + 1) * 2;
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k] as number;
      const at = base + (bins[row] as number) * 2;
      histogram[at] = (histogram[at] as number) + (gradients[row] as number);
      histogram[at + 1] = (histogram[at + 1] as number) + (curvatures[row] as number);
    }
  }
  return histogram;
}

function bestSplit(
  data: BinnedColumns,
  histogram: Float64Array,
  gradient: number,
  curvature: number,
  chosen: readonly number[],
  { leastCurvature, ridge }: TreeShape,
): Split | null {
  let best: Split | null = null;
  const whole = (gradient * gradient) / (curvature + ridge);
  for (const f of chosen) {
    const count = (data.edges[f] as Float64Array).length;
    const base = f * (MAX_BINS + 1) * 2;
    let lowGradient = 0;
    let lowCurvature = 0;
    for (let bin = 0; bin < count - 1; bin++) {
      lowGradient += histogram[base + bin * 2] as number;
      lowCurvature += histogram[base + bin * 2 + 1] as number;
      const highCurvature = curvature - lowCurvature;
      if (lowCurvature < leastCurvature) continue;
      if (highCurvature < leastCurvature) break;
      const highGradient = gradient - lowGradient;
      const gain =
        (lowGradient * lowGradient) / (lowCurvature + ridge) +
        (highGradient * highGradient) / (highCurvature + ridge) -
        whole;
      if (gain > (best?.gain ?? 1e-6)) best = { feature: f, bin, gain };
    }
  }
  return best;
}

function divide(rows: Int32Array, bins: Uint8Array, bin: number): [Int32Array, Int32Array] {
  let low = 0;
  for (const row of rows) if ((bins[row] as number) <= bin) low++;
  const lower = new Int32Array(low);
  const higher = new Int32Array(rows.length - low);
  let a = 0;
  let b = 0;
  for (const row of rows) {
    if ((bins[row] as number) <= bin) lower[a++] = row;
    else higher[b++] = row;
  }
  return [lower, higher];
}
