import { shuffled } from '../seeded-random.js';
import { CHOICE_SETTINGS, type ChoiceSettings, type Choices, learnChoice } from './learn-choice.js';
import { findNearPlaces } from './near-places.js';
import { describePairs, FEATURES } from './pair-features.js';
import { candidatesOf, scoreCandidates } from './score-candidates.js';
import { buildTieGraph, type GraphPlace, type PlacePair } from './tie-graph.js';
import { type ReadyTrees, readyTrees, type TreeModel } from './tree-model.js';
import { prepareTwins, RADIUS_KM, type TwinContext } from './twin-context.js';

export interface LearningSettings {
  readonly choice: ChoiceSettings;
  /** Parts that the pairs are cut into; each of the first `folds` parts is hidden once from the others. */
  readonly parts: number;
  readonly folds: number;
  /** Alternatives of each choice: the best by the first model, and others drawn at random. */
  readonly hardest: number;
  readonly drawn: number;
  /** Places of each part that are learned from, at most. */
  readonly most: number;
}

export const LEARNING_SETTINGS: LearningSettings = {
  choice: CHOICE_SETTINGS,
  parts: 10,
  folds: 1,
  hardest: 60,
  drawn: 40,
  most: 1500,
};

/** Places that the first model learns from: it only has to find the alternatives worth learning from. */
const FIRST_ROUND = 600;

/** Hidden partners of each place that has some. */
export type Hidden = ReadonlyMap<number, readonly number[]>;

export function hiddenOf(pairs: readonly PlacePair[]): Hidden {
  const hidden = new Map<number, number[]>();
  for (const [a, b] of pairs)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = hidden.get(from);
      if (list) list.push(to);
      else hidden.set(from, [to]);
    }
  return hidden;
}

/**
 * Learns which unlinked place a place is tied to, from pairs that are hidden from the graph one part after the other. Two rounds:
 * the second learns from the alternatives that the first ranked highest.
 */
export function learnTwins(
  places: readonly GraphPlace[],
  pairs: readonly PlacePair[],
  random: () => number,
  settings: LearningSettings = LEARNING_SETTINGS,
): TreeModel {
  const mixed = shuffled(pairs, random);
  const near = findNearPlaces(buildTieGraph(places, []), RADIUS_KM);
  const folds = Array.from({ length: settings.folds }, (_, fold) => {
    const isHidden = (_: PlacePair, i: number): boolean => i % settings.parts === fold;
    const hidden = mixed.filter(isHidden);
    const kept = mixed.filter((pair, i) => !isHidden(pair, i));
    return { context: prepareTwins(buildTieGraph(places, kept), near), hidden: hiddenOf(hidden) };
  });
  const first = learnChoice(
    gatherChoices(folds.slice(0, 1), null, { ...settings, most: FIRST_ROUND }, random),
    { ...settings.choice, trees: Math.ceil(settings.choice.trees / 4) },
    random,
  );
  return learnChoice(gatherChoices(folds, readyTrees(first), settings, random), settings.choice, random);
}

interface Fold {
  readonly context: TwinContext;
  readonly hidden: Hidden;
}

function gatherChoices(
  folds: readonly Fold[],
  model: ReadyTrees | null,
  settings: LearningSettings,
  random: () => number,
): Choices {
  const most = folds.reduce((sum, { hidden }) => {
    for (const partners of hidden.values()) sum += partners.length + settings.hardest + settings.drawn;
    return sum;
  }, 0);
  const values = FEATURES.map(() => new Float32Array(most));
  const starts: number[] = [0];
  const chosen = new Uint8Array(most);
  const weight = new Float32Array(most);
  let rows = 0;
  for (const { context, hidden } of folds) {
    for (const [from, partners] of [...hidden].slice(0, settings.most)) {
      const columns = describePairs(context, from);
      const add = (row: number, mark: number, standsFor: number): void => {
        for (let f = 0; f < columns.length; f++)
          (values[f] as Float32Array)[rows] = (columns[f] as Float32Array)[row] as number;
        chosen[rows] = mark;
        weight[rows] = standsFor;
        rows++;
      };
      const wanted = new Set(partners);
      for (const row of wanted) add(row, 1, 1);
      for (const { row, standsFor } of drawAlternatives(
        context,
        from,
        wanted,
        columns,
        model,
        settings,
        random,
      ))
        add(row, 0, standsFor);
      starts.push(rows);
    }
  }
  return { features: FEATURES, columns: values, rows, starts: Int32Array.from(starts), chosen, weight };
}

function drawAlternatives(
  context: TwinContext,
  from: number,
  wanted: ReadonlySet<number>,
  columns: readonly Float32Array[],
  model: ReadyTrees | null,
  { hardest, drawn }: LearningSettings,
  random: () => number,
): { row: number; standsFor: number }[] {
  const rows = candidatesOf(context, from);
  const close: number[] = [];
  const rest: number[] = [];
  if (model) {
    const scores = scoreCandidates(model, columns, rows);
    const bar = Float64Array.from(scores).sort()[Math.max(0, scores.length - hardest)] as number;
    for (let k = 0; k < rows.length; k++)
      ((scores[k] as number) >= bar ? close : rest).push(rows[k] as number);
  } else {
    // Without a model those with any way or region in common are drawn apart: they are few and the ones to tell from each other.
    const region = columns[FEATURES.indexOf('region_35')] as Float32Array;
    const way = columns[FEATURES.indexOf('walk_long')] as Float32Array;
    for (const row of rows)
      ((region[row] as number) > 0.01 || (way[row] as number) > 0 ? close : rest).push(row);
  }
  const isOther = (row: number): boolean => !wanted.has(row);
  return [...draw(close.filter(isOther), hardest, random), ...draw(rest.filter(isOther), drawn, random)];
}

function draw(
  rows: readonly number[],
  count: number,
  random: () => number,
): { row: number; standsFor: number }[] {
  if (rows.length <= count) return rows.map((row) => ({ row, standsFor: 1 }));
  return Array.from({ length: count }, () => ({
    row: rows[Math.floor(random() * rows.length)] as number,
    standsFor: rows.length / count,
  }));
}
