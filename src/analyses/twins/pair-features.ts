import { scoreLowRank } from './low-rank.js';
import { scoreKatz, scorePaths, scoreWalk } from './path-scores.js';
import { scoreRegions } from './region-scores.js';
import { partnersOf } from './tie-graph.js';
import type { TwinContext } from './twin-context.js';

/** What is reckoned for a pair of places, in the order of the columns. A value that is not known is NaN. */
export const FEATURES = [
  'katz_low',
  'katz_high',
  'shared',
  'adamic_adar',
  'allocation',
  'three_steps',
  'walk_short',
  'walk_long',
  'low_rank',
  'near_partners_8',
  'near_partners_35',
  'partners_of_near_8',
  'partners_of_near_35',
  'region_8',
  'region_35',
  'region_size_35',
  'region_mean_8',
  'region_mean_35',
  'km',
  'km_to_partner_of_candidate',
  'km_to_own_partner',
  'same_country',
  'country_ties',
  'country_ties_a_place',
  'own_in_country',
  'candidates_in_own_country',
  'own_other_share',
  'candidate_other_share',
  'size_difference',
  'own_size',
  'size',
  'rank_difference',
  'rank',
  'size_off_partners',
  'size_off_own_partners',
  'ties',
  'own_ties',
  'name',
  'density_35',
] as const;
export type Feature = (typeof FEATURES)[number];

/** The columns of features from one place to every place of the graph, itself and its partners too. */
export function describePairs(context: TwinContext, from: number): readonly Float32Array[] {
  const { graph } = context;
  const { size, degrees, logPopulation } = graph;
  const column = (value: (i: number) => number): Float32Array => {
    const values = new Float32Array(size);
    for (let i = 0; i < size; i++) values[i] = value(i);
    return values;
  };
  const paths = scorePaths(graph, from);
  const regions = scoreRegions(context, from);
  const nearness = chordsFrom(context, from);
  const countries = countryColumns(context, from);
  const ownSize = logPopulation[from] as number;
  const ownTies = degrees[from] as number;
  const byName: Record<Feature, Float32Array> = {
    katz_low: new Float32Array(scoreKatz(graph, from, 0.01, 5)),
    katz_high: new Float32Array(scoreKatz(graph, from, 0.05, 5)),
    shared: paths.shared,
    adamic_adar: paths.adamicAdar,
    allocation: paths.allocation,
    three_steps: paths.threeSteps,
    walk_short: new Float32Array(scoreWalk(graph, from, 0.5, 6)),
    walk_long: new Float32Array(scoreWalk(graph, from, 0.15, 10)),
    low_rank: scoreLowRank(context.lowRank, from),
    ...regions,
    ...nearness,
    ...countries,
    size_difference: column((i) => Math.abs((logPopulation[i] as number) - ownSize)),
    own_size: new Float32Array(size).fill(ownSize),
    size: new Float32Array(logPopulation),
    rank_difference: column((i) =>
      Math.abs((context.logRank[i] as number) - (context.logRank[from] as number)),
    ),
    rank: new Float32Array(context.logRank),
    size_off_partners: column((i) => Math.abs((context.partnerSize[i] as number) - ownSize)),
    size_off_own_partners: column((i) =>
      Math.abs((logPopulation[i] as number) - (context.partnerSize[from] as number)),
    ),
    ties: new Float32Array(degrees),
    own_ties: new Float32Array(size).fill(ownTies),
    name: scoreNames(context, from),
    density_35: new Float32Array(context.density[1] as Float64Array),
  };
  return FEATURES.map((name) => byName[name]);
}

/**
 * Kilometres through the Earth to each place, from here to the nearest partner of each place, and from each place to the nearest partner of here:
 * chords keep the order of the distances over ground, and that is all a tree asks for.
 */
function chordsFrom(
  { graph, position }: TwinContext,
  from: number,
): Record<'km' | 'km_to_partner_of_candidate' | 'km_to_own_partner', Float32Array> {
  const { size, starts, links } = graph;
  const own = cosinesFrom(position, from, new Float64Array(size));
  const km = new Float32Array(size);
  const toPartner = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    km[i] = chord(own[i] as number);
    let best = Number.NaN;
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
      const j = links[k] as number;
      const value = own[j] as number;
      if (j !== from && !(value <= best)) best = value;
    }
    toPartner[i] = chord(best);
  }
  const nearest = new Float64Array(size).fill(Number.NaN);
  const one = new Float64Array(size);
  for (const partner of partnersOf(graph, from)) {
    cosinesFrom(position, partner, one);
    one[partner] = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < size; i++) {
      const value = one[i] as number;
      if (!(value <= (nearest[i] as number))) nearest[i] = value;
    }
  }
  const toOwn = new Float32Array(size);
  for (let i = 0; i < size; i++) toOwn[i] = chord(nearest[i] as number);
  return { km, km_to_partner_of_candidate: toPartner, km_to_own_partner: toOwn };
}

function cosinesFrom(position: Float64Array, from: number, into: Float64Array): Float64Array {
  const x = position[from * 3] as number;
  const y = position[from * 3 + 1] as number;
  const z = position[from * 3 + 2] as number;
  for (let i = 0, at = 0; i < into.length; i++, at += 3)
    into[i] =
      x * (position[at] as number) + y * (position[at + 1] as number) + z * (position[at + 2] as number);
  return into;
}

const EARTH_KM = 6371;

function chord(cosine: number): number {
  return EARTH_KM * Math.sqrt(2 * Math.max(0, 1 - cosine));
}

function countryColumns(
  context: TwinContext,
  from: number,
): Record<
  | 'same_country'
  | 'country_ties'
  | 'country_ties_a_place'
  | 'own_in_country'
  | 'candidates_in_own_country'
  | 'own_other_share'
  | 'candidate_other_share',
  Float32Array
> {
  const { graph } = context;
  const { size, countryOf, starts, links } = graph;
  const count = graph.countries.length;
  const own = countryOf[from] as number;
  const ownPartnersIn = new Float64Array(count);
  let abroad = 0;
  for (const j of partnersOf(graph, from)) {
    const c = countryOf[j] as number;
    if (c >= 0) ownPartnersIn[c] = (ownPartnersIn[c] as number) + 1;
    if (c !== own) abroad++;
  }
  const columns = {
    same_country: new Float32Array(size),
    country_ties: new Float32Array(size),
    country_ties_a_place: new Float32Array(size),
    own_in_country: new Float32Array(size),
    candidates_in_own_country: new Float32Array(size),
    own_other_share: new Float32Array(size).fill(abroad),
    candidate_other_share: new Float32Array(size),
  };
  // How often places of the own country choose each country, as a whole and for each of its places.
  const affinity = new Float64Array(count + 1);
  const affinityAPlace = new Float64Array(count + 1);
  const ends = own >= 0 ? (context.countryEnds[own] as number) : 0;
  for (let c = 0; c <= count; c++) {
    const ties = c < count && own >= 0 ? (context.countryTies[own * count + c] as number) : 0;
    affinity[c] = (ties + 0.5) / (ends + 1);
    affinityAPlace[c] = (affinity[c] as number) / ((context.countryPlaces[c] ?? 1) + 1);
  }
  for (let i = 0; i < size; i++) {
    const c = countryOf[i] as number;
    columns.same_country[i] = c === own ? 1 : 0;
    columns.country_ties[i] = affinity[c < 0 ? count : c] as number;
    columns.country_ties_a_place[i] = affinityAPlace[c < 0 ? count : c] as number;
    columns.own_in_country[i] = c >= 0 ? (ownPartnersIn[c] as number) : 0;
    let inOwn = 0;
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++)
      if (countryOf[links[k] as number] === own) inOwn++;
    columns.candidates_in_own_country[i] = inOwn;
    columns.candidate_other_share[i] = (graph.degrees[i] as number) - inOwn;
  }
  return columns;
}

/** Likeness of names by their three-letter groups, rare ones heavier: 0 to 1. */
function scoreNames({ graph, grams, gramsOf, gramWeight }: TwinContext, from: number): Float32Array {
  const common = new Float32Array(graph.size);
  for (const gram of gramsOf[from] ?? []) {
    const entry = grams.get(gram);
    if (!entry) continue;
    for (const i of entry.places) common[i] = (common[i] as number) + entry.weight;
  }
  const own = gramWeight[from] as number;
  return common.map((weight, i) => (weight === 0 ? 0 : (2 * weight) / (own + (gramWeight[i] as number))));
}
