import { type Kysely, sql } from 'kysely';

/**
 * Who may do what. No password and no secret is kept as such: of a password its scrypt hash with salt and parameters, of a session's and a
 * token's secret (both 256 random bits) their SHA-256.
 *
 * An account that is removed keeps its row, so that its name in the log of decisions never comes to mean another person.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table account (
    id text primary key,
    name text not null,
    name_key text not null unique,
    role text not null check (role in ('reader', 'reviewer', 'editor', 'admin')),
    password text,
    password_once boolean not null default false,
    issuer text,
    subject text,
    waiting boolean not null default false,
    added_at timestamptz not null,
    removed boolean not null default false,
    revision integer not null default 0,
    unique (issuer, subject)
  )`,
  'create index account_admins on account (role) where not removed',

  `create table account_session (
    secret_hash text primary key,
    account text not null references account (id) on delete cascade,
    started_at timestamptz not null,
    seen_at timestamptz not null,
    ends_at timestamptz not null
  )`,
  'create index account_session_account on account_session (account)',
  'create index account_session_ends on account_session (ends_at)',

  `create table account_token (
    id text primary key,
    secret_hash text not null unique,
    account text not null references account (id) on delete cascade,
    label text not null,
    scope text not null check (scope in ('read', 'review', 'write')),
    added_at timestamptz not null,
    ends_at timestamptz,
    used_at timestamptz,
    revoked_at timestamptz
  )`,
  'create index account_token_account on account_token (account, added_at desc)',

  `create table sign_in_attempt (
    key text primary key,
    count integer not null,
    since timestamptz not null
  )`,
  'create index sign_in_attempt_since on sign_in_attempt (since)',

  `alter table collection add column revision integer not null default 0`,
  `alter table source add column revision integer not null default 0`,
];
