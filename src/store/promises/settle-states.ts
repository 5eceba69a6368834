import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type ConfirmedEvidence, promiseState } from '../../statements/index.js';
import type { Transaction } from '../connection.js';
import type { PromiseVerdict } from './promise-details.js';

interface Row {
  readonly statement: string;
  readonly due: string | null;
  readonly verdict: PromiseVerdict | null;
  readonly withdrawn: boolean;
  readonly evidence: readonly ConfirmedEvidence[];
}

/**
 * Works out the state of the promises that fulfil `where` (on `p`). Evidence counts while its statement is there, of a current document, and
 * not rejected or deprecated.
 */
export async function settleStates({ db }: Transaction, where: RawBuilder<SqlBool>): Promise<void> {
  const { rows } = await sql<Row>`
    select p.statement, p.due, p.verdict, p.withdrawn is not null as withdrawn,
      coalesce((select jsonb_agg(e.detail order by e.evidence) from promise_evidence e
        join statement s on s.id = e.statement and s.document = e.document join document d on d.id = s.document
        where e.promise = p.statement and e.decided = 'confirmed' and d.current
          and s.review <> 'rejected' and s.rank <> 'deprecated'), '[]') as evidence
    from promise p where ${where}
      and (p.state <> 'open' or p.verdict is not null or p.withdrawn is not null
        or exists (select from promise_evidence e where e.promise = p.statement))`.execute(db);
  for (const { statement, due, verdict, withdrawn, evidence } of rows) {
    const votes = verdict === null ? null : { verdict: verdict.verdict, votes: verdict.votes.length };
    const { state, timing, share } = promiseState({ due, evidence, verdict: votes, withdrawn });
    await sql`update promise set state = ${state}, timing = ${timing}, share = ${share}
      where statement = ${statement} and (state, timing, share) is distinct from (${state}, ${timing}, ${share})`.execute(
      db,
    );
  }
}
