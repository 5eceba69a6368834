/** How concentrated a sum is over its members. Shares are of the sum of all values; members of value 0 count for nothing. */
export interface Concentration {
  readonly members: number;
  readonly total: number;
  /** Share of the largest `n` (all of them, where there are fewer), by n as asked. */
  readonly topShares: readonly { readonly n: number; readonly share: number }[];
  /** Sum of squared shares: 1/members when all are alike, 1 when one has all (Hirschman 1945, Herfindahl 1950). */
  readonly herfindahl: number;
  /** From 0 (all alike) to 1 (one has all), so that groups of different size compare; null with a single member. */
  readonly herfindahlNormalised: number | null;
  /** Theil's T: mean over members of share-to-mean times its log; 0 when all are alike, ln(members) when one has all (Theil 1967). */
  readonly theil: number;
  /** As many equal members as would be as concentrated: 1/herfindahl. */
  readonly equivalentMembers: number;
}

/**
 * Measures of concentration of values, none of them below zero. Null when they sum to nothing: no share can be said.
 * @example concentrationOf([50, 30, 20], [1]).topShares[0]?.share; // 0.5
 */
export function concentrationOf(
  values: readonly number[],
  tops: readonly number[] = [1, 3, 5, 10],
): Concentration | null {
  const held = values.filter((value) => value > 0).sort((a, b) => b - a);
  const total = held.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return null;
  const shares = held.map((value) => value / total);
  const herfindahl = shares.reduce((sum, share) => sum + share * share, 0);
  const n = held.length;
  return {
    members: n,
    total,
    topShares: tops.map((top) => ({
      n: top,
      share: shares.slice(0, top).reduce((sum, share) => sum + share, 0),
    })),
    herfindahl,
    herfindahlNormalised: n > 1 ? (herfindahl - 1 / n) / (1 - 1 / n) : null,
    theil: shares.reduce((sum, share) => sum + share * Math.log(share * n), 0),
    equivalentMembers: 1 / herfindahl,
  };
}

/** A member's place in two periods, with how much of the whole's growth is its own. */
export interface RankRow {
  readonly member: string;
  readonly value: number | null;
  readonly share: number | null;
  /** From 1; equal values have equal ranks. Null without a value. */
  readonly rank: number | null;
  readonly before: number | null;
  readonly rankBefore: number | null;
  /** Places gained (above 0) or lost; null where it had no rank in one of the periods: new, gone or not recorded. */
  readonly move: number | null;
  /** (value - before) / before; null where it cannot be said. */
  readonly growth: number | null;
  /** (value - before) / total before: contributions of all members add up to the growth of the whole. Null where a value is missing. */
  readonly contribution: number | null;
}

function ranks(values: ReadonlyMap<string, number>): Map<string, number> {
  const sorted = [...values].sort((a, b) => b[1] - a[1]);
  const found = new Map<string, number>();
  sorted.forEach(([member, value], i) => {
    const above = sorted[i - 1];
    found.set(member, above && above[1] === value ? (found.get(above[0]) ?? i) : i + 1);
  });
  return found;
}

/**
 * Members by value in the later period, largest first, beside the earlier one. A member that is missing in a period is shown so: never as
 * zero. `before` null: no earlier period.
 */
export function rankTable(
  now: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number> | null,
): RankRow[] {
  const total = [...now.values()].reduce((sum, value) => sum + value, 0);
  const totalBefore = before === null ? 0 : [...before.values()].reduce((sum, value) => sum + value, 0);
  const [rankNow, rankThen] = [ranks(now), ranks(before ?? new Map())];
  const members = new Set([...now.keys(), ...(before?.keys() ?? [])]);
  return [...members]
    .map((member): RankRow => {
      const value = now.get(member) ?? null;
      const old = before?.get(member) ?? null;
      const [rank, rankBefore] = [rankNow.get(member) ?? null, rankThen.get(member) ?? null];
      const change = value === null || old === null ? null : value - old;
      return {
        member,
        value,
        share: value === null || !(total > 0) ? null : value / total,
        rank,
        before: old,
        rankBefore,
        move: rank === null || rankBefore === null ? null : rankBefore - rank,
        growth: change === null || !(old !== null && old > 0) ? null : change / old,
        contribution: change === null || !(totalBefore > 0) ? null : change / totalBefore,
      };
    })
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.member < b.member ? -1 : 1));
}
