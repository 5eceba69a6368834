import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Kind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { NEWEST, readStatements, STANDING, type StatementRow, statementTouches } from './read-statements.js';
import type { Viewer } from './viewer.js';

interface Page {
  readonly limit: number;
  readonly offset?: number;
}

/** All statements of one document in text order, also of a document since replaced. Visitors see none that a person rejected. */
export function readDocumentStatements(
  db: Kysely<Database>,
  viewer: Viewer,
  document: string,
  limit: number,
): Promise<readonly StatementRow[]> {
  const seen = viewer === 'local' ? sql<SqlBool>`true` : sql<SqlBool>`s.review <> 'rejected'`;
  return readStatements(db, viewer, sql`s.document = ${document} and ${seen}`, sql`s.document, s.position`, {
    limit,
  });
}

/** A fact that is neither promise nor claimed total and witnesses no tie. */
const ON_NO_TIE = sql`(s.kind <> 'commitment' and not s.claims_total and not exists
  (select from tie_statement ts where ts.document = s.document and ts.statement = s.id))`;

/** The witnesses of a tie, surest first, then newest document. */
export function readTieStatements(
  db: Kysely<Database>,
  viewer: Viewer,
  tie: string,
  limit: number,
): Promise<readonly StatementRow[]> {
  return readStatements(
    db,
    viewer,
    sql`(s.document, s.id) in (select ts.document, ts.statement from tie_statement ts where ts.tie = ${tie})`,
    sql`s.confidence desc, ${NEWEST}`,
    { limit },
  );
}

/**
 * What is said of a place and stands on no tie of it, newest document first: utterances, and facts that name no second place ("the village was
 * founded by two brothers"), which would be on no page otherwise.
 */
export function readSaid(
  db: Kysely<Database>,
  viewer: Viewer,
  place: string,
  limit: number,
): Promise<readonly StatementRow[]> {
  return readStatements(
    db,
    viewer,
    sql`(s.kind = 'utterance' or ${ON_NO_TIE}) and ${STANDING} and ${statementTouches(place)}`,
    NEWEST,
    { limit },
  );
}

/** Promises of a place (null: all), by the day they are due, those without a day last. */
export function readPromises(
  db: Kysely<Database>,
  viewer: Viewer,
  place: string | null,
  page: Page,
): Promise<readonly StatementRow[]> {
  return readStatements(
    db,
    viewer,
    promises(place),
    sql`s.date_last nulls last, s.document, s.position`,
    page,
  );
}

function promises(place: string | null): RawBuilder<SqlBool> {
  const all = sql<SqlBool>`s.kind = 'commitment' and ${STANDING}`;
  return place === null ? all : sql<SqlBool>`${all} and ${statementTouches(place)}`;
}

/** Which claimed totals: empty lists and nulls mean "all". */
export interface ClaimFilter {
  readonly kinds: readonly Kind[];
  readonly country: string | null;
  readonly place: string | null;
  readonly source: string | null;
  readonly collection: string | null;
}

/** Claimed totals ("about 450 agreements"), newest document first. */
export function readClaims(
  db: Kysely<Database>,
  viewer: Viewer,
  filter: ClaimFilter,
  limit: number,
): Promise<readonly StatementRow[]> {
  const all: RawBuilder<SqlBool>[] = [sql`s.claims_total`, sql`s.amount is not null`, STANDING];
  if (filter.kinds.length > 0) all.push(sql`s.kind = any(${filter.kinds}::text[])`);
  if (filter.country !== null) all.push(statementTouches(filter.country));
  if (filter.place !== null) all.push(statementTouches(filter.place));
  if (filter.source !== null) all.push(sql`${filter.source} in (d.source, d.origin)`);
  if (filter.collection !== null) all.push(sql`d.collection = ${filter.collection}`);
  return readStatements(db, viewer, sql<SqlBool>`${sql.join(all, sql` and `)}`, NEWEST, { limit });
}

/** Statements of trade about a place whose figure is a percentage, newest document first: some claim a share of it. */
export function readShareStatements(
  db: Kysely<Database>,
  viewer: Viewer,
  place: string,
  limit: number,
): Promise<readonly StatementRow[]> {
  const where = sql<SqlBool>`s.kind = 'trade_flow' and s.amount_unit = 'percent' and left(s.method, 6) <> 'table:'
    and ${STANDING} and ${statementTouches(place)}`;
  return readStatements(db, viewer, where, NEWEST, { limit });
}
