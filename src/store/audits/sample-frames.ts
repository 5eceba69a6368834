import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Kind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { readStatements, type StatementRow } from '../reads/read-statements.js';

/** Statements that the reader drew from texts and that stand: rows of tables were not read, and are not audited. */
function auditable(collection: string | null): RawBuilder<SqlBool> {
  const held = sql<SqlBool>`d.current and s.review <> 'rejected' and left(s.method, 6) <> 'table:'`;
  return collection === null ? held : sql<SqlBool>`${held} and s.collection = ${collection}`;
}

/** How many statements of each kind there are to sample from, by kind. What people rejected is left out: it is no longer said. */
export async function countAuditable(
  db: Kysely<Database>,
  collection: string | null,
): Promise<readonly { readonly name: Kind; readonly population: number }[]> {
  const { rows } = await sql<{ name: Kind; population: number }>`
    select s.kind as name, count(*)::int as population from statement s join document d on d.id = s.document
    where ${auditable(collection)} group by 1 order by 1`.execute(db);
  return rows;
}

/** `count` statements of a kind at random: the same for the same seed, ranked by a hash of seed and id. */
export function drawAuditable(
  db: Kysely<Database>,
  collection: string | null,
  kind: Kind,
  count: number,
  seed: string,
): Promise<readonly StatementRow[]> {
  return readStatements(
    db,
    'local',
    sql`${auditable(collection)} and s.kind = ${kind}`,
    sql`md5(${seed} || ' ' || s.id), s.id`,
    { limit: count },
  );
}

/** Texts to draw sentences from: `limit` current documents at random, the same for the same seed. */
export async function drawTexts(
  db: Kysely<Database>,
  collection: string | null,
  seed: string,
  limit: number,
): Promise<readonly string[]> {
  const within = collection === null ? sql`true` : sql`d.collection = ${collection}`;
  const { rows } = await sql<{ id: string }>`
    select d.id from document d where d.current and d.outcome = 'read' and d.kind <> 'table' and ${within}
    order by md5(${seed} || ' ' || d.id), d.id limit ${limit}::int`.execute(db);
  return rows.map(({ id }) => id);
}

/** A text with what was read from it, as cutting it into sentences needs it. */
export interface AuditText {
  readonly id: string;
  readonly text: string;
  readonly language: string | null;
  readonly blocks: readonly { readonly kind: string; readonly start: number; readonly end: number }[];
  readonly statements: readonly { readonly kind: Kind; readonly start: number; readonly end: number }[];
}

/** Null when the document is gone. */
export async function readAuditText(db: Kysely<Database>, id: string): Promise<AuditText | null> {
  const { rows } = await sql<AuditText>`
    select d.id, d.text, d.language, d.blocks, coalesce((
      select jsonb_agg(jsonb_build_object('kind', s.kind, 'start', s.evidence_start, 'end', s.evidence_end) order by s.position)
      from statement s where s.document = d.id and s.review <> 'rejected'), '[]') as statements
    from document d where d.id = ${id}`.execute(db);
  return rows[0] ?? null;
}
