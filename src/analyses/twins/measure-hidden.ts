/** How well one ranking found what was hidden from one place. */
export interface HiddenMeasures {
  /** How many of the hidden stand among the first ten; equal scores share the places they stand on. */
  readonly hits: number;
  readonly hidden: number;
  /** Chance that a hidden partner stands before a place that is none. */
  readonly auc: number;
  readonly averagePrecision: number;
}

export const TOP = 10;

/** Measures one ranking: `scores` by candidate, `hidden` the positions of the hidden partners among the candidates. */
export function measureHidden(scores: ArrayLike<number>, hidden: readonly number[]): HiddenMeasures {
  const isHidden = new Set(hidden);
  const others = scores.length - hidden.length;
  let hits = 0;
  let auc = 0;
  const ranks: number[] = [];
  for (const own of hidden) {
    const score = scores[own] as number;
    let above = 0;
    let equal = 0;
    for (let k = 0; k < scores.length; k++) {
      const other = scores[k] as number;
      if (other > score) above++;
      else if (other === score) equal++;
    }
    equal--;
    let hiddenAbove = 0;
    let hiddenEqual = 0;
    for (const other of isHidden) {
      if (other === own) continue;
      if ((scores[other] as number) > score) hiddenAbove++;
      else if (scores[other] === score) hiddenEqual++;
    }
    hits += Math.max(0, Math.min(1, (TOP - above) / (equal + 1)));
    auc += others > 0 ? 1 - (above - hiddenAbove + (equal - hiddenEqual) / 2) / others : 1;
    ranks.push(above + equal / 2 + 1);
  }
  ranks.sort((a, b) => a - b);
  const averagePrecision =
    ranks.reduce((sum, rank, i) => sum + (i + 1) / Math.max(rank, i + 1), 0) / hidden.length;
  return { hits, hidden: hidden.length, auc: auc / hidden.length, averagePrecision };
}

/** The positions of the `count` highest scores, best first; equal scores in the order they stand. */
export function topPositions(scores: ArrayLike<number>, count: number): number[] {
  const top: number[] = [];
  for (let k = 0; k < scores.length; k++) {
    const score = scores[k] as number;
    if (top.length === count && score <= (scores[top.at(-1) as number] as number)) continue;
    let at = top.length;
    while (at > 0 && (scores[top[at - 1] as number] as number) < score) at--;
    top.splice(at, 0, k);
    if (top.length > count) top.pop();
  }
  return top;
}

/** Inequality of counts: 0 when all are alike, near 1 when one has all. */
export function gini(counts: ArrayLike<number>): number {
  const sorted = Float64Array.from(counts).sort();
  let sum = 0;
  let weighted = 0;
  sorted.forEach((count, i) => {
    sum += count;
    weighted += count * (i + 1);
  });
  const n = sorted.length;
  return sum === 0 ? 0 : (2 * weighted) / (n * sum) - (n + 1) / n;
}
