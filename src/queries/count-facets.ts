import type { TieGroupRow } from '../store/index.js';
import type { Counted, Selection } from './types.js';

/** The filters that count what they would leave. */
type Facet = 'kinds' | 'states' | 'years' | 'sourceKinds' | 'country' | 'collection';

const TESTS: Readonly<Record<Facet, (group: TieGroupRow, selection: Selection) => boolean>> = {
  kinds: (group, { kinds }) => kinds.length === 0 || kinds.includes(group.kind),
  states: (group, { states }) => states.length === 0 || states.includes(group.state),
  years: (group, { from, to }) =>
    (from === null || (group.year_last !== null && group.year_last >= from)) &&
    (to === null || (group.year_first !== null && group.year_first <= to)),
  sourceKinds: (group, { sourceKinds }) =>
    sourceKinds.length === 0 || group.source_kinds.some((kind) => sourceKinds.includes(kind)),
  country: (group, { country }) => country === null || group.countries.includes(country),
  collection: (group, { collection }) => collection === null || group.collections.includes(collection),
};
const FACETS = Object.keys(TESTS) as Facet[];

export interface FacetCounts {
  /** Groups that every filter lets through. */
  readonly chosen: readonly TieGroupRow[];
  readonly total: number;
  readonly kinds: readonly Counted<TieGroupRow['kind']>[];
  readonly states: readonly Counted<TieGroupRow['state']>[];
  readonly sourceKinds: readonly Counted<TieGroupRow['source_kinds'][number]>[];
  readonly countries: readonly Counted<string>[];
  readonly collections: readonly Counted<string>[];
  readonly years: readonly {
    readonly year: number;
    readonly count: number;
    readonly kinds: readonly Counted<TieGroupRow['kind']>[];
  }[];
  readonly undated: number;
}

/**
 * Counts of each filter's values among the ties that all *other* filters let through, largest first; years in order, a tie
 * counted in the first year of its date. Linear in the number of groups.
 */
export function countFacets(groups: readonly TieGroupRow[], selection: Selection): FacetCounts {
  const chosen: TieGroupRow[] = [];
  const open = new Map<Facet, TieGroupRow[]>(FACETS.map((facet) => [facet, []]));
  for (const group of groups) {
    const refusing = FACETS.filter((facet) => !TESTS[facet](group, selection));
    if (refusing.length === 0) chosen.push(group);
    for (const facet of refusing.length === 0 ? FACETS : refusing.length === 1 ? refusing : []) {
      open.get(facet)?.push(group);
    }
  }
  const leftOpen = (facet: Facet) => open.get(facet) ?? [];
  const byYear = new Map<number, TieGroupRow[]>();
  for (const group of leftOpen('years')) {
    if (group.year_first === null) continue;
    const same = byYear.get(group.year_first) ?? [];
    same.push(group);
    byYear.set(group.year_first, same);
  }
  return {
    chosen,
    total: sum(chosen),
    kinds: tally(leftOpen('kinds'), (group) => [group.kind]),
    states: tally(leftOpen('states'), (group) => [group.state]),
    sourceKinds: tally(leftOpen('sourceKinds'), (group) => group.source_kinds),
    countries: tally(leftOpen('country'), (group) => group.countries),
    collections: tally(leftOpen('collection'), (group) => group.collections),
    years: [...byYear]
      .map(([year, same]) => ({ year, count: sum(same), kinds: tally(same, (group) => [group.kind]) }))
      .sort((a, b) => a.year - b.year),
    undated: sum(leftOpen('years').filter((group) => group.year_first === null)),
  };
}

/** Number of ties in the groups. */
export function sum(groups: readonly TieGroupRow[]): number {
  return groups.reduce((total, group) => total + group.count, 0);
}

function tally<T extends string | number>(
  groups: readonly TieGroupRow[],
  valuesOf: (group: TieGroupRow) => readonly T[],
): Counted<T>[] {
  const counts = new Map<T, number>();
  for (const group of groups) {
    for (const value of valuesOf(group)) counts.set(value, (counts.get(value) ?? 0) + group.count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
