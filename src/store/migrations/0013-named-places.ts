import { type Kysely, sql } from 'kysely';

/**
 * Places named in a document that the reader has no rules for (`outcome` is `by_hand`), in the order of first naming: such a text is kept and its
 * statements are written by people, who begin from these. Null for documents that were read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table document add column named_places text[]`.execute(db);
}
