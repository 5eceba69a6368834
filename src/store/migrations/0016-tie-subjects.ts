import { type Kysely, sql } from 'kysely';

/** A decision on a tie names one statement or two, "LEFT~RIGHT": the page of the tie asks for all that name one of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [1, 2]) {
    await sql
      .raw(
        `create index decision_tie_subject_${part} on decision (split_part(subject, '~', ${part})) where subject_kind = 'tie'`,
      )
      .execute(db);
  }
}
