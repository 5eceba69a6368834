import { type Kysely, sql } from 'kysely';
import type { Kind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import type { EvidenceDetail, PromiseVerdict, PromiseWord } from '../promises/promise-details.js';
import { readStatements, STANDING, type StatementRow } from './read-statements.js';
import { documentSeenBy, type Viewer } from './viewer.js';

export interface PromiseEvidenceRow {
  /** The statement as it is called now; it may be gone. */
  readonly statement: string;
  readonly detail: EvidenceDetail;
}

/** What people decided on a promise. */
export interface PromiseDecidedRow {
  readonly verdict: PromiseVerdict | null;
  readonly withdrawn: PromiseWord | null;
  readonly reply: PromiseWord | null;
}

export async function readPromiseDecided(
  db: Kysely<Database>,
  promise: string,
): Promise<PromiseDecidedRow | null> {
  const { rows } = await sql<PromiseDecidedRow>`
    select verdict, withdrawn, reply from promise where statement = ${promise}`.execute(db);
  return rows[0] ?? null;
}

/** Passages that people decided on, confirmed ones first; the public is shown confirmed ones of documents that it may see. */
export async function readPromiseEvidence(
  db: Kysely<Database>,
  viewer: Viewer,
  promise: string,
  limit: number,
): Promise<readonly PromiseEvidenceRow[]> {
  const seen =
    viewer === 'local'
      ? sql`true`
      : sql`e.decided = 'confirmed' and exists (select from document d where d.id = e.document and ${documentSeenBy(viewer)})`;
  const { rows } = await sql<PromiseEvidenceRow>`
    select e.statement, e.detail from promise_evidence e where e.promise = ${promise} and ${seen}
    order by e.decided, e.detail->>'date', e.evidence limit ${limit}::int`.execute(db);
  return rows;
}

/** Statements by id as the viewer may see them, also of documents since replaced; in no order. */
export function readStatementsSeen(
  db: Kysely<Database>,
  viewer: Viewer,
  ids: readonly string[],
): Promise<readonly StatementRow[]> {
  return readStatements(db, viewer, sql`s.id = any(${[...ids]})`, sql`s.document, s.position`, {
    limit: ids.length,
  });
}

/** What a passage that may bear on a promise must have. */
export interface EvidenceSearch {
  readonly promise: string;
  /** Beginnings of words, folded: at least one of them stands in the passage. */
  readonly stems: readonly string[];
  readonly kinds: readonly Kind[];
  /** What ended before this day (YYYY-MM-DD) is left out; '' leaves out nothing. */
  readonly since: string;
}

/** Passages that are looked through for each of: the places, the figure, the words. */
const MOST_LOOKED_THROUGH = 5000;

/**
 * Statements in words of the promise about its places, what lies beside them in the same region, or, where the very figure is told, its
 * countries. Newest first.
 *
 * The words are common and the places are particular: it begins at the places, and at the words only for a promise that names none but countries.
 */
export function readEvidenceCandidates(
  db: Kysely<Database>,
  { promise, stems, kinds, since }: EvidenceSearch,
  limit: number,
): Promise<readonly StatementRow[]> {
  if (stems.length === 0) return Promise.resolve([]);
  const words = sql`to_tsquery('simple', ${stems.map((stem) => `${stem}:*`).join(' | ')})`;
  // What is quick to tell comes first. The kinds are looked at in the row: one look into an index for each of them would cost more.
  const bears = sql`not s.claims_total and s.lifecycle not in ('proposed', 'planned') and coalesce(s.date_last, '9999') >= ${since}
    and ${[...kinds]}::text[] @> array[s.kind] and s.search @@ ${words}`;
  const most = sql`limit ${MOST_LOOKED_THROUGH}::int`;
  const ofCountries = sql`exists (select from statement_party x join place p on p.id = x.place
    where x.document = s.document and x.statement = s.id and p.within && array(select id from near))`;
  const where = sql<boolean>`s.id in (
    with promised as materialized (select s.document, s.id, s.amount from statement s where s.id = ${promise}),
    near as materialized (select distinct w.id, length(w.id) > 2 as particular
      from promised join statement_party x on x.document = promised.document and x.statement = promised.id
      join place p on p.id = x.place cross join lateral unnest(p.within) w(id)),
    there as (select distinct x.statement from (select x.statement from statement_party x where x.place in (
      select p.id from place p where p.within && array(select id from near where particular)) ${most}) x),
    figured as (select s.document, s.id from statement s where s.amount = (select amount from promised) and not s.claims_total ${most}),
    worded as (select s.document, s.id from statement s where not exists (select from near where particular) and ${bears} ${most})
    select s.id from there join statement s on s.id = there.statement where ${bears}
    union select s.id from figured join statement s on s.id = figured.id where ${bears} and ${ofCountries}
    union select s.id from worded s where ${ofCountries})
    and ${STANDING}`;
  return readStatements(db, 'local', where, sql`d.date_first desc nulls last, s.document, s.position`, {
    limit,
  });
}

/** From the direct parent up to the country, for each of these places. */
export async function readAncestors(
  db: Kysely<Database>,
  places: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; ancestors: string[] }>`
    select id, ancestors from place where id = any(${[...places]})`.execute(db);
  return new Map(rows.map(({ id, ancestors }) => [id, ancestors]));
}
