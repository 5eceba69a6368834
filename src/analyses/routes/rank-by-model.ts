import type { RouteNetwork } from './build-network.js';
import type { Candidate } from './choose-candidates.js';
import { drawRanks } from './draw-ranks.js';
import { logitOf, type RouteModel } from './fit-routes.js';
import { type GroupWeights, orderRoutes, pairUp, type RouteRanking } from './order-routes.js';
import {
  fillTerms,
  ROUTE_TERMS,
  TERM_COUNT,
  TERM_GROUPS,
  type TermGroup,
  type TiesBetween,
} from './route-terms.js';
import { type HubView, viewFromHub } from './view-from-hub.js';

const WIDE = TERM_GROUPS.length;
const GROUP_OF = ROUTE_TERMS.map(({ group }) => TERM_GROUPS.indexOf(group));

/**
 * Ranks candidates by a model fitted on a network: for each the pair of airports with the highest chance counts, one of the hub's with one of its own.
 * Weights other than 1 stretch how far a candidate stands from the mean of all of them.
 *
 * @param model fitted for hubs without services (`alone`) when the hub has none
 * @param hubs airports of the hub, numbers of the set; one at least
 * @param candidates largest first
 * @param random for the draws of ranks
 */
export function rankByModel(
  network: RouteNetwork,
  model: RouteModel,
  hubs: readonly number[],
  candidates: readonly Candidate[],
  ties: TiesBetween,
  weights: GroupWeights,
  random: () => number,
): RouteRanking {
  const views = hubs.map((hub) => viewFromHub(network, hub));
  const served = candidates.filter((candidate) => isServed(candidate, views));
  const open = candidates.filter((candidate) => !served.includes(candidate));
  const rows: Float64Array[] = [];
  const tried = new Float64Array(TERM_COUNT);
  const chosen = new Float64Array(TERM_COUNT);
  const pairings = pairUp(
    open,
    (candidate) => {
      let [from, to, best] = [-1, -1, Number.NEGATIVE_INFINITY];
      for (const view of views)
        for (const { index } of candidate.airports) {
          fillTerms(network, view, index, ties, tried, 0);
          const logit = logitOf(model, tried, 0);
          if (logit <= best) continue;
          [from, to, best] = [view.hub, index, logit];
          chosen.set(tried);
        }
      return { from, to };
    },
    () => rows.push(chosen.slice()),
  );
  const count = pairings.length;
  const terms = new Float64Array(count * TERM_COUNT);
  rows.forEach((row, c) => {
    terms.set(row, c * TERM_COUNT);
  });
  const means = meansOf(terms, count);
  stretch(terms, means, weights);
  const parts = new Float64Array(count * WIDE);
  const scores = new Float64Array(count);
  for (let c = 0; c < count; c++) {
    scores[c] = logitOf(model, terms, c * TERM_COUNT);
    for (let k = 0; k < TERM_COUNT; k++) {
      const at = c * WIDE + (GROUP_OF[k] as number);
      const beyond = (terms[c * TERM_COUNT + k] as number) - (means[k] as number);
      parts[at] = (parts[at] as number) + (model.weights[k] as number) * beyond;
    }
  }
  const drawn = drawRanks(terms, scores, model.variance, TERM_COUNT + 1, random);
  return {
    ...orderRoutes(network, pairings, scores, { count, parts }, ties, (c) => ({
      chance: chanceOf(scores[c] as number, errorOf(terms, c * TERM_COUNT, model.variance)),
      drawn: { low: drawn.low[c] as number, high: drawn.high[c] as number },
    })),
    served,
  };
}

/** True where any of the hub's airports has a service to any of the candidate's, or is one of them. */
function isServed({ airports }: Candidate, views: readonly HubView[]): boolean {
  return airports.some(({ index }) => views.some(({ linked, hub }) => linked[index] === 1 || hub === index));
}

function meansOf(terms: Float64Array, count: number): Float64Array {
  const means = new Float64Array(TERM_COUNT);
  terms.forEach((value, at) => {
    means[at % TERM_COUNT] = (means[at % TERM_COUNT] as number) + value / count;
  });
  return means;
}

function stretch(terms: Float64Array, means: Float64Array, weights: GroupWeights): void {
  for (let at = 0; at < terms.length; at++) {
    const k = at % TERM_COUNT;
    const mean = means[k] as number;
    const weight = weights[TERM_GROUPS[GROUP_OF[k] as number] as TermGroup];
    terms[at] = mean + weight * ((terms[at] as number) - mean);
  }
}

const shareOf = (logit: number): number => 1 / (1 + Math.exp(-logit));
const NORMAL_95 = 1.959964;

function chanceOf(logit: number, error: number) {
  return {
    low: shareOf(logit - NORMAL_95 * error),
    value: shareOf(logit),
    high: shareOf(logit + NORMAL_95 * error),
  };
}

/** Standard error of the logit of one row of terms. */
function errorOf(terms: Float64Array, at: number, variance: Float64Array): number {
  const size = TERM_COUNT + 1;
  const term = (k: number): number => (k === 0 ? 1 : (terms[at + k - 1] as number));
  let sum = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) sum += term(i) * (variance[i * size + j] as number) * term(j);
  return Math.sqrt(Math.max(0, sum));
}
