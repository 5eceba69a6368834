import { type Kysely, sql } from 'kysely';

/**
 * A hash of all that a tie's rows say. Gathering makes the ties of a scope anew in memory and writes only those that came out otherwise: one
 * rejected statement of a busy pair changes one tie, not all of the pair. Null (ties from before) counts as changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tie add column digest text`.execute(db);
  await sql`create index promise_evidence_document on promise_evidence (document)`.execute(db);
}
