import { airportKm } from './airport-set.js';
import type { RouteNetwork } from './build-network.js';
import type { Candidate } from './choose-candidates.js';
import { drawRanks } from './draw-ranks.js';
import { logitOf, type RouteModel } from './fit-routes.js';
import {
  fillTerms,
  ROUTE_TERMS,
  TERM_COUNT,
  TERM_GROUPS,
  type TermGroup,
  type TiesBetween,
} from './route-terms.js';
import { viewFromHub } from './view-from-hub.js';
import { type Contributions, ranksOf, type Sensitivity, testWeights, totalsOf } from './weigh-terms.js';

/** How often each group of terms is to weigh what was fitted: 1 as it is, 0 not at all. */
export type GroupWeights = Readonly<Record<TermGroup, number>>;
export const FITTED_WEIGHTS = Object.fromEntries(TERM_GROUPS.map((group) => [group, 1])) as GroupWeights;

/** A candidate for a first direct service. */
export interface RankedRoute {
  readonly candidate: Candidate;
  /** Airports of the set between which it would run: those of the pair with the best score. */
  readonly from: number;
  readonly to: number;
  readonly km: number;
  /** Ties that join the two airports' places. */
  readonly ties: number;
  /** Of pairs of airports like this one, the share that has a direct service in the network, with its 95 % range; null without a model. */
  readonly chance: { readonly low: number; readonly value: number; readonly high: number } | null;
  readonly score: number;
  /** From 1. */
  readonly rank: number;
  /** Between which ranks 90 of 100 draws of the model's weights put it; null without a model. */
  readonly drawn: { readonly low: number; readonly high: number } | null;
  /** Best and worst rank when one group of terms is left out, halved or doubled. */
  readonly tested: { readonly best: number; readonly worst: number };
  /** What each group adds beyond the mean of the candidates. */
  readonly parts: Readonly<Record<TermGroup, number>>;
}

export interface RouteRanking {
  /** Best first. */
  readonly routes: readonly RankedRoute[];
  readonly sensitivity: readonly (Omit<Sensitivity, 'fall'> & {
    readonly fall: { readonly route: RankedRoute; readonly before: number; readonly after: number } | null;
  })[];
  /** Candidates that have a direct service already. */
  readonly served: readonly Candidate[];
}

interface Pairing {
  readonly candidate: Candidate;
  readonly from: number;
  readonly to: number;
}

const WIDE = TERM_GROUPS.length;
const GROUP_OF = ROUTE_TERMS.map(({ group }) => TERM_GROUPS.indexOf(group));

/**
 * Ranks candidates by a model fitted on a network: for each the pair of airports with the highest chance counts, one of the hub's with one of its own.
 * Weights other than 1 stretch how far a candidate stands from the mean of all of them.
 *
 * @param hubs airports of the hub, numbers of the set; one at least
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
  const served: Candidate[] = [];
  const open = candidates.filter((candidate) => {
    const has = candidate.airports.some(({ index }) =>
      views.some(({ linked, hub }) => linked[index] === 1 || hub === index),
    );
    if (has) served.push(candidate);
    return !has;
  });
  const terms = new Float64Array(open.length * TERM_COUNT);
  const tried = new Float64Array(TERM_COUNT);
  const pairings = open.map((candidate, c): Pairing => {
    let [from, to, best] = [-1, -1, Number.NEGATIVE_INFINITY];
    for (const view of views)
      for (const { index } of candidate.airports) {
        fillTerms(network, view, index, ties, tried, 0);
        const logit = logitOf(model, tried, 0);
        if (logit <= best) continue;
        [from, to, best] = [view.hub, index, logit];
        terms.set(tried, c * TERM_COUNT);
      }
    return { candidate, from, to };
  });
  const means = meansOf(terms, open.length);
  for (let at = 0; at < terms.length; at++) {
    const k = at % TERM_COUNT;
    const mean = means[k] as number;
    const weight = weights[TERM_GROUPS[GROUP_OF[k] as number] as TermGroup];
    terms[at] = mean + weight * ((terms[at] as number) - mean);
  }
  const parts = new Float64Array(open.length * WIDE);
  const scores = new Float64Array(open.length);
  open.forEach((_, c) => {
    scores[c] = logitOf(model, terms, c * TERM_COUNT);
    for (let k = 0; k < TERM_COUNT; k++) {
      const at = c * WIDE + (GROUP_OF[k] as number);
      const beyond = (terms[c * TERM_COUNT + k] as number) - (means[k] as number);
      parts[at] = (parts[at] as number) + (model.weights[k] as number) * beyond;
    }
  });
  const drawn = drawRanks(terms, scores, model.variance, TERM_COUNT + 1, random);
  const chanceOf = (c: number) => {
    const error = Math.sqrt(Math.max(0, spreadOf(terms, c * TERM_COUNT, model.variance)));
    const score = scores[c] as number;
    return {
      low: shareOf(score - 1.96 * error),
      value: shareOf(score),
      high: shareOf(score + 1.96 * error),
    };
  };
  return {
    ...inOrder(network, pairings, scores, { count: open.length, parts }, ties, (c) => ({
      chance: chanceOf(c),
      drawn: { low: drawn.low[c] as number, high: drawn.high[c] as number },
    })),
    served,
  };
}

/**
 * Ranks candidates without a network to learn from, by the textbook's terms with weights that nobody fitted: log of the people of the place, minus the
 * log of the distance, plus log(1 + ties). The largest airports stand for the pair, the nearest of those.
 */
export function rankPlainly(
  network: RouteNetwork,
  hubs: readonly number[],
  candidates: readonly Candidate[],
  ties: TiesBetween,
  weights: GroupWeights,
): RouteRanking {
  const open = candidates.filter(({ airports }) => !airports.some(({ index }) => hubs.includes(index)));
  const raw = new Float64Array(open.length * WIDE);
  const pairings = open.map((candidate, c): Pairing => {
    const from = largestOf(network, hubs);
    const to = largestOf(
      network,
      candidate.airports.map(({ index }) => index),
    );
    let joined = 0;
    for (const hub of hubs)
      for (const { index } of candidate.airports) joined = Math.max(joined, ties(hub, index));
    raw[c * WIDE + TERM_GROUPS.indexOf('people')] = Math.log(Math.max(1, candidate.place.population ?? 1));
    raw[c * WIDE + TERM_GROUPS.indexOf('distance')] = -Math.log(Math.max(1, candidate.km));
    raw[c * WIDE + TERM_GROUPS.indexOf('ties')] = Math.log(1 + joined);
    return { candidate, from, to };
  });
  const parts = raw.slice();
  TERM_GROUPS.forEach((group, g) => {
    let mean = 0;
    for (let c = 0; c < open.length; c++) mean += (raw[c * WIDE + g] as number) / open.length;
    for (let c = 0; c < open.length; c++)
      parts[c * WIDE + g] = weights[group] * ((raw[c * WIDE + g] as number) - mean);
  });
  const given = { count: open.length, parts };
  return {
    ...inOrder(network, pairings, totalsOf(given), given, ties, () => ({ chance: null, drawn: null })),
    served: [],
  };
}

const BY_SIZE = { large: 3, medium: 2, small: 1 } as const;

/** Of airports in the order of their distance, the nearest of the largest. */
function largestOf({ set }: RouteNetwork, airports: readonly number[]): number {
  const sizeOf = (at: number): number => BY_SIZE[set.airports[at]?.size ?? 'small'];
  return airports.reduce((best, one) => (sizeOf(one) > sizeOf(best) ? one : best));
}

function inOrder(
  { set }: RouteNetwork,
  pairings: readonly Pairing[],
  scores: Float64Array,
  given: Contributions,
  ties: TiesBetween,
  told: (c: number) => Pick<RankedRoute, 'chance' | 'drawn'>,
): Omit<RouteRanking, 'served'> {
  const ranks = ranksOf(scores);
  const { table, best, worst } = testWeights(given);
  const routes = pairings.map(
    ({ candidate, from, to }, c): RankedRoute => ({
      candidate,
      from,
      to,
      km: airportKm(set, from, to),
      ties: ties(from, to),
      ...told(c),
      score: scores[c] as number,
      rank: ranks[c] as number,
      tested: { best: best[c] as number, worst: worst[c] as number },
      parts: Object.fromEntries(
        TERM_GROUPS.map((group, g) => [group, given.parts[c * WIDE + g] as number]),
      ) as Record<TermGroup, number>,
    }),
  );
  return {
    routes: [...routes].sort((a, b) => a.rank - b.rank),
    sensitivity: table.map(({ fall, ...row }) => ({
      ...row,
      fall:
        fall === null
          ? null
          : { route: routes[fall.candidate] as RankedRoute, before: fall.before, after: fall.after },
    })),
  };
}

function meansOf(terms: Float64Array, count: number): Float64Array {
  const means = new Float64Array(TERM_COUNT);
  terms.forEach((value, at) => {
    means[at % TERM_COUNT] = (means[at % TERM_COUNT] as number) + value / count;
  });
  return means;
}

/** Variance of the logit of one row of terms. */
function spreadOf(terms: Float64Array, at: number, variance: Float64Array): number {
  const size = TERM_COUNT + 1;
  const term = (k: number): number => (k === 0 ? 1 : (terms[at + k - 1] as number));
  let sum = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) sum += term(i) * (variance[i * size + j] as number) * term(j);
  return sum;
}

const shareOf = (logit: number): number => 1 / (1 + Math.exp(-logit));
