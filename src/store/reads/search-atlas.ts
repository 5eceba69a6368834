import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../database.js';
import { type DocumentRow, documentJson, type PlaceRow, placeJson } from './json-columns.js';
import { readDocumentsWhere } from './read-documents.js';
import { seenPlace } from './read-places.js';
import { readStatements, STANDING, type StatementRow } from './read-statements.js';
import { documentSeenBy, policyFor, tieSeenBy, type Viewer } from './viewer.js';

/** Below this, trigrams say nothing: only the beginnings of names are compared. */
const SHORTEST_FUZZY = 3;

interface FoundPlaceRow {
  readonly place: PlaceRow;
  readonly ties: number;
}

/** With fewer names that hold the text than this, names that only resemble it are looked for too. */
const ENOUGH = 5;

/**
 * Places whose names begin with, contain or, where few do, resemble the folded text, in any script they are named in: whole
 * names first, then beginnings, then the rest; among equals those with most ties. At most `limit`.
 */
export async function searchPlaces(
  db: Kysely<Database>,
  folded: string,
  viewer: Viewer,
  limit: number,
): Promise<readonly FoundPlaceRow[]> {
  const short = [...folded].length < SHORTEST_FUZZY;
  const holding = short
    ? sql<SqlBool>`p.folded like ${`${escapeLike(folded)}%`}`
    : sql<SqlBool>`p.search_names like ${`%${escapeLike(folded)}%`}`;
  const found = await findPlaces(db, folded, viewer, holding, limit);
  if (short || found.length >= ENOUGH) return found;
  const alike = sql<SqlBool>`${folded} <% p.search_names and not ${holding}`;
  return [...found, ...(await findPlaces(db, folded, viewer, alike, limit - found.length))];
}

async function findPlaces(
  db: Kysely<Database>,
  folded: string,
  viewer: Viewer,
  where: RawBuilder<SqlBool>,
  limit: number,
): Promise<readonly FoundPlaceRow[]> {
  const whole = `%\n${escapeLike(folded)}\n%`;
  const beginning = `%\n${escapeLike(folded)}%`;
  const { rows } = await sql<FoundPlaceRow>`
    select ${placeJson('p')} as place, p.ties from (
      select q.*, (select count(distinct x.tie)::int from tie_party x join tie t on t.id = x.tie
        where x.place = q.id and ${tieSeenBy(viewer)}) as ties
      from (
        select p.*, case when p.folded = ${folded} then 0
          when (E'\n' || p.search_names || E'\n') like ${whole} then 1
          when (E'\n' || p.search_names) like ${beginning} then 2 else 3 end as fit
        from place p where ${where} and ${seenPlace('p', viewer)}
        order by fit, p.population desc nulls last, p.id limit ${limit}::int) q) p
    order by p.fit, p.ties desc, p.population desc nulls last, p.id`.execute(db);
  return rows;
}

export interface PersonRow {
  readonly name: string;
  readonly role: string | null;
  /** Ids of the name and, where there is a role, of the office. */
  readonly name_id: string;
  readonly office_id: string | null;
  readonly statements: number;
  /** The newest document that has them speak. */
  readonly document: DocumentRow;
}

/** Named speakers whose name contains the text, those who speak most first, at most `limit`. */
export async function searchPeople(
  db: Kysely<Database>,
  text: string,
  viewer: Viewer,
  limit: number,
): Promise<readonly PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select q.name, q.role, actor_id(q.name) as name_id, office_id(q.role) as office_id, q.statements, ${documentJson()} as document from (
      select s.speaker_name as name, s.speaker_role as role, count(*)::int as statements,
        (array_agg(d.id order by d.date_first desc nulls last, d.id))[1] as document
      from statement s join document d on d.id = s.document
      where s.speaker_name ilike ${`%${escapeLike(text)}%`} and ${STANDING} and ${documentSeenBy(viewer)}
        and ${policyFor(viewer)} <> 'link'
      group by 1, 2 order by 3 desc, 1, 2 limit ${limit}::int) q
    join document d on d.id = q.document join source o on o.id = d.source
    order by q.statements desc, q.name, q.role`.execute(db);
  return rows;
}

/** Statements whose passage or speaker has every word of the text, surest and newest first, at most `limit`. */
export async function searchPassages(
  db: Kysely<Database>,
  text: string,
  viewer: Viewer,
  limit: number,
): Promise<readonly StatementRow[]> {
  return readStatements(
    db,
    viewer,
    sql`s.search @@ websearch_to_tsquery('simple', ${text}) and ${STANDING} and ${policyFor(viewer)} <> 'link'`,
    sql`s.confidence desc, s.date_last desc nulls last, s.document, s.position`,
    { limit },
  );
}

/** Current documents with every word of the text: in the title, or anywhere for those whose text the viewer may read. */
export async function searchDocuments(
  db: Kysely<Database>,
  text: string,
  viewer: Viewer,
  limit: number,
): Promise<readonly DocumentRow[]> {
  const words = sql`websearch_to_tsquery('simple', ${text})`;
  return readDocumentsWhere(
    db,
    viewer,
    sql`d.current and d.search @@ ${words}
      and (${policyFor(viewer)} = 'full' or to_tsvector('simple', d.title) @@ ${words})`,
    limit,
  );
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
