import { shuffled } from '../seeded-random.js';
import { binColumns } from './bin-columns.js';
import { growTree, type TreeShape } from './grow-tree.js';
import type { Tree, TreeModel } from './tree-model.js';

/** Choices that were made: of each group of rows, the chosen ones are marked. */
export interface Choices {
  readonly features: readonly string[];
  readonly columns: readonly Float32Array[];
  readonly rows: number;
  /** Where each group begins, and the end of the last. */
  readonly starts: Int32Array;
  readonly chosen: Uint8Array;
  /** How many rows of its kind each row stands for: more than 1 where only a sample of what was not chosen is here. */
  readonly weight: Float32Array;
}

export interface ChoiceSettings extends TreeShape {
  readonly trees: number;
  /** Step of each tree. */
  readonly rate: number;
  /** Share of the groups and of the features that each tree sees. */
  readonly groupShare: number;
  readonly featureShare: number;
}

export const CHOICE_SETTINGS: ChoiceSettings = {
  trees: 120,
  rate: 0.1,
  leaves: 16,
  leastCurvature: 5,
  ridge: 5,
  groupShare: 0.5,
  featureShare: 0.5,
};

/**
 * Learns what is chosen from what could have been: a conditional logit (McFadden 1974) whose utility is a sum of trees, grown by
 * gradient boosting (Friedman 2001). A sampled alternative counts for all it stands for, so that scores are utilities over all alternatives.
 */
export function learnChoice(
  choices: Choices,
  settings: ChoiceSettings,
  random: () => number,
  watch?: (tree: number, loss: number) => void,
): TreeModel {
  const data = binColumns(choices.columns, choices.rows);
  const groups = choices.starts.length - 1;
  const scores = new Float64Array(choices.rows);
  const gradients = new Float64Array(choices.rows);
  const curvatures = new Float64Array(choices.rows);
  const everyGroup = Array.from({ length: groups }, (_, g) => g);
  const everyFeature = choices.features.map((_, f) => f);
  const trees: Tree[] = [];
  for (let t = 0; t < settings.trees; t++) {
    let loss = 0;
    for (let g = 0; g < groups; g++) loss += followGroup(choices, g, scores, gradients, curvatures);
    watch?.(t, loss / groups);
    const seen = shuffled(everyGroup, random).slice(0, Math.ceil(groups * settings.groupShare));
    const asked = shuffled(everyFeature, random).slice(
      0,
      Math.ceil(everyFeature.length * settings.featureShare),
    );
    const rows = rowsOf(choices, seen);
    const tree = growTree(data, rows, gradients, curvatures, asked, settings);
    const scaled: Tree = { ...tree, value: tree.value.map((value) => value * settings.rate) };
    trees.push(scaled);
    addScores(scaled, data.bins, data.edges, scores);
  }
  return { features: choices.features, trees };
}

/** Gradient and curvature of one group's log-likelihood; returns its loss. */
function followGroup(
  { starts, chosen, weight }: Choices,
  group: number,
  scores: Float64Array,
  gradients: Float64Array,
  curvatures: Float64Array,
): number {
  const from = starts[group] as number;
  const to = starts[group + 1] as number;
  let top = Number.NEGATIVE_INFINITY;
  let hits = 0;
  for (let i = from; i < to; i++) {
    top = Math.max(top, scores[i] as number);
    hits += chosen[i] as number;
  }
  let sum = 0;
  for (let i = from; i < to; i++) sum += Math.exp((scores[i] as number) - top) * (weight[i] as number);
  let loss = 0;
  for (let i = from; i < to; i++) {
    const share = (Math.exp((scores[i] as number) - top) * (weight[i] as number)) / sum;
    const wanted = hits > 0 ? (chosen[i] as number) / hits : 0;
    gradients[i] = share - wanted;
    curvatures[i] = Math.max(share * (1 - share), 1e-9);
    if (wanted > 0) loss -= wanted * Math.log(Math.max(share, 1e-300));
  }
  return loss;
}

function rowsOf({ starts }: Choices, groups: readonly number[]): Int32Array {
  let count = 0;
  for (const g of groups) count += (starts[g + 1] as number) - (starts[g] as number);
  const rows = new Int32Array(count);
  let at = 0;
  for (const g of groups)
    for (let i = starts[g] as number; i < (starts[g + 1] as number); i++) rows[at++] = i;
  return rows;
}

function addScores(
  tree: Tree,
  bins: readonly Uint8Array[],
  edges: readonly Float64Array[],
  scores: Float64Array,
): void {
  // The bin of a threshold is found once for each node.
  const cut = tree.feature.map((f, node) =>
    f < 0 ? 0 : (edges[f] as Float64Array).indexOf(tree.threshold[node] as number),
  );
  for (let row = 0; row < scores.length; row++) {
    let node = 0;
    for (;;) {
      const f = tree.feature[node] as number;
      if (f < 0) break;
      node = (
        ((bins[f] as Uint8Array)[row] as number) > (cut[node] as number) ? tree.right[node] : tree.left[node]
      ) as number;
    }
    scores[row] = (scores[row] as number) + (tree.value[node] as number);
  }
}
