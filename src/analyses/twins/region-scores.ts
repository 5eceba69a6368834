import { partnersOf } from './tie-graph.js';
import type { TwinContext } from './twin-context.js';

/** Weights under this are not spread any further. */
const FAINT = 0.05;

export type RegionFeature =
  | 'near_partners_8'
  | 'near_partners_35'
  | 'partners_of_near_8'
  | 'partners_of_near_35'
  | 'region_8'
  | 'region_35'
  | 'region_size_35'
  | 'region_mean_8'
  | 'region_mean_35';

/**
 * How the towns around one place are tied with the towns around every other: towns of one region twin with towns of one region.
 * `near_partners`: partners of this place that lie near the candidate. `partners_of_near`: towns near this place that the candidate is tied to.
 * `region`: ties between towns near this place and towns near the candidate; `region_size` counts towns of like size more.
 */
export function scoreRegions(context: TwinContext, from: number): Record<RegionFeature, Float32Array> {
  const { graph, near, kernels, density } = context;
  const { size, logPopulation } = graph;
  const begin = near.starts[from] as number;
  const end = near.starts[from + 1] as number;
  const scores = kernels.map((kernel, range) => {
    const nearPartners = new Float32Array(size);
    for (const b of partnersOf(graph, from)) spread(context, kernel, b, 1, nearPartners);
    const partnersOfNear = new Float32Array(size);
    for (let k = begin; k < end; k++)
      for (const b of partnersOf(graph, near.others[k] as number))
        if (b !== from) partnersOfNear[b] = (partnersOfNear[b] as number) + (kernel[k] as number);
    const region = new Float32Array(size);
    for (let b = 0; b < size; b++) {
      const weight = partnersOfNear[b] as number;
      if (weight > FAINT) spread(context, kernel, b, weight, region);
    }
    const sums = density[range] as Float64Array;
    const own = sums[from] as number;
    const mean = new Float32Array(size);
    for (let i = 0; i < size; i++) mean[i] = (region[i] as number) / ((sums[i] as number) * own);
    return { nearPartners, partnersOfNear, region, mean };
  });
  const kernel = kernels[1] as Float32Array;
  const ownSize = logPopulation[from] as number;
  const alikeTies = new Float32Array(size);
  for (let k = begin; k < end; k++) {
    const a = near.others[k] as number;
    const weight = (kernel[k] as number) * likeness(ownSize, logPopulation[a] as number);
    for (const b of partnersOf(graph, a)) alikeTies[b] = (alikeTies[b] as number) + weight;
  }
  const alike = new Float32Array(size);
  for (let b = 0; b < size; b++) {
    const weight = alikeTies[b] as number;
    if (weight < FAINT || b === from) continue;
    const sizeOfB = logPopulation[b] as number;
    for (let m = near.starts[b] as number; m < (near.starts[b + 1] as number); m++) {
      const v = near.others[m] as number;
      alike[v] =
        (alike[v] as number) + weight * (kernel[m] as number) * likeness(sizeOfB, logPopulation[v] as number);
    }
  }
  const [short, long] = scores;
  if (!short || !long) throw new RangeError('two ranges are needed');
  return {
    near_partners_8: short.nearPartners,
    near_partners_35: long.nearPartners,
    partners_of_near_8: short.partnersOfNear,
    partners_of_near_35: long.partnersOfNear,
    region_8: short.region,
    region_35: long.region,
    region_size_35: alike,
    region_mean_8: short.mean,
    region_mean_35: long.mean,
  };
}

/** 1 for the same size, falling with the ratio; one third when one of them is not known. */
function likeness(a: number, b: number): number {
  const difference = a - b;
  return Number.isNaN(difference) ? 0.33 : 1 / (1 + difference * difference);
}

function spread(
  { near: { starts, others } }: TwinContext,
  kernel: Float32Array,
  around: number,
  weight: number,
  into: Float32Array,
): void {
  const end = starts[around + 1] as number;
  for (let k = starts[around] as number; k < end; k++) {
    const i = others[k] as number;
    into[i] = (into[i] as number) + weight * (kernel[k] as number);
  }
}
