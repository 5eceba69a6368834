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

/** The one that takes this one back, if any. */
export async function readUndoing(db: Kysely<Database>, id: number): Promise<Decision | null> {
  const row = await db.selectFrom('decision').selectAll().where('undoes', '=', id).executeTakeFirst();
  return row ? decisionOfRow(row) : null;
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
