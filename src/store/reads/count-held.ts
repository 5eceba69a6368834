import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { TieKind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { tieSeenBy, type Viewer } from './viewer.js';

/** Ties with an end in each of these places; of one kind, or of any (`kind` null). */
export interface HeldScope {
  readonly kind: TieKind | null;
  /** One or two place ids with their countries: the country lets an index leave most ties out. */
  readonly ends: readonly { readonly place: string; readonly country: string | null }[];
}

/** How many ties of the scope the atlas holds. */
export async function countHeldTies(db: Kysely<Database>, scope: HeldScope, viewer: Viewer): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from tie t where ${inScope(scope, viewer)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/**
 * How many distinct regions, cities or countries inside `among` have a tie of the scope; with `among` null, those outside
 * the scope's only end. A city counts for its region when regions are counted.
 */
export async function countHeldPlaces(
  db: Kysely<Database>,
  scope: HeldScope,
  among: string | null,
  level: 'country' | 'region' | 'city',
  viewer: Viewer,
): Promise<number> {
  const end = {
    country: sql`p.country`,
    region: sql`coalesce(p.region, case when p.kind = 'region' then p.id end)`,
    city: sql`case when p.kind in ('city', 'settlement') then p.id end`,
  }[level];
  const [own] = scope.ends;
  const where =
    among !== null
      ? sql`p.within @> array[${among}]::text[]`
      : sql`not p.within @> array[${own?.place ?? ''}]::text[]`;
  const { rows } = await sql<{ count: number }>`
    select count(distinct ${end})::int as count
    from tie t, unnest(t.ends) x(place) join place p on p.id = x.place
    where ${inScope(scope, viewer)} and ${where}`.execute(db);
  return rows[0]?.count ?? 0;
}

function inScope({ kind, ends }: HeldScope, viewer: Viewer): RawBuilder<SqlBool> {
  const all: RawBuilder<SqlBool>[] = [tieSeenBy(viewer)];
  if (kind !== null) all.push(sql`t.kind = ${kind}`);
  const countries = ends.flatMap((end) => end.country ?? []);
  if (countries.length > 0) all.push(sql`t.countries @> ${countries}::text[]`);
  for (const end of ends) {
    if (end.place === end.country) continue;
    all.push(sql`t.within @> array[${end.place}]::text[]`);
  }
  return sql<SqlBool>`(${sql.join(all, sql` and `)})`;
}
