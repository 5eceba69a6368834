/** How far coders agree beyond chance, and on how much that rests. */
export interface Agreement {
  /** 1: always; 0: as by chance; below 0: less than that. Null where it cannot be told: nothing was coded twice, or all by one value. */
  readonly alpha: number | null;
  /** Units that two coders or more gave a value to; the others say nothing of agreement. */
  readonly units: number;
  /** Values in those units. */
  readonly values: number;
  /** Share of the pairs of values within a unit that are the same; null without any. */
  readonly observed: number | null;
}

/**
 * Krippendorff's alpha for nominal values, any number of coders and missing values (Krippendorff, "Computing Krippendorff's
 * Alpha-Reliability", 2011, section C): 1 − observed / expected disagreement, both from the matrix of coincidences, to which a unit of m
 * values gives each of its m(m−1) ordered pairs with weight 1/(m−1). Work: values of all units, once.
 *
 * @param units the values that the coders gave, a list a unit, null or left out where a coder gave none
 * @example nominalAlpha([['a', 'a'], ['a', 'b'], ['b', 'b']]).alpha; // 0.444…
 */
export function nominalAlpha(units: readonly (readonly (string | null)[])[]): Agreement {
  const totals = new Map<string, number>();
  let coded = 0;
  let values = 0;
  let same = 0;
  for (const unit of units) {
    const given = unit.filter((value) => value !== null);
    if (given.length < 2) continue;
    coded += 1;
    values += given.length;
    const counts = new Map<string, number>();
    for (const value of given) counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const [value, count] of counts) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      same += (count * (count - 1)) / (given.length - 1);
    }
  }
  if (values === 0) return { alpha: null, units: 0, values: 0, observed: null };
  let byChance = 0;
  for (const total of totals.values()) byChance += total * (total - 1);
  const pairs = values * (values - 1);
  const observed = same / values;
  // All by one value: there was nothing to tell apart.
  if (byChance === pairs) return { alpha: null, units: coded, values, observed };
  const alpha = 1 - ((values - same) * (values - 1)) / (pairs - byChance);
  return { alpha, units: coded, values, observed };
}
