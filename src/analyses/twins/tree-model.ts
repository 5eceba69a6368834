/** A tree of yes-or-no questions, kept as arrays: a node with `feature` -1 is a leaf that gives `value`. */
export interface Tree {
  readonly feature: readonly number[];
  /** A value above the threshold goes right; one at or under it, or not known, goes left. */
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly value: readonly number[];
}

/** A sum of trees over named features. */
export interface TreeModel {
  readonly features: readonly string[];
  readonly trees: readonly Tree[];
}

/** The trees of a model laid out for speed: made once by `readyTrees`. */
export interface ReadyTrees {
  readonly features: readonly string[];
  /** Where each tree begins among the nodes. */
  readonly roots: Int32Array;
  readonly feature: Int16Array;
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly value: Float64Array;
}

/** Lays the trees out one behind the other. */
export function readyTrees({ features, trees }: TreeModel): ReadyTrees {
  const roots = new Int32Array(trees.length);
  const nodes = trees.reduce((sum, { feature }) => sum + feature.length, 0);
  const ready = {
    features,
    roots,
    feature: new Int16Array(nodes),
    threshold: new Float64Array(nodes),
    left: new Int32Array(nodes),
    right: new Int32Array(nodes),
    value: new Float64Array(nodes),
  };
  let base = 0;
  trees.forEach((tree, t) => {
    roots[t] = base;
    ready.feature.set(tree.feature, base);
    ready.threshold.set(tree.threshold, base);
    ready.value.set(tree.value, base);
    for (let node = 0; node < tree.feature.length; node++) {
      ready.left[base + node] = base + (tree.left[node] as number);
      ready.right[base + node] = base + (tree.right[node] as number);
    }
    base += tree.feature.length;
  });
  return ready;
}

/** Adds what trees `from` up to `to` say of each row to its score. The columns stand in the order of the model's features. */
export function addTrees(
  ready: ReadyTrees,
  from: number,
  to: number,
  columns: readonly Float32Array[],
  rows: Int32Array,
  scores: Float64Array,
): void {
  const { roots, feature, threshold, left, right, value } = ready;
  for (let t = from; t < to; t++) {
    const root = roots[t] as number;
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k] as number;
      let node = root;
      let column = feature[node] as number;
      while (column >= 0) {
        const known = (columns[column] as Float32Array)[row] as number;
        node = (known > (threshold[node] as number) ? right[node] : left[node]) as number;
        column = feature[node] as number;
      }
      scores[k] = (scores[k] as number) + (value[node] as number);
    }
  }
}
