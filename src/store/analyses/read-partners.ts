import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';
import { type PlaceRow, placeJson } from '../reads/json-columns.js';
import { tieSeenBy, type Viewer } from '../reads/viewer.js';

/** What a partner is: the very end of a tie, the region that it lies in, or its country. */
export type PartnerLevel = 'place' | 'region' | 'country';

export interface PartnerRow {
  readonly place: PlaceRow;
  /** Ties of every kind with it, as the viewer sees them. */
  readonly ties: number;
}

const ENDS_OF: Readonly<Record<PartnerLevel, string>> = {
  place: 'ends',
  region: 'regions',
  country: 'countries',
};

/** Those with whom a place, or what lies in it, has ties; most ties first. What lies in the place, or holds it, is no partner. */
export async function readPartners(
  db: Kysely<Database>,
  viewer: Viewer,
  { place, level }: { readonly place: string; readonly level: PartnerLevel },
  limit: number,
): Promise<readonly PartnerRow[]> {
  const ends = sql.raw(`t.${ENDS_OF[level]}`);
  const { rows } = await sql<PartnerRow>`
    select ${placeJson('p')} as place, e.ties from (
      select x.id, count(*)::int as ties from tie t cross join lateral unnest(${ends}) x(id)
      where t.within @> array[${place}]::text[] and ${tieSeenBy(viewer)} group by x.id) e
    join place p on p.id = e.id
    where not p.within @> array[${place}]::text[]
      and not exists (select from place h where h.id = ${place} and h.within @> array[p.id])
    order by e.ties desc, p.id limit ${limit}::int`.execute(db);
  return rows;
}

/** For each of these places, itself and all that it lies in. */
export async function readWithin(
  db: Kysely<Database>,
  places: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (places.length === 0) return new Map();
  const { rows } = await sql<{ id: string; within: string[] }>`
    select id, within from place where id = any(${[...places]}::text[])`.execute(db);
  return new Map(rows.map(({ id, within }) => [id, within]));
}
