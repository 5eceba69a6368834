import { type Kysely, sql } from 'kysely';
import type { ActorLink } from '../../statements/index.js';
import type { Kind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { type DocumentRow, documentJson } from '../reads/json-columns.js';
import { readStatements, STANDING, type StatementRow } from '../reads/read-statements.js';
import { documentSeenBy, policyFor, type Viewer } from '../reads/viewer.js';

/** Most decisions on actors that are held at once; more would be a list of names, not of doubts. */
const MOST_LINKS = 20_000;

/** What people decided of actors, oldest first. */
export async function readActorLinks(db: Kysely<Database>): Promise<readonly ActorLink[]> {
  const rows = await db
    .selectFrom('actor_link')
    .select(['what', 'decided'])
    .orderBy('number')
    .limit(MOST_LINKS)
    .execute();
  return rows.map(({ what, decided }) => ({ ...decided, what }) as ActorLink);
}

/** One time that an actor's name, or an office, was met. */
export interface SightingRow {
  /** `spoke`: the statement is in its mouth; `signed`: its signature stands under an agreement. */
  readonly via: 'spoke' | 'signed';
  /** Ids of name and office; null where the text gives none. */
  readonly name_id: string | null;
  readonly office_id: string | null;
  readonly name: string | null;
  readonly role: string | null;
  readonly place: string | null;
  readonly place_name: string | null;
  readonly place_name_ru: string | null;
  readonly place_country: string | null;
  readonly statement: string;
  readonly kind: Kind;
  readonly document: DocumentRow;
}

/** Sightings of the names, and of the offices, in statements that stand and that the viewer may read, newest first, at most `limit`. */
export async function readSightings(
  db: Kysely<Database>,
  viewer: Viewer,
  ids: { readonly names: readonly string[]; readonly offices: readonly string[] },
  limit: number,
): Promise<readonly SightingRow[]> {
  const names = [...ids.names];
  const offices = [...ids.offices];
  const { rows } = await sql<SightingRow>`
    with met as (
      select 'spoke' as via, s.document, s.id as statement, s.kind, s.speaker_name as name, s.speaker_role as role, s.speaker_place as place
      from statement s
      where s.speaker_name is not null and actor_id(s.speaker_name) = any(${names})
        or s.speaker_role is not null and office_id(s.speaker_role) = any(${offices})
      union all
      select 'signed', a.document, a.statement, 'agreement', g ->> 'name', g -> 'role' ->> 'quote',
        a.terms -> 'parties' -> (g ->> 'party')::int ->> 'place'
      from agreement_terms a cross join jsonb_array_elements(a.terms -> 'signatories') g
      where signatory_ids(a.terms) && ${names} and actor_id(g ->> 'name') = any(${names}))
    select m.via, actor_id(m.name) as name_id, office_id(m.role) as office_id, m.name, m.role, m.place, p.name as place_name,
      p.name_ru as place_name_ru, p.country as place_country, m.statement, m.kind, ${documentJson()} as document
    from met m join statement s on s.document = m.document and s.id = m.statement
      join document d on d.id = m.document join source o on o.id = d.source left join place p on p.id = m.place
    where ${STANDING} and ${documentSeenBy(viewer)} and ${policyFor(viewer)} <> 'link'
    order by d.date_first desc nulls last, d.id, s.position limit ${limit}::int`.execute(db);
  return rows;
}

/** Statements by document and id, as the viewer may see them, those of the newest document first. */
export function readStatementsByKey(
  db: Kysely<Database>,
  viewer: Viewer,
  keys: readonly { readonly document: string; readonly statement: string }[],
): Promise<readonly StatementRow[]> {
  if (keys.length === 0) return Promise.resolve([]);
  const pairs = sql.join(keys.map(({ document, statement }) => sql`(${document}::text, ${statement}::text)`));
  return readStatements(
    db,
    viewer,
    sql`(s.document, s.id) in (values ${pairs}) and ${STANDING}`,
    sql`d.date_first desc nulls last, s.document, s.position`,
    { limit: keys.length },
  );
}
