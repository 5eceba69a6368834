import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';
import { readStatements, STANDING, type StatementRow } from './read-statements.js';
import type { Viewer } from './viewer.js';

/** Agreements whose term may end from `from` to `to`, both YYYY-MM-DD and inclusive. */
export interface EndingFilter {
  readonly from: string;
  readonly to: string;
  readonly limit: number;
}

/**
 * The statements of agreements whose (first) term ends in the period, soonest first, with their terms; drafts are left out. One known to the month or
 * year only is there when any of its days lies in the period. Whether it was renewed since, its own text cannot tell.
 */
export function readEndingTerms(
  db: Kysely<Database>,
  viewer: Viewer,
  { from, to, limit }: EndingFilter,
): Promise<readonly StatementRow[]> {
  const own = sql`a.document = s.document and a.statement = s.id`;
  return readStatements(
    db,
    viewer,
    sql`${STANDING} and exists (select from agreement_terms a
      where ${own} and not a.draft and a.ends_last >= ${from} and a.ends_first <= ${to})`,
    sql`(select a.ends_last from agreement_terms a where ${own}), s.document, s.position`,
    { limit },
  );
}
