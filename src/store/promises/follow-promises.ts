import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Transaction } from '../connection.js';
import type { Kept } from '../decisions/types.js';
import { storableJson } from '../rows/storable-text.js';
import { derivePromise, type PromiseSource } from './derive-promise.js';
import { reattachEvidence } from './reattach-evidence.js';
import { settleStates } from './settle-states.js';

/**
 * Makes the promises of a document follow its statements: one row for each that is a commitment now, none for what is one no longer. What people
 * decided of them stays.
 */
export async function derivePromises({ db }: Transaction, document: string): Promise<void> {
  const { rows } = await sql<PromiseSource>`
    select s.id, s.document, s.speaker_name, s.speaker_role, s.speaker_place, s.date, s.amounts, s.object_text, s.quote, s.notes,
      d.date as reported,
      coalesce((select jsonb_agg(jsonb_build_object('role', x.role, 'place', x.place, 'name', x.name) order by x.position)
        from statement_party x where x.document = s.document and x.statement = s.id), '[]') as parties
    from statement s join document d on d.id = s.document
    where s.document = ${document} and s.kind = 'commitment'`.execute(db);
  const kept = rows.map(({ id }) => id);
  await sql`delete from promise where document = ${document} and not statement = any(${kept})`.execute(db);
  if (rows.length === 0) return;
  await sql`insert into promise (statement, document, promisor, promisor_name, promisor_place, testable, due)
    select x.statement, x.document, x.promisor, x.promisor_name, x.promisor_place, x.testable, x.due
    from jsonb_to_recordset(${storableJson(rows.map(derivePromise))}::jsonb) x (statement text, document text, promisor text,
      promisor_name text, promisor_place text, testable text, due text)
    on conflict (statement) do update set promisor = excluded.promisor, promisor_name = excluded.promisor_name,
      promisor_place = excluded.promisor_place, testable = excluded.testable, due = excluded.due`.execute(db);
}

/**
 * Brings promises up to date after documents were added, read anew or removed: evidence finds its statement under its new name, and states follow
 * from the evidence that stands.
 */
export async function followDocuments(tx: Transaction, documents: readonly string[]): Promise<void> {
  for (const document of documents) await reattachEvidence(tx, document);
  await settleStates(tx, touching(documents));
}

/** Decisions that change what statements say; of these, whether they count as well. */
const SAYING = ['statement.edit', 'statement.place'];
const CHANGING = [...SAYING, 'statement.reject', 'statement.rank'];

const isRejected = (value: Kept): boolean =>
  value !== null && typeof value === 'object' && 'review' in value && value.review === 'rejected';

/**
 * After a decision, or its undo: promises and evidence of its document follow.
 * @param values what stood before and what stands now
 */
export async function followDecision(
  tx: Transaction,
  action: string,
  document: string | null,
  values: readonly Kept[],
): Promise<void> {
  // Accepting what was proposed changes nothing; accepting what was rejected brings it back.
  if (document === null || !(CHANGING.includes(action) || values.some(isRejected))) return;
  if (SAYING.includes(action)) await derivePromises(tx, document);
  await settleStates(tx, touching([document]));
}

/** Promises of the documents, and those that have evidence in them. */
function touching(documents: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`p.statement in (
    select o.statement from promise o where o.document = any(${[...documents]})
    union all select e.promise from promise_evidence e where e.document = any(${[...documents]}))`;
}
