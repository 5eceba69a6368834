import { type Kysely, sql } from 'kysely';

/** The figure of a promise leads to the passages that tell it: one look instead of one through all that share a common word with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index statement_figure on statement (amount) where amount is not null and not claims_total`.execute(
    db,
  );
}
