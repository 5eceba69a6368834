import { type Kysely, sql } from 'kysely';
import type { PartialDate, SourceId } from '../../base/index.js';
import type { Testimony } from '../../statements/index.js';
import type { Database } from '../database.js';
import { STATEMENT_COLUMNS, statementOfRow } from '../rows/statement-of-row.js';
import type { GatherScope } from '../types.js';
import { namingTwoOf } from './naming-two-of.js';

/** A testimony as it is kept, with the collection of its document. */
export interface StoredTestimony extends Testimony {
  readonly collection: string;
}

/**
 * Every statement that may bear witness to a tie of the scope: of current documents, not rejected, no claimed total; by document and position.
 * Deprecated ones are among them, to be listed with their tie.
 */
export async function testimoniesFor(
  db: Kysely<Database>,
  scope: GatherScope,
): Promise<readonly StoredTestimony[]> {
  const rows = await db
    .selectFrom('statement')
    .innerJoin('document', 'document.id', 'statement.document')
    .innerJoin('source', 'source.id', 'document.origin')
    .where('statement.kind', '=', scope.kind)
    .where('statement.claims_total', '=', false)
    .where('statement.review', '<>', 'rejected')
    .where('document.current', '=', true)
    .$if(scope.places !== null, (query) =>
      query.where(sql<boolean>`statement.id in (${namingTwoOf(scope.places ?? [])})`),
    )
    .select(STATEMENT_COLUMNS.map((column) => `statement.${column}` as const))
    .select([
      'statement.rank',
      'statement.collection',
      'document.voice',
      'document.origin',
      'document.source as publisher',
      'document.date as document_date',
      'source.country as origin_country',
      'source.kind as origin_kind',
    ])
    .orderBy('statement.document')
    .orderBy('statement.position')
    .execute();
  const parties = await partiesByStatement(db, rows);
  return rows.map((row) => ({
    statement: statementOfRow(row, parties.get(row.id) ?? []),
    voice: row.voice,
    publisher: row.publisher as SourceId,
    origin: row.origin as SourceId,
    rank: row.rank,
    collection: row.collection,
    originCountry: row.origin_country,
    originKind: row.origin_kind,
    documentDate: row.document_date as PartialDate | null,
  }));
}

export async function partiesByStatement(
  db: Kysely<Database>,
  statements: readonly { readonly id: string }[],
) {
  const ids = statements.map((statement) => statement.id);
  if (ids.length === 0) return new Map<string, []>();
  const rows = await db
    .selectFrom('statement_party')
    .where('statement', '=', sql<string>`any(${ids})`)
    .selectAll()
    .orderBy('statement')
    .orderBy('position')
    .execute();
  const byStatement = new Map<string, typeof rows>();
  for (const row of rows) {
    const known = byStatement.get(row.statement);
    if (known) known.push(row);
    else byStatement.set(row.statement, [row]);
  }
  return byStatement;
}
