import { airportKm } from './airport-set.js';
import type { RouteNetwork } from './build-network.js';
import type { Candidate } from './choose-candidates.js';
import { TERM_GROUPS, type TermGroup, type TiesBetween } from './route-terms.js';
import { type Contributions, ranksOf, type Sensitivity, testWeights } from './weigh-terms.js';

/** How often each group of terms is to weigh what was fitted: 1 as it is, 0 not at all. */
export type GroupWeights = Readonly<Record<TermGroup, number>>;
export const FITTED_WEIGHTS = Object.fromEntries(TERM_GROUPS.map((group) => [group, 1])) as GroupWeights;

/** A candidate for a first direct service. */
export interface RankedRoute {
  readonly candidate: Candidate;
  /** Smaller candidates whose best pair ends at the same airport: one service would serve them all. */
  readonly also: readonly Candidate[];
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

/** A candidate with the pair of airports that was chosen for it. */
export interface Pairing {
  readonly candidate: Candidate;
  readonly also: Candidate[];
  readonly from: number;
  readonly to: number;
}

/**
 * Chooses the pair of airports of each candidate, largest candidate first; a smaller one that comes out at an airport which is taken goes along with
 * the one that has it.
 *
 * @param keep told of each pairing that is new, in order
 */
export function pairUp(
  candidates: readonly Candidate[],
  choose: (candidate: Candidate) => { readonly from: number; readonly to: number },
  keep: (pairing: Pairing) => void = () => {},
): readonly Pairing[] {
  const byAirport = new Map<number, Pairing>();
  for (const candidate of candidates) {
    const { from, to } = choose(candidate);
    const taken = byAirport.get(to);
    if (taken !== undefined) {
      taken.also.push(candidate);
      continue;
    }
    const pairing = { candidate, also: [], from, to };
    byAirport.set(to, pairing);
    keep(pairing);
  }
  return [...byAirport.values()];
}

/** The ranking of scored pairings, with what each weight decides. */
export function orderRoutes(
  { set }: RouteNetwork,
  pairings: readonly Pairing[],
  scores: Float64Array,
  given: Contributions,
  ties: TiesBetween,
  told: (at: number) => Pick<RankedRoute, 'chance' | 'drawn'>,
): Omit<RouteRanking, 'served'> {
  const ranks = ranksOf(scores);
  const { table, best, worst } = testWeights(given);
  const routes = pairings.map(
    (pairing, c): RankedRoute => ({
      ...pairing,
      km: airportKm(set, pairing.from, pairing.to),
      ties: ties(pairing.from, pairing.to),
      ...told(c),
      score: scores[c] as number,
      rank: ranks[c] as number,
      tested: { best: best[c] as number, worst: worst[c] as number },
      parts: Object.fromEntries(
        TERM_GROUPS.map((group, g) => [group, given.parts[c * TERM_GROUPS.length + g] as number]),
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
