import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { StateGroup, TieKind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { type TieFilter, tiesOf } from './tie-filter.js';
import type { Viewer } from './viewer.js';

/** Ties of one kind and state between the same two ends at one level, bundled. */
export interface ArcRow {
  /** Place ids, the smaller first. */
  readonly from: string;
  readonly to: string;
  readonly kind: TieKind;
  readonly state: StateGroup;
  readonly one_side: boolean;
  readonly count: number;
  /** The tie, when it is one. */
  readonly tie: string | null;
}

export type ArcLevel = 'place' | 'region' | 'country';

/** What stands for place `p` at a level: itself, its region or its country; itself where it lies in none that is known. */
const END_AT: Readonly<Record<ArcLevel, RawBuilder<string>>> = {
  place: sql<string>`p.id`,
  region: sql<string>`coalesce(p.region, case when p.position = 'inside' then p.ancestors[1] end,
    case when p.kind in ('district', 'city', 'settlement') then c.id end, p.id)`,
  country: sql<string>`coalesce(c.id, p.id)`,
};

/** Bundles of the filter's ties, largest first. Venues are no ends; ties inside one region or country give no arc there. */
export async function readArcs(
  db: Kysely<Database>,
  filter: TieFilter,
  viewer: Viewer,
  level: ArcLevel,
  limit: number,
): Promise<readonly ArcRow[]> {
  const ends =
    level === 'place'
      ? sql`select x.tie, x.place as place from tie_party x where x.role <> 'venue'`
      : sql`select x.tie, ${END_AT[level]} as place
          from tie_party x join place p on p.id = x.place left join place c on c.id = p.country
          where x.role <> 'venue'`;
  const { rows } = await sql<ArcRow>`
    with chosen as materialized (select t.id, t.kind, t.state, t.told from tie t where ${tiesOf(filter, viewer)}),
      ends as materialized (select e.* from (${ends}) e where e.tie in (select id from chosen))
    select a.place as "from", b.place as "to", t.kind, t.state, bool_and(t.told = 'one_side') as one_side,
      count(distinct t.id)::int as count, case when count(distinct t.id) = 1 then min(t.id) end as tie
    from chosen t join ends a on a.tie = t.id join ends b on b.tie = t.id and a.place < b.place
    group by 1, 2, 3, 4
    order by count desc, 1, 2, 3, 4 limit ${limit}::int`.execute(db);
  return rows;
}
