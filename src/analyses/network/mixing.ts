import { partnersOf, type TieGraph } from '../twins/index.js';

/** Ties between groups of places, such as countries. */
export interface Mixing {
  /** Groups by their number of ends, most first. */
  readonly groups: readonly string[];
  /** Ends of ties of each group. */
  readonly ends: readonly number[];
  /** Ties between group `a` and group `b` at `a * groups + b`, and the same the other way; inside a group each tie once. */
  readonly ties: Float64Array;
  /** Places in no group. */
  readonly ungrouped: number;
  /**
   * Newman's assortativity (2003): 1 when ties never leave their group, 0 when groups do not matter, below when ties seek other groups.
   * Null without ties or with one group only.
   */
  readonly assortativity: number | null;
}

/** Counts ties between groups; a tie with an end in no group is not counted. */
export function mixGroups(graph: TieGraph, groupOf: (place: number) => string | null): Mixing {
  const names = Array.from({ length: graph.size }, (_, i) => groupOf(i));
  const ends = new Map<string, number>();
  const links: [string, string][] = [];
  for (let i = 0; i < graph.size; i++)
    for (const j of partnersOf(graph, i)) {
      const [a, b] = [names[i] ?? null, names[j] ?? null];
      if (i > j || a === null || b === null) continue;
      links.push([a, b]);
      ends.set(a, (ends.get(a) ?? 0) + 1);
      ends.set(b, (ends.get(b) ?? 0) + 1);
    }
  const groups = [...ends.keys()].sort((a, b) => (ends.get(b) ?? 0) - (ends.get(a) ?? 0) || (a < b ? -1 : 1));
  const number = new Map(groups.map((group, i) => [group, i]));
  const ties = new Float64Array(groups.length ** 2);
  let within = 0;
  for (const link of links) {
    const [a, b] = link.map((group) => number.get(group) ?? 0) as [number, number];
    ties[a * groups.length + b] = (ties[a * groups.length + b] as number) + 1;
    if (a === b) within++;
    else ties[b * groups.length + a] = (ties[b * groups.length + a] as number) + 1;
  }
  const shares = groups.map((group) => (ends.get(group) ?? 0) / (2 * links.length));
  const expected = shares.reduce((sum, share) => sum + share * share, 0);
  return {
    groups,
    ends: groups.map((group) => ends.get(group) ?? 0),
    ties,
    ungrouped: names.filter((name) => name === null).length,
    assortativity:
      links.length === 0 || groups.length < 2 ? null : (within / links.length - expected) / (1 - expected),
  };
}
