import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SourceKind, StateGroup, TieKind } from '../../vocabulary/index.js';
import { tieSeenBy, type Viewer } from './viewer.js';

/** Which ties: empty lists and nulls mean "all". */
export interface TieFilter {
  readonly kinds: readonly TieKind[];
  readonly states: readonly StateGroup[];
  /** Years, inclusive; a tie without a date is left out as soon as one of them is set. */
  readonly from: number | null;
  readonly to: number | null;
  readonly sourceKinds: readonly SourceKind[];
  readonly source: string | null;
  /** ISO alpha-2 that one end lies in. */
  readonly country: string | null;
  /** Ties with an end or venue that is this place or lies in it. */
  readonly place: string | null;
  readonly collection: string | null;
}

export const ANY_TIE: TieFilter = {
  kinds: [],
  states: [],
  from: null,
  to: null,
  sourceKinds: [],
  source: null,
  country: null,
  place: null,
  collection: null,
};

/** The filter as a condition on `tie t`. */
export function tiesOf(filter: TieFilter, viewer: Viewer): RawBuilder<SqlBool> {
  const all: RawBuilder<SqlBool>[] = [tieSeenBy(viewer)];
  if (filter.kinds.length > 0) all.push(sql`t.kind = any(${filter.kinds}::text[])`);
  if (filter.states.length > 0) all.push(sql`t.state = any(${filter.states}::text[])`);
  if (filter.from !== null) all.push(sql`t.year_last >= ${filter.from}::int`);
  if (filter.to !== null) all.push(sql`t.year_first <= ${filter.to}::int`);
  if (filter.sourceKinds.length > 0) all.push(sql`t.source_kinds && ${filter.sourceKinds}::text[]`);
  if (filter.source !== null) all.push(sql`t.sources @> array[${filter.source}]::text[]`);
  if (filter.country !== null) all.push(sql`t.countries @> array[${filter.country}]::text[]`);
  if (filter.collection !== null) all.push(sql`t.collections @> array[${filter.collection}]::text[]`);
  if (filter.place !== null) all.push(sql`t.within @> array[${filter.place}]::text[]`);
  return sql<SqlBool>`(${sql.join(all, sql` and `)})`;
}

/** Most certain first, then newest: the order of every list of ties. */
export const TIE_ORDER = sql`t.independent_sources desc, t.confidence desc, t.date_last desc nulls last, t.id`;
