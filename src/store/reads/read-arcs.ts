import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { StateGroup, TieKind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { type TieFilter, tiesOf } from './tie-filter.js';
import type { Viewer } from './viewer.js';

/** Ties of one kind and state with the same ends at one level. */
export interface BundleRow {
  /** Distinct place ids, sorted; one where the tie stays inside a region or country, three where three meet. */
  readonly ends: readonly string[];
  readonly kind: TieKind;
  readonly state: StateGroup;
  readonly one_side: boolean;
  readonly count: number;
  /** One of its ties: the tie itself where `count` is 1. */
  readonly tie: string;
}

export type ArcLevel = 'place' | 'region' | 'country';

const ENDS: Readonly<Record<ArcLevel, RawBuilder<string[]>>> = {
  place: sql`t.ends`,
  region: sql`t.regions`,
  country: sql`t.countries`,
};

/** The filter's ties bundled at a level, largest bundles first, at most `limit`. Those inside one region or country are left out. */
export async function readBundles(
  db: Kysely<Database>,
  filter: TieFilter,
  viewer: Viewer,
  level: ArcLevel,
  limit: number,
): Promise<readonly BundleRow[]> {
  const ends = ENDS[level];
  const { rows } = await sql<BundleRow>`
    select ${ends} as ends, t.kind, t.state, bool_and(t.told = 'one_side') as one_side,
      count(*)::int as count, min(t.id) as tie
    from tie t where ${tiesOf(filter, viewer)} and cardinality(${ends}) > 1
    group by 1, 2, 3 order by count desc, 1, 2, 3 limit ${limit}::int`.execute(db);
  return rows;
}
