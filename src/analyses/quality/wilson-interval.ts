/** A share with the bounds between which it lies with 95 % confidence. All from 0 to 1. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054;

/**
 * The score interval of Wilson (1927): holds also for few cases and for shares near 0 and 1, where the usual one gives bounds past them.
 * `successes` may be a part of a case (two coders who disagree), and `cases` an effective number (cases of unequal weight).
 *
 * @returns null when there are no cases: nothing is known then, not 0
 * @example wilsonInterval(81, 263); // 0.308, from 0.255 to 0.366 (Newcombe 1998, table I)
 */
export function wilsonInterval(successes: number, cases: number): Interval | null {
  if (!(cases > 0)) return null;
  const share = Math.min(1, Math.max(0, successes / cases));
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * cases)) / (1 + z2 / cases);
  const half = (Z / (1 + z2 / cases)) * Math.sqrt((share * (1 - share)) / cases + z2 / (4 * cases * cases));
  // At the ends of the scale the bound is exact, whatever the rounding.
  return {
    estimate: share,
    low: share === 0 ? 0 : Math.max(0, middle - half),
    high: share === 1 ? 1 : Math.min(1, middle + half),
  };
}

/**
 * The same for cases that stand for different numbers of others: the share is weighted, and the number of cases is Kish's effective one
 * (1965), (Σw)² / Σw², which is their plain number where all weigh the same.
 */
export function weightedInterval(
  cases: readonly { readonly weight: number; readonly value: number }[],
): Interval | null {
  let sum = 0;
  let squares = 0;
  let hits = 0;
  for (const { weight, value } of cases) {
    sum += weight;
    squares += weight * weight;
    hits += weight * value;
  }
  if (!(sum > 0)) return null;
  const effective = (sum * sum) / squares;
  return wilsonInterval((hits / sum) * effective, effective);
}
