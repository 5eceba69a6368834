import { type Kysely, sql } from 'kysely';

/**
 * Actors, audits of quality, and lists to watch for.
 *
 * An actor is derived: every statement whose speaker bears its name, found by the indexes on `actor_id`. Nothing is kept twice, so that a
 * re-reading or an edit leaves nothing to bring up to date; `actor_link` is what people decided of which names are one. The signs that part
 * words are spelled out in `actor_key`, because what counts as a letter differs between the locales of servers. The functions have bodies of the
 * SQL standard ("return …"): PostgreSQL builds indexes with an empty search path, in which names in quoted bodies are not found.
 *
 * An audit keeps what its coders saw, so that a re-reading does not change what they judged; a document that is removed takes it along.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const SIGNS = String.raw`[\s\u00a0\u2000-\u206f!-/:-@[-^\x60{-~«»№]+`;

const STATEMENTS = [
  `create function actor_key(name text) returns text language sql immutable strict parallel safe
    return left(btrim(regexp_replace(regexp_replace(lower(normalize(name, NFKD)), '[\\u0300-\\u036f''’ʼ]', '', 'g'), '${SIGNS}', ' ', 'g')), 300)`,
  `create function actor_id(name text) returns text language sql immutable strict parallel safe
    return 'a' || left(md5('name ' || actor_key(name)), 20)`,
  `create function office_id(role text) returns text language sql immutable strict parallel safe
    return 'o' || left(md5('office ' || actor_key(role)), 20)`,
  `create function signatory_ids(terms jsonb) returns text[] language sql immutable strict parallel safe
    return (select coalesce(array_agg(actor_id(s ->> 'name')), '{}') from jsonb_array_elements(terms -> 'signatories') s)`,
  'create index statement_actor on statement (actor_id(speaker_name)) where speaker_name is not null',
  'create index statement_office on statement (office_id(speaker_role)) where speaker_role is not null',
  'create index agreement_terms_signatories on agreement_terms using gin (signatory_ids(terms))',

  `create table actor_link (
    id text primary key,
    number bigint generated always as identity,
    what text not null check (what in ('together', 'apart')),
    decided jsonb not null,
    revision integer not null default 0
  )`,
  'create index actor_link_number on actor_link (number)',

  `create table audit (
    id text primary key,
    seed text not null,
    made_at timestamptz not null,
    made_by text not null,
    collection text,
    reader text not null,
    statement_strata jsonb not null,
    sentence_strata jsonb not null,
    documents integer not null,
    published boolean not null default false,
    revision integer not null default 0
  )`,
  'create index audit_made on audit (made_at desc, id)',
  `create table audit_item (
    audit text not null references audit (id) on delete cascade,
    number integer not null,
    what text not null check (what in ('statement', 'sentence')),
    stratum text not null,
    document text not null references document (id) on delete cascade,
    statement text,
    kind text,
    rule text,
    found text[] not null,
    span_start integer not null,
    span_end integer not null,
    seen jsonb not null,
    primary key (audit, number)
  )`,
  'create index audit_item_document on audit_item (document)',
  `create table coding (
    audit text not null,
    number integer not null,
    account text not null,
    account_name text not null,
    label text not null,
    at timestamptz not null,
    primary key (audit, number, account),
    foreign key (audit, number) references audit_item (audit, number) on delete cascade
  )`,

  `create table watchlist (
    id text primary key,
    name text not null,
    loaded_at timestamptz not null,
    loaded_by text not null,
    entries integer not null
  )`,
  `create table watchlist_entry (
    watchlist text not null references watchlist (id) on delete cascade,
    id text not null,
    schema text not null,
    names text[] not null,
    countries text[] not null,
    birth_date text,
    identifiers text,
    sanctions text,
    dataset text,
    tokens text[] not null,
    primary key (watchlist, id)
  )`,
  'create index watchlist_entry_tokens on watchlist_entry using gin (tokens)',
];
