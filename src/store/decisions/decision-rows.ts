import { type Kysely, type Selectable, sql } from 'kysely';
import type { DocumentId } from '../../base/index.js';
import type { Transaction } from '../connection.js';
import type { Database, DecisionTable } from '../database.js';
import { storableJson, storableText } from '../rows/storable-text.js';
import type { Decision, Kept, SubjectKind } from './types.js';

export function decisionOfRow(row: Selectable<DecisionTable>): Decision {
  return {
    id: row.id,
    at: row.at,
    account: row.account,
    accountName: row.account_name,
    action: row.action,
    subjectKind: row.subject_kind as SubjectKind,
    subject: row.subject,
    document: row.document as DocumentId | null,
    anchor: row.anchor,
    before: row.before as Kept,
    after: row.after as Kept,
    reason: row.reason,
    batch: row.batch,
    undoes: row.undoes,
  };
}

const json = (value: object | Kept) => (value === null ? null : storableJson(value));

export async function insertDecision({ db }: Transaction, decision: Omit<Decision, 'id'>): Promise<Decision> {
  const { id } = await db
    .insertInto('decision')
    .values({
      at: decision.at,
      account: decision.account,
      account_name: decision.accountName,
      action: decision.action,
      subject_kind: decision.subjectKind,
      subject: decision.subject,
      document: decision.document,
      anchor: json(decision.anchor),
      before: json(decision.before),
      after: json(decision.after),
      reason: decision.reason === null ? null : storableText(decision.reason),
      batch: decision.batch,
      undoes: decision.undoes,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...decision, id };
}

export async function readDecision(db: Kysely<Database>, id: number): Promise<Decision | null> {
  const row = await db.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? decisionOfRow(row) : null;
}

/** A decision with what its undoing must know. */
export interface ToUndo {
  readonly decision: Decision;
  /** The one that took it back already. */
  readonly undoneBy: number | null;
  /** Where it was made, or what it was applied to again since its document was read anew; no subject where it fits nothing any more. */
  readonly standsOn: Pick<Decision, 'before' | 'after'> & { readonly subject: string | null };
}

export async function readToUndo(db: Kysely<Database>, id: number): Promise<ToUndo | null> {
  const row = await db
    .selectFrom('decision as d')
    .leftJoin('decision as u', 'u.undoes', 'd.id')
    .leftJoin('decision_standing as w', 'w.decision', 'd.id')
    .where('d.id', '=', id)
    .selectAll('d')
    .select([
      'u.id as undone_by',
      'w.decision as moved',
      'w.subject as to',
      'w.before as then',
      'w.after as now',
    ])
    .executeTakeFirst();
  if (!row) return null;
  const decision = decisionOfRow(row);
  const moved = { subject: row.to, before: row.then as Kept, after: row.now as Kept };
  return { decision, undoneBy: row.undone_by, standsOn: row.moved === null ? decision : moved };
}

/** The newest decision on this subject, or on its document as a whole. */
export async function readLastOn(
  db: Kysely<Database>,
  subject: string,
  document: string | null,
): Promise<Decision | null> {
  const { rows } = await sql<Selectable<DecisionTable>>`
    select * from (
      (select * from decision where subject = ${subject} order by id desc limit 1)
      union all
      (select * from decision where subject = ${document} order by id desc limit 1)) both_of_them
    order by id desc limit 1`.execute(db);
  return rows[0] ? decisionOfRow(rows[0]) : null;
}

export async function newBatch({ db }: Transaction): Promise<string> {
  const { rows } = await sql<{ number: number }>`select nextval('decision_batch_number') as number`.execute(
    db,
  );
  return `b${rows[0]?.number}`;
}
