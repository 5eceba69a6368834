import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';
import { type DocumentRow, documentJson, type PlaceRow, placeJson } from './json-columns.js';
import { readDocumentsWhere } from './read-documents.js';
import { seenPlace } from './read-places.js';
import { readStatements, STANDING, type StatementRow } from './read-statements.js';
import { documentSeenBy, policyFor, tieSeenBy, type Viewer } from './viewer.js';

/** Below this, trigrams say nothing: only the beginnings of names are compared. */
const SHORTEST_FUZZY = 3;

/**
 * Places whose names begin with, contain or resemble the folded text, in any script they are named in: whole names first,
 * then beginnings, then resemblance; among equals those with most ties. At most `limit`.
 */
export async function searchPlaces(
  db: Kysely<Database>,
  folded: string,
  viewer: Viewer,
  limit: number,
): Promise<readonly { readonly place: PlaceRow; readonly ties: number }[]> {
  const like = `%${escapeLike(folded)}%`;
  const prefix = `${escapeLike(folded)}%`;
  const found =
    [...folded].length < SHORTEST_FUZZY
      ? sql`p.folded like ${prefix}`
      : sql`(p.search_names like ${like} or ${folded} <% p.search_names)`;
  const { rows } = await sql<{ place: PlaceRow; ties: number }>`
    select ${placeJson('p')} as place, p.ties from (
      select p.*, (select count(distinct x.tie)::int from tie_party x join tie t on t.id = x.tie
          where x.place = p.id and ${tieSeenBy(viewer)}) as ties,
        case when p.folded = ${folded} then 0
          when (E'\n' || p.search_names || E'\n') like ${`%\n${escapeLike(folded)}\n%`} then 1
          when p.folded like ${prefix} then 2
          when (E'\n' || p.search_names) like ${`%\n${escapeLike(folded)}%`} then 3 else 4 end as fit,
        word_similarity(${folded}, p.search_names) as likeness
      from place p where ${found} and ${seenPlace('p', viewer)}
      order by fit, likeness desc, p.population desc nulls last, p.id limit ${limit * 3}::int) p
    order by p.fit, p.ties desc, p.likeness desc, p.population desc nulls last, p.id limit ${limit}::int`.execute(
    db,
  );
  return rows;
}

export interface PersonRow {
  readonly name: string;
  readonly role: string | null;
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
    select q.name, q.role, q.statements, ${documentJson()} as document from (
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
