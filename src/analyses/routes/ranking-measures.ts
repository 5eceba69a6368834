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
  const wanted: number[] = [];
  for (let i = 0; i < scores.length; i++) if (hidden[i] === 1) wanted.push(i);
  // Only the ranks of hidden ones are asked for: counting who stands above them is far less than sorting all.
  const ranks = wanted
    .map((one) => {
      const [score, tie] = [scores[one] as number, tieBreak[one] as number];
      let above = 0;
      for (let i = 0; i < scores.length; i++) {
        const other = scores[i] as number;
        if (other > score || (other === score && i !== one && isFirst(tieBreak[i] as number, i, tie, one)))
          above++;
      }
      return above + 1;
    })
    .sort((a, b) => a - b);
  const found = ranks.length;
  const others = scores.length - found;
  const sum = ranks.reduce((all, rank) => all + rank, 0);
  const first = ranks.filter((rank) => rank <= 10).length;
  return {
    auc: found === 0 || others === 0 ? Number.NaN : 1 - (sum - (found * (found + 1)) / 2) / (found * others),
    averagePrecision:
      found === 0 ? Number.NaN : ranks.reduce((all, rank, i) => all + (i + 1) / rank, 0) / found,
    precisionAt10: first / 10,
    recallAt10: found === 0 ? Number.NaN : first / Math.min(10, found),
  };
}

/** Of two equal scores the one with the smaller tie-breaker stands first, of two equal ones the earlier. */
function isFirst(tie: number, at: number, otherTie: number, otherAt: number): boolean {
  return tie === otherTie ? at < otherAt : tie < otherTie;
}
