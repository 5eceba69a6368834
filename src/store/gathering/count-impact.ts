import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../connection.js';

/**
 * How much hangs on a statement, for the order of the review queue: 3 for each tie that rests on it alone, 2 for each of whose words it gives
 * the shown ones, 1 for each other; 2 for a promise, 2 for a claimed total. At most 99. (Migration 0011 says the same.)
 */
export async function countImpact({ db }: Transaction, statements: readonly string[]): Promise<void> {
  if (statements.length === 0) return;
  await sql`update statement s set impact = w.impact
    from (${weighed(sql`where ts.statement = any(${[...statements]})`)}) w
    where s.document = w.document and s.id = w.statement and s.impact <> w.impact`.execute(db);
}

function weighed(where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ts.document, ts.statement, least(99, sum(case
      when not exists (select from tie_statement other where other.tie = ts.tie and other.statement <> ts.statement) then 3
      when t.shown_statement = ts.statement then 2 else 1 end))::smallint as impact
    from tie_statement ts join tie t on t.id = ts.tie ${where} group by ts.document, ts.statement`;
}
