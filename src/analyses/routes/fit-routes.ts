import { IntertieError } from '../../base/index.js';
import { degreeOf, type RouteNetwork } from './build-network.js';
import { fitLogit, type LogitFit, type PairSample } from './fit-logit.js';
import { fillTerms, ROUTE_TERMS, TERM_COUNT, type TermName, type TiesBetween } from './route-terms.js';
import { type HubView, viewFromHub } from './view-from-hub.js';

/** Pairs without a service that are drawn for each pair with one, and at most. */
const OTHERS_A_PAIR = 4;
const MOST_OTHERS = 60_000;
/** Fewer say too little of some twenty terms. */
export const LEAST_PAIRS = 100;

/** A model of which pairs of airports have a direct service. */
export interface RouteModel {
  readonly fit: LogitFit;
  /** Terms that were fitted, as numbers of `ROUTE_TERMS`; the others weigh nothing. */
  readonly terms: readonly number[];
  /** Weight of each of `ROUTE_TERMS`; 0 for one that was not fitted. */
  readonly weights: Float64Array;
  /** Variance of intercept and all of `ROUTE_TERMS`, `TERM_COUNT + 1` rows. */
  readonly variance: Float64Array;
  /** To be added so that the logit is that of all pairs of the network, of which only some without a service were drawn. */
  readonly intercept: number;
  readonly linkedPairs: number;
  readonly drawnPairs: number;
  readonly allPairs: number;
}

/** Pairs to fit on, with all of `ROUTE_TERMS`. */
export interface RouteSample extends PairSample {
  readonly linkedPairs: number;
  readonly allPairs: number;
}

/**
 * Draws the pairs that a model is fitted on: all that have a service, and some of those that have none.
 *
 * @param alone for a model of hubs without any service: one end of each pair, drawn at random, is seen as if it had none
 * @throws IntertieError `routes.too_few` under 100 pairs
 */
export function drawRouteSample(
  network: RouteNetwork,
  ties: TiesBetween,
  random: () => number,
  alone = false,
): RouteSample {
  const { pairs, set } = network;
  if (pairs.length < LEAST_PAIRS)
    throw new IntertieError(
      'routes.too_few',
      'too few routes to fit a model on',
      `${pairs.length} pairs of airports`,
      `give a network of at least ${LEAST_PAIRS}`,
    );
  const served = [...set.airports.keys()].filter((i) => degreeOf(network, i) > 0);
  const allPairs = (served.length * (served.length - 1)) / 2;
  const drawn = drawPairs(network, served, allPairs, random);
  const sample = alone ? turned(drawn, random) : drawn;
  return { ...sample, columns: termsOf(network, sample, ties, alone), linkedPairs: pairs.length, allPairs };
}

/**
 * Fits a logit of "has a direct service" on drawn pairs (case-control: only the intercept needs to be put right for the draw, King and Zeng 2001). A
 * pair's own service enters none of its terms.
 *
 * @param names terms to fit; null: all
 * @throws IntertieError `routes.one_outcome`, `routes.diverged`
 */
export function fitSample(sample: RouteSample, names: readonly TermName[] | null = null): RouteModel {
  const { linkedPairs, allPairs } = sample;
  const terms = ROUTE_TERMS.flatMap(({ name }, i) => (names === null || names.includes(name) ? [i] : []));
  const fit = fitLogit({ ...sample, columns: terms.map((i) => sample.columns[i] as Float64Array) });
  const drawnPairs = sample.linked.length - linkedPairs;
  const weights = new Float64Array(TERM_COUNT);
  const wide = TERM_COUNT + 1;
  const variance = new Float64Array(wide * wide);
  const rows = [0, ...terms.map((term) => term + 1)];
  rows.forEach((row, i) => {
    rows.forEach((column, j) => {
      variance[row * wide + column] = fit.variance[i * rows.length + j] as number;
    });
    if (i > 0) weights[row - 1] = fit.coefficients[i - 1] ?? 0;
  });
  const intercept = fit.intercept + Math.log(drawnPairs / (allPairs - linkedPairs));
  return { fit, terms, weights, variance, intercept, linkedPairs, drawnPairs, allPairs };
}

/** Draws and fits all terms: `drawRouteSample` and `fitSample`. */
export function fitRoutes(
  network: RouteNetwork,
  ties: TiesBetween,
  random: () => number,
  alone = false,
): RouteModel {
  return fitSample(drawRouteSample(network, ties, random, alone));
}

interface DrawnPairs {
  readonly linked: Float64Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
}

function drawPairs(
  network: RouteNetwork,
  served: readonly number[],
  allPairs: number,
  random: () => number,
): DrawnPairs {
  const { pairs, set } = network;
  const n = set.airports.length;
  const taken = new Set(pairs.map(([i, j]) => i * n + j));
  const wanted = Math.min(MOST_OTHERS, pairs.length * OTHERS_A_PAIR, allPairs - pairs.length);
  const others: (readonly [number, number])[] = [];
  // A dense network has few pairs left: then all of them are taken instead of drawn.
  if (wanted * 3 > allPairs - pairs.length)
    served.forEach((i, a) => {
      for (const j of served.slice(a + 1))
        if (!taken.has(Math.min(i, j) * n + Math.max(i, j))) others.push([Math.min(i, j), Math.max(i, j)]);
    });
  else
    while (others.length < wanted) {
      const i = served[Math.floor(random() * served.length)] as number;
      const j = served[Math.floor(random() * served.length)] as number;
      const key = Math.min(i, j) * n + Math.max(i, j);
      if (i === j || taken.has(key)) continue;
      taken.add(key);
      others.push([Math.min(i, j), Math.max(i, j)]);
    }
  const all = [
    ...pairs.map(([i, j]) => [i, j, 1] as const),
    ...others.map(([i, j]) => [i, j, 0] as const),
  ].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    linked: Float64Array.from(all, ([, , linked]) => linked),
    first: Int32Array.from(all, ([i]) => i),
    second: Int32Array.from(all, ([, j]) => j),
  };
}

/** Each pair with either end first, by chance. */
function turned({ linked, first, second }: DrawnPairs, random: () => number): DrawnPairs {
  const [one, other] = [first.slice(), second.slice()];
  first.forEach((end, row) => {
    if (random() < 0.5) return;
    one[row] = second[row] as number;
    other[row] = end;
  });
  return { linked, first: one, second: other };
}

function termsOf(
  network: RouteNetwork,
  { first, second }: DrawnPairs,
  ties: TiesBetween,
  alone: boolean,
): Float64Array[] {
  const columns = ROUTE_TERMS.map(() => new Float64Array(first.length));
  const terms = new Float64Array(TERM_COUNT);
  let view: HubView | null = null;
  // Row by row, but hub by hub: a view is made once for all pairs of its hub.
  const rows = Array.from({ length: first.length }, (_, row) => row).sort(
    (a, b) => (first[a] as number) - (first[b] as number),
  );
  for (const row of rows) {
    const hub = first[row] as number;
    if (view?.hub !== hub) view = viewFromHub(network, hub, alone);
    fillTerms(network, view, second[row] as number, ties, terms, 0);
    columns.forEach((column, k) => {
      column[row] = terms[k] as number;
    });
  }
  return columns;
}

/** Logit of the pair whose terms stand in `terms` from `at` on. */
export function logitOf(model: RouteModel, terms: Float64Array, at: number): number {
  let sum = model.intercept;
  for (let k = 0; k < TERM_COUNT; k++) sum += (model.weights[k] as number) * (terms[at + k] as number);
  return sum;
}
