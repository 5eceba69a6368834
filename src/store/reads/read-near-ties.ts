import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PlaceId } from '../../base/index.js';
import type { Database } from '../database.js';
import type { TieRow } from './read-ties.js';
import { tieSeenBy, type Viewer } from './viewer.js';

/** Below its country, what each place lies in, direct parent first. */
export async function readHolders(
  db: Kysely<Database>,
  places: readonly string[],
): Promise<ReadonlyMap<string, readonly PlaceId[]>> {
  const rows = await db
    .selectFrom('place')
    .select(['id', 'ancestors', 'country'])
    .where('id', '=', sql<string>`any(${[...new Set(places)]})`)
    .execute();
  return new Map(
    rows.map(({ id, ancestors, country }) => [id, ancestors.filter((one) => one !== country) as PlaceId[]]),
  );
}

/**
 * Condition on ties `t`: of the kind of this one, with at least two of its ends, or what these lie in below their country, among its places. A superset
 * of what may be the same tie.
 */
export function nearTies(
  tie: Pick<TieRow, 'id' | 'kind'>,
  ends: readonly (readonly string[])[],
  viewer: Viewer,
): RawBuilder<SqlBool> {
  const [first = [], second = []] = ends;
  return sql<SqlBool>`t.kind = ${tie.kind} and t.id <> ${tie.id} and t.within && ${[...first]}::text[]
    and t.within && ${[...second]}::text[] and ${tieSeenBy(viewer)}`;
}

export interface ContradictingRow {
  readonly absence: string;
  readonly tie: string;
  readonly kind: TieRow['kind'];
  readonly lifecycle: TieRow['lifecycle'];
  readonly state: TieRow['state'];
  readonly date: string | null;
}

/** For one denial at most. */
const MOST_TIES = 3;

/**
 * Ties of the kind that each absence denies, between the places that it names or within them, that are more than proposed. For the public only
 * those that its documents alone bear witness to.
 */
export async function readContradicting(
  db: Kysely<Database>,
  viewer: Viewer,
  absences: readonly string[],
): Promise<readonly ContradictingRow[]> {
  if (absences.length === 0) return [];
  const open =
    viewer === 'local' ? sql`true` : sql`t.collections <@ array(select id from collection where published)`;
  const { rows } = await sql<ContradictingRow>`
    select a.id as absence, f.id as tie, f.kind, f.lifecycle, f.state, f.date
    from (select s.id, s.kind, array(select distinct x.place from absence_party x where x.document = s.document and x.absence = s.id) as places
      from absence s where s.id = any(${[...absences]})) a
    cross join lateral (
      select t.* from tie t where t.kind = a.kind and t.within @> a.places and t.state in ('under_way', 'done') and ${open}
        and cardinality(a.places) > 1
        and (select count(*) from unnest(t.ends) e join place p on p.id = e where p.within && a.places) > 1
      order by t.independent_sources desc, t.date_first nulls last, t.id limit ${MOST_TIES}::int) f`.execute(
    db,
  );
  return rows;
}

export interface SearchedRow {
  readonly absence: string;
  readonly id: string;
  readonly searched_in: string;
  readonly searched_on: string;
  readonly note: string | null;
  readonly by_name: string;
}

/** For one denial at most. */
const MOST_SEARCHES = 20;

/** For each denial, the searches for a tie of its kind between its places that found none, newest first. */
export async function readSearched(
  db: Kysely<Database>,
  absences: readonly string[],
): Promise<readonly SearchedRow[]> {
  if (absences.length === 0) return [];
  const { rows } = await sql<SearchedRow>`
    select a.id as absence, f.id, f.searched_in, f.searched_on, f.note, f.by_name
    from (select s.id, s.kind, array(select distinct x.place from absence_party x where x.document = s.document and x.absence = s.id) as places
      from absence s where s.id = any(${[...absences]})) a
    cross join lateral (
      select e.* from absence_searched e where e.kind = a.kind and e.place_a = any(a.places) and e.place_b = any(a.places)
      order by e.searched_on desc, e.id limit ${MOST_SEARCHES}::int) f`.execute(db);
  return rows;
}
