import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';
import { type PlaceRow, placeJson } from './json-columns.js';
import { documentSeenBy, tieSeenBy, type Viewer } from './viewer.js';

/** The places of these ids, in no order; unknown ids are left out. */
export async function readPlaces(db: Kysely<Database>, ids: readonly string[]): Promise<readonly PlaceRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ place: PlaceRow }>`
    select ${placeJson('p')} as place from place p where p.id = any(${ids}::text[])`.execute(db);
  return rows.map((row) => row.place);
}

/** The place, where the viewer may see it. */
export async function readSeenPlace(
  db: Kysely<Database>,
  id: string,
  viewer: Viewer,
): Promise<PlaceRow | null> {
  const { rows } = await sql<{ place: PlaceRow }>`
    select ${placeJson('p')} as place from place p where p.id = ${id} and ${seenPlace('p', viewer)}`.execute(
    db,
  );
  return rows[0]?.place ?? null;
}

export interface PlaceDetailRow {
  readonly place: PlaceRow;
  readonly local_name: string | null;
  readonly iso: string | null;
  readonly population: number | null;
  readonly capital: PlaceRow | null;
  /** From the country down to the direct parent. */
  readonly ancestors: readonly PlaceRow[];
  /** At most 5, the largest first. */
  readonly namesakes: readonly PlaceRow[];
}

const MOST_NAMESAKES = 5;

/**
 * One place with its surroundings, or null where the atlas has none of this id. The public is shown an unresolved place only
 * when a tie or a statement that it may see names it: its name comes from a document.
 */
export async function readPlaceDetail(
  db: Kysely<Database>,
  id: string,
  viewer: Viewer,
): Promise<PlaceDetailRow | null> {
  const { rows } = await sql<PlaceDetailRow>`
    select ${placeJson('q')} as place, q.local_name, q.iso, q.population::float8 as population,
      (select ${placeJson('p')} from place p
        where p.within @> array[q.id] and p.id <> q.id and p.kind in ('city', 'settlement')
          and p.seat >= case q.kind when 'country' then 3 when 'region' then 2 when 'district' then 1 else 9 end
          and ${seenPlace('p', viewer)}
        order by p.seat desc, p.population desc nulls last, p.id limit 1) as capital,
      coalesce((select jsonb_agg(${placeJson('p')} order by u.n desc)
        from unnest(q.ancestors) with ordinality u(id, n) join place p on p.id = u.id), '[]') as ancestors,
      coalesce((select jsonb_agg(n.place order by n.population desc nulls last, n.id) from (
        select ${placeJson('p')} as place, p.population, p.id from place p
        where p.folded = q.folded and p.id <> q.id and ${seenPlace('p', viewer)}
        order by p.population desc nulls last, p.id limit ${MOST_NAMESAKES}::int) n), '[]') as namesakes
    from place q where q.id = ${id} and ${seenPlace('q', viewer)}`.execute(db);
  return rows[0] ?? null;
}

/**
 * True for places `alias` that the viewer may see: for the public those that something public names, or that lie around such a place. Any other
 * is only here because a private document names it, and that it does is private too.
 */
export function seenPlace(alias: 'p' | 'q', viewer: Viewer) {
  if (viewer === 'local') return sql<boolean>`true`;
  const p = sql.raw(alias);
  return sql<boolean>`(not exists (select 1 from document d where not ${documentSeenBy(viewer)})
    or exists (select 1 from tie t where t.within @> array[${p}.id] and ${tieSeenBy(viewer)})
    or exists (select 1 from place x, lateral (
        select sp.document from statement_party sp where sp.place = x.id
        union all select ap.document from absence_party ap where ap.place = x.id) n
      join document d on d.id = n.document
      where x.within @> array[${p}.id] and ${documentSeenBy(viewer)}))`;
}
