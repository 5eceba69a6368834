import { type Kysely, sql } from 'kysely';
import type { SourceKind, StateGroup, TieKind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import type { Told } from '../types.js';
import { ANY_TIE, type TieFilter, tiesOf } from './tie-filter.js';
import type { Viewer } from './viewer.js';

/** Ties that no filter tells apart, counted. */
export interface TieGroupRow {
  readonly kind: TieKind;
  readonly state: StateGroup;
  readonly told: Told;
  readonly year_first: number | null;
  readonly year_last: number | null;
  readonly countries: readonly string[];
  readonly source_kinds: readonly SourceKind[];
  readonly collections: readonly string[];
  readonly count: number;
  /** One tie of the group: the tie itself where `count` is 1. */
  readonly tie: string;
}

/**
 * Every tie of a place and a source (null: all), grouped by what the other filters look at. One pass gives the totals, the
 * counts of each filter left open, the years and the arcs between countries.
 */
export async function readTieGroups(
  db: Kysely<Database>,
  { place, source }: Pick<TieFilter, 'place' | 'source'>,
  viewer: Viewer,
): Promise<readonly TieGroupRow[]> {
  const { rows } = await sql<TieGroupRow>`
    select t.kind, t.state, t.told, t.year_first, t.year_last, t.countries, t.source_kinds, t.collections,
      count(*)::int as count, min(t.id) as tie
    from tie t where ${tiesOf({ ...ANY_TIE, place, source }, viewer)}
    group by 1, 2, 3, 4, 5, 6, 7, 8`.execute(db);
  return rows;
}
