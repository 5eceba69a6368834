import { foldName } from '../../base/index.js';
import { kmBetween } from './near-places.js';
import { partnersOf, type TieGraph } from './tie-graph.js';
import type { TwinContext } from './twin-context.js';

/** Why a candidate may be worth a look: facts of the graph, by position of the places. */
export type TwinReason =
  /** Both are tied with these; `count` in all, the first three named. */
  | { readonly code: 'shared'; readonly count: number; readonly places: readonly number[] }
  /** A partner of the place lies near the candidate. */
  | { readonly code: 'near_partner'; readonly partner: number; readonly km: number }
  /** The candidate is tied with a place near the one that asks. */
  | { readonly code: 'tied_nearby'; readonly partner: number; readonly km: number }
  /** Ties between places around the one and places around the other. */
  | { readonly code: 'regions'; readonly count: number; readonly km: number }
  | { readonly code: 'size'; readonly own: number; readonly other: number }
  /** Ties between the two countries, as many as this. */
  | { readonly code: 'countries'; readonly count: number }
  /** The place has no tie with the candidate's country yet. */
  | { readonly code: 'new_country' }
  | { readonly code: 'same_name' };

const NEAR_KM = 35;
const MOST_NAMED = 3;
/** Populations that differ by less than this factor are alike. */
const ALIKE = 1.5;
/** Fewer ties between two countries are no pattern. */
const FEWEST_COUNTRY_TIES = 5;

/** The reasons in the order of their weight; empty when nothing in the graph speaks for the candidate. */
export function tellReasons(context: TwinContext, from: number, candidate: number): readonly TwinReason[] {
  const { graph } = context;
  const reasons: TwinReason[] = [];
  const shared = sharedPartners(graph, from, candidate);
  if (shared.length > 0)
    reasons.push({ code: 'shared', count: shared.length, places: shared.slice(0, MOST_NAMED) });
  const near = nearestOf(graph, partnersOf(graph, from), candidate);
  if (near) reasons.push({ code: 'near_partner', ...near });
  const tied = nearestOf(graph, partnersOf(graph, candidate), from);
  if (tied) reasons.push({ code: 'tied_nearby', ...tied });
  const regions = countRegionTies(context, from, candidate);
  if (regions > 0) reasons.push({ code: 'regions', count: regions, km: NEAR_KM });
  const [own, other] = [graph.logPopulation[from] as number, graph.logPopulation[candidate] as number];
  if (Math.abs(own - other) <= Math.log(ALIKE))
    reasons.push({ code: 'size', own: Math.round(Math.exp(own)), other: Math.round(Math.exp(other)) });
  reasons.push(...countryReasons(context, from, candidate));
  const [a, b] = [graph.places[from], graph.places[candidate]];
  if (a && b && foldName(a.name) === foldName(b.name)) reasons.push({ code: 'same_name' });
  return reasons;
}

/** Partners of both, those with few ties first: a shared partner that knows everybody says little. */
function sharedPartners(graph: TieGraph, a: number, b: number): number[] {
  const own = new Set(partnersOf(graph, a));
  return [...partnersOf(graph, b)]
    .filter((place) => own.has(place))
    .sort((x, y) => (graph.degrees[x] as number) - (graph.degrees[y] as number) || x - y);
}

function nearestOf(
  graph: TieGraph,
  places: Int32Array,
  to: number,
): { readonly partner: number; readonly km: number } | null {
  let best: { partner: number; km: number } | null = null;
  for (const partner of places) {
    if (partner === to) continue;
    const km = kmBetween(graph, partner, to);
    if (km <= NEAR_KM && (best === null || km < best.km)) best = { partner, km };
  }
  return best;
}

function countRegionTies({ graph, near }: TwinContext, from: number, candidate: number): number {
  const around = new Set<number>();
  for (let k = near.starts[candidate] as number; k < (near.starts[candidate + 1] as number); k++)
    if ((near.km[k] as number) <= NEAR_KM) around.add(near.others[k] as number);
  let count = 0;
  for (let k = near.starts[from] as number; k < (near.starts[from + 1] as number); k++) {
    const other = near.others[k] as number;
    // Where the two lie close together a tie between their surroundings is no pattern of two regions.
    if ((near.km[k] as number) > NEAR_KM || around.has(other) || other === candidate) continue;
    for (const partner of partnersOf(graph, other)) if (around.has(partner)) count++;
  }
  return count;
}

function countryReasons(context: TwinContext, from: number, candidate: number): TwinReason[] {
  const { graph, countryTies } = context;
  const [own, other] = [graph.countryOf[from] as number, graph.countryOf[candidate] as number];
  if (own < 0 || other < 0) return [];
  const same = own === other ? 2 : 1;
  const count = Math.round((countryTies[own * graph.countries.length + other] as number) / same);
  const reasons: TwinReason[] = [];
  if (count >= FEWEST_COUNTRY_TIES) reasons.push({ code: 'countries', count });
  const partners = partnersOf(graph, from);
  if (own !== other && partners.length > 0 && !partners.some((place) => graph.countryOf[place] === other))
    reasons.push({ code: 'new_country' });
  return reasons;
}
