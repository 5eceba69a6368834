import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Span } from '../../base/index.js';
import type { BlockKind } from '../../documents/index.js';
import type { SideClaim } from '../../statements/index.js';
import type { Database } from '../database.js';
import type { DigestOf } from '../types.js';
import { type DocumentRow, documentJson } from './json-columns.js';
import { documentSeenBy, policyFor, type Viewer } from './viewer.js';

export interface DocumentDetailRow {
  readonly document: DocumentRow;
  readonly url: string;
  readonly language: string | null;
  readonly outcome: 'read' | 'scan' | 'by_hand';
  readonly named_places: readonly string[] | null;
  /** What it says beside its ties; null for nothing, and where the viewer may see the link only. */
  readonly side_claims: readonly SideClaim[] | null;
  /** As the page's own header names it. */
  readonly publisher: string | null;
  readonly credit: string | null;
  readonly origin: string;
  readonly digest_of: DigestOf | null;
  readonly collection: string;
  readonly voice: string;
  /** Null for tables, which are shown row by row, and where the viewer may not read it. */
  readonly text: string | null;
  readonly blocks: readonly (Span & { readonly kind: BlockKind })[];
}

/** One document, of whatever version, or null where there is none that the viewer may see. */
export async function readDocumentDetail(
  db: Kysely<Database>,
  id: string,
  viewer: Viewer,
): Promise<DocumentDetailRow | null> {
  const readable = sql`d.kind <> 'table' and ${policyFor(viewer)} = 'full'`;
  const { rows } = await sql<DocumentDetailRow>`
    select ${documentJson()} as document, d.url, d.language, d.outcome, d.named_places,
      case when ${policyFor(viewer)} <> 'link' then d.side_claims end as side_claims,
      d.structure #>> '{publisher,value,name}' as publisher, d.structure #>> '{credit,value}' as credit,
      (select name from source g where g.id = d.origin) as origin, d.digest_of, d.collection, d.voice,
      case when ${readable} then d.text end as text,
      case when ${readable} then d.blocks else '[]' end as blocks
    from document d join source o on o.id = d.source
    where d.id = ${id} and ${documentSeenBy(viewer)}`.execute(db);
  return rows[0] ?? null;
}

/** Other current documents of the same voice, newest first, at most `limit`. */
export async function readSameVoice(
  db: Kysely<Database>,
  viewer: Viewer,
  voice: string,
  except: string,
  limit: number,
): Promise<readonly DocumentRow[]> {
  return readDocumentsWhere(db, viewer, sql`d.current and d.voice = ${voice} and d.id <> ${except}`, limit);
}

/** Current documents with a statement about the place or one inside it, newest first, at most `limit`. */
export async function readDocumentsOfPlace(
  db: Kysely<Database>,
  viewer: Viewer,
  place: string,
  limit: number,
): Promise<readonly DocumentRow[]> {
  const about = sql<SqlBool>`d.current and d.id in (
    select sp.document from statement_party sp join place p on p.id = sp.place
    where p.within @> array[${place}]::text[])`;
  return readDocumentsWhere(db, viewer, about, limit);
}

/** Documents that fulfil `where` on `d`, newest first, at most `limit`. */
export async function readDocumentsWhere(
  db: Kysely<Database>,
  viewer: Viewer,
  where: RawBuilder<SqlBool>,
  limit: number,
): Promise<readonly DocumentRow[]> {
  const { rows } = await sql<{ document: DocumentRow }>`
    select ${documentJson()} as document from document d join source o on o.id = d.source
    where ${where} and ${documentSeenBy(viewer)}
    order by d.date_first desc nulls last, d.id limit ${limit}::int`.execute(db);
  return rows.map((row) => row.document);
}

/** One page of all current documents with the number of their statements, newest first. */
export async function readDocumentPage(
  db: Kysely<Database>,
  viewer: Viewer,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly { readonly document: DocumentRow; readonly statements: number }[]> {
  const { rows } = await sql<{ document: DocumentRow; statements: number }>`
    select ${documentJson()} as document,
      (select count(*)::int from statement s where s.document = d.id) as statements
    from (select * from document d where d.current and ${documentSeenBy(viewer)}
        order by d.date_first desc nulls last, d.id limit ${page.limit}::int offset ${page.offset}::int) d
      join source o on o.id = d.source
    order by d.date_first desc nulls last, d.id`.execute(db);
  return rows;
}

/** Number of current documents that the viewer may see. */
export async function countDocuments(db: Kysely<Database>, viewer: Viewer): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from document d where d.current and ${documentSeenBy(viewer)}`.execute(db);
  return rows[0]?.count ?? 0;
}
