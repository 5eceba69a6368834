import { seededRandom, shuffled } from '../seeded-random.js';
import { hiddenOf, LEARNING_SETTINGS, type LearningSettings, learnTwins } from './learn-twins.js';
import { gini, measureHidden, TOP, topPositions } from './measure-hidden.js';
import { describePairs, FEATURES, type Feature } from './pair-features.js';
import { candidatesOf, scoreCandidates } from './score-candidates.js';
import { buildTieGraph, type GraphPlace, type PlacePair } from './tie-graph.js';
import { readyTrees } from './tree-model.js';
import { prepareTwins, type TwinContext } from './twin-context.js';

/** The rankings that are held beside each other; `learned` is ours. */
export const RANKINGS = [
  'learned',
  'katz_0.05',
  'katz_0.01',
  'common_neighbours',
  'adamic_adar',
  'preferential_attachment',
  'distance_population',
  'low_rank',
  'region',
] as const;
export type RankingName = (typeof RANKINGS)[number];

/** Places with or without a tie left after hiding, or both. */
export type HiddenPart = 'all' | 'tied' | 'untied';

/** Means over the places of one part. */
export interface PartMeasures {
  readonly places: number;
  readonly hitsAt10: number;
  readonly auc: number;
  readonly averagePrecision: number;
}

/** What a ranking puts among the first ten: ties of these places on average, share of all places that are ever put there, and inequality. */
export interface Popularity {
  readonly meanTies: number;
  readonly coverage: number;
  readonly gini: number;
}

export interface SeedResult {
  readonly seed: number;
  readonly rankings: Readonly<Record<RankingName, Readonly<Record<HiddenPart, PartMeasures>>>>;
  readonly popularity: Readonly<Record<RankingName, Popularity>>;
  /** Mean ties of the hidden partners themselves, in the graph that is left. */
  readonly hiddenTies: number;
}

const SHARE_HIDDEN = 0.1;

/**
 * Hides a tenth of the pairs, learns from the rest only, ranks all unlinked places for each end of a hidden pair, and measures where the
 * hidden partners stand. The same seed gives the same result.
 *
 * @param most ends that are looked at, drawn at random; all by default
 */
export function evaluateTwins(
  places: readonly GraphPlace[],
  pairs: readonly PlacePair[],
  seed: number,
  most: number = Number.POSITIVE_INFINITY,
  settings: LearningSettings = LEARNING_SETTINGS,
): SeedResult {
  const random = seededRandom(seed);
  const mixed = shuffled(pairs, random);
  const count = Math.round(pairs.length * SHARE_HIDDEN);
  const kept = mixed.slice(count);
  const ready = readyTrees(learnTwins(places, kept, random, settings));
  const context = prepareTwins(buildTieGraph(places, kept));
  const tallies = new Map(RANKINGS.map((name) => [name, new Tally(context.graph.size)]));
  let ties = 0;
  const hidden = hiddenOf(mixed.slice(0, count));
  const ends = shuffled([...hidden], random).slice(0, most);
  let seen = 0;
  for (const [from, partners] of ends) {
    seen += partners.length;
    const rows = candidatesOf(context, from);
    const columns = describePairs(context, from);
    const wanted = new Set(partners);
    const positions = positionsOf(rows, wanted);
    for (const partner of partners) ties += context.graph.degrees[partner] as number;
    const untied = context.graph.degrees[from] === 0;
    for (const [name, tally] of tallies) {
      const scores =
        name === 'learned' ? scoreCandidates(ready, columns, rows) : scoreBy(name, context, columns, rows);
      tally.add(scores, positions, rows, untied, context);
    }
  }
  const read = <T>(of: (tally: Tally) => T): Record<RankingName, T> =>
    Object.fromEntries([...tallies].map(([name, tally]) => [name, of(tally)])) as Record<RankingName, T>;
  return {
    seed,
    rankings: read((tally) => tally.measures()),
    popularity: read((tally) => tally.popularity()),
    hiddenTies: ties / Math.max(1, seen),
  };
}

function positionsOf(rows: Int32Array, wanted: ReadonlySet<number>): number[] {
  const positions: number[] = [];
  for (let k = 0; k < rows.length; k++) if (wanted.has(rows[k] as number)) positions.push(k);
  return positions;
}

class Tally {
  private readonly sums = { tied: [0, 0, 0, 0, 0], untied: [0, 0, 0, 0, 0] };
  private readonly timesPut: Float64Array;
  private ties = 0;
  private put = 0;

  constructor(size: number) {
    this.timesPut = new Float64Array(size);
  }

  add(
    scores: Float64Array,
    hidden: readonly number[],
    rows: Int32Array,
    untied: boolean,
    context: TwinContext,
  ): void {
    const measured = measureHidden(scores, hidden);
    const values = [1, measured.hits, measured.hidden, measured.auc, measured.averagePrecision];
    const sums = this.sums[untied ? 'untied' : 'tied'];
    values.forEach((value, i) => {
      sums[i] = (sums[i] as number) + value;
    });
    for (const k of topPositions(scores, TOP)) {
      const row = rows[k] as number;
      this.timesPut[row] = (this.timesPut[row] as number) + 1;
      this.ties += context.graph.degrees[row] as number;
      this.put++;
    }
  }

  measures(): Record<HiddenPart, PartMeasures> {
    const { tied, untied } = this.sums;
    const mean = (sums: readonly number[]): PartMeasures => {
      const [places, hits, hidden, auc, precision] = sums as [number, number, number, number, number];
      return {
        places,
        hitsAt10: hits / Math.max(1, hidden),
        auc: auc / Math.max(1, places),
        averagePrecision: precision / Math.max(1, places),
      };
    };
    return {
      all: mean(tied.map((sum, i) => sum + (untied[i] as number))),
      tied: mean(tied),
      untied: mean(untied),
    };
  }

  popularity(): Popularity {
    let ever = 0;
    for (const times of this.timesPut) if (times > 0) ever++;
    return {
      meanTies: this.ties / Math.max(1, this.put),
      coverage: ever / Math.max(1, this.timesPut.length),
      gini: gini(this.timesPut),
    };
  }
}

const COLUMN_OF: Partial<Record<RankingName, Feature>> = {
  'katz_0.05': 'katz_high',
  'katz_0.01': 'katz_low',
  common_neighbours: 'shared',
  adamic_adar: 'adamic_adar',
  preferential_attachment: 'ties',
  low_rank: 'low_rank',
  region: 'region_35',
};
/** Logarithm of the population taken for a place whose own is not known: about 8,000 people. */
const USUAL_SIZE = 9;

function scoreBy(
  name: RankingName,
  { graph }: TwinContext,
  columns: readonly Float32Array[],
  rows: Int32Array,
): Float64Array {
  const feature = COLUMN_OF[name];
  if (feature) {
    const column = columns[FEATURES.indexOf(feature)] as Float32Array;
    const scores = new Float64Array(rows.length);
    for (let k = 0; k < rows.length; k++) scores[k] = column[rows[k] as number] as number;
    return scores;
  }
  // A gravity-like rule without learning: near and of like size.
  const km = columns[FEATURES.indexOf('km')] as Float32Array;
  const difference = columns[FEATURES.indexOf('size_difference')] as Float32Array;
  const ownSize = columns[FEATURES.indexOf('own_size')]?.[0] ?? Number.NaN;
  return Float64Array.from(rows, (row) => {
    const known = difference[row] as number;
    const size = graph.logPopulation[row] as number;
    const gap = Number.isNaN(known)
      ? Math.abs((Number.isNaN(ownSize) ? USUAL_SIZE : ownSize) - (Number.isNaN(size) ? USUAL_SIZE : size))
      : known;
    const away = km[row] as number;
    return -Math.log1p(Number.isNaN(away) ? 20_000 : away) - gap;
  });
}
