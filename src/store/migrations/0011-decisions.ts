import { type Kysely, sql } from 'kysely';

/**
 * The log of what people decided: only ever added to, so that who decided what, when and from what can be told for good. Nothing refers back to
 * what was decided by a foreign key: a decision outlives a document that is removed, and is applied again when it comes back.
 *
 * `decision_standing` says what an old decision stands on since its document was read anew; without a row it stands where it was made.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table decision (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    account text not null,
    account_name text not null,
    action text not null,
    subject_kind text not null,
    subject text not null,
    document text,
    anchor jsonb,
    before jsonb,
    after jsonb,
    reason text,
    batch text,
    undoes bigint unique references decision (id)
  )`,
  'create index decision_subject on decision (subject, id desc)',
  'create index decision_document on decision (document, id desc) where document is not null',
  'create index decision_account on decision (account, id desc)',
  'create index decision_action on decision (action, id desc)',
  'create index decision_batch on decision (batch, id) where batch is not null',
  'create sequence decision_batch_number',

  `create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the log of decisions is only added to' using errcode = 'restrict_violation';
    end $$`,
  `create trigger decision_kept before update or delete on decision for each row execute function refuse_change()`,
  `create trigger decision_kept_whole before truncate on decision for each statement execute function refuse_change()`,

  `create table decision_standing (
    decision bigint primary key references decision (id),
    subject text,
    document text,
    before jsonb,
    after jsonb
  )`,
  'create index decision_standing_subject on decision_standing (subject) where subject is not null',
  'create index decision_unattached on decision_standing (decision desc) where subject is null',

  `alter table statement
    add column revision integer not null default 0,
    add column rank_reason text,
    add column rank_owner text`,
];
