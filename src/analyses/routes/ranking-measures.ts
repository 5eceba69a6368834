/** How well a ranking finds what was hidden. */
export interface RankingMeasures {
  /** Chance that a hidden one stands above one that is none; half for a draw. */
  readonly auc: number;
  readonly averagePrecision: number;
  /** Hidden ones among the first ten, of ten. */
  readonly precisionAt10: number;
  /** The same of as many as there can be. */
  readonly recallAt10: number;
}

/**
 * Measures one ranking. Equal scores are put in the order that `tieBreak` gives, which should be random: a score that says nothing then finds as much
 * as chance does.
 *
 * @param hidden 1 for what should stand on top
 */
export function measureRanking(
  scores: ArrayLike<number>,
  hidden: ArrayLike<number>,
  tieBreak: ArrayLike<number>,
): RankingMeasures {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) =>
      (scores[b] as number) - (scores[a] as number) || (tieBreak[a] as number) - (tieBreak[b] as number),
  );
  let [found, precision, first, ranks] = [0, 0, 0, 0];
  order.forEach((index, place) => {
    if (hidden[index] !== 1) return;
    found++;
    precision += found / (place + 1);
    ranks += place + 1;
    if (place < 10) first++;
  });
  const others = order.length - found;
  return {
    auc:
      found === 0 || others === 0 ? Number.NaN : 1 - (ranks - (found * (found + 1)) / 2) / (found * others),
    averagePrecision: found === 0 ? Number.NaN : precision / found,
    precisionAt10: first / 10,
    recallAt10: found === 0 ? Number.NaN : first / Math.min(10, found),
  };
}
