import { type Kysely, sql } from 'kysely';
import { type DerivedPromise, derivePromise, type PromiseSource } from '../promises/derive-promise.js';

/**
 * What is known of promises beside their statements: who made them, whether they can be tested, by when they are due, and what people decided. The
 * clock is nowhere here: how long a promise is due or overdue is told by whoever asks, with the day at hand.
 *
 * Evidence is told by its statement as it was when a person decided (`evidence`) and as it is called since the newest reading (`statement`); it
 * counts while that statement stands.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  await fillIn(db);
}

const STATEMENTS = [
  `create table promise (
    statement text primary key,
    document text not null,
    promisor text not null,
    promisor_name text not null,
    promisor_place text,
    testable text check (testable in ('figure', 'date', 'thing')),
    due text collate "C",
    state text not null default 'open'
      check (state in ('open', 'partly_kept', 'kept', 'kept_late', 'none_found', 'broken', 'withdrawn')),
    timing text check (timing in ('in_time', 'late', 'unknown')),
    share double precision not null default 0,
    verdict jsonb,
    withdrawn jsonb,
    reply jsonb,
    revision integer not null default 0,
    foreign key (document, statement) references statement (document, id) on delete cascade
  )`,
  'create index promise_document on promise (document, statement)',
  'create index promise_due on promise (due, statement)',
  'create index promise_promisor on promise (promisor, due, statement)',
  'create index promise_state on promise (state, due, statement)',
  `create table promise_evidence (
    promise text not null references promise (statement) on delete cascade,
    evidence text not null,
    statement text not null,
    document text not null,
    url text not null,
    decided text not null check (decided in ('confirmed', 'refused')),
    detail jsonb not null,
    revision integer not null default 0,
    primary key (promise, evidence)
  )`,
  'create index promise_evidence_statement on promise_evidence (statement)',
  'create index promise_evidence_url on promise_evidence (url)',
];

/** Promises that were read before there was this table. */
async function fillIn(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<PromiseSource>`
    select s.id, s.document, s.speaker_name, s.speaker_role, s.speaker_place, s.date, s.amounts, s.object_text, s.quote, s.notes,
      d.date as reported,
      coalesce((select jsonb_agg(jsonb_build_object('role', x.role, 'place', x.place, 'name', x.name) order by x.position)
        from statement_party x where x.document = s.document and x.statement = s.id), '[]') as parties
    from statement s join document d on d.id = s.document where s.kind = 'commitment'`.execute(db);
  const derived: DerivedPromise[] = rows.map(derivePromise);
  if (derived.length === 0) return;
  await sql`insert into promise (statement, document, promisor, promisor_name, promisor_place, testable, due)
    select x.statement, x.document, x.promisor, x.promisor_name, x.promisor_place, x.testable, x.due
    from jsonb_to_recordset(${JSON.stringify(derived)}::jsonb) x (statement text, document text, promisor text, promisor_name text,
      promisor_place text, testable text, due text)`.execute(db);
}
