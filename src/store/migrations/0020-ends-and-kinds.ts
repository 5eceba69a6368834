import { type Kysely, sql } from 'kysely';

/**
 * For a decision's ties to be found at once: those of one kind between two places by one index, not among all that is told of the two; and of the
 * statements that name both, those of another kind are left out by the index that leads to them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index tie_ends on tie using gin (array_append(ends, kind))`.execute(db);
  await sql`create index statement_id_kind on statement (id, kind)`.execute(db);
  // Leads nowhere that the new one does not.
  await sql`drop index statement_id`.execute(db);
}
