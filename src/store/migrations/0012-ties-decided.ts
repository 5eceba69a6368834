import { type Kysely, sql } from 'kysely';

/**
 * What people decided of ties. A tie is made anew from its statements whenever one of them changes, so that a decision on it cannot hold on to the
 * tie: it holds on to one statement (`anchor`) or two, as the reader saw them, and `statement` and `other` are what these are called since the
 * newest reading.
 *
 * `tie_deprecated` lists statements beside a tie that bear no witness to it any more; `merged` are ids of ties that went into it,
 * `merged_places` the ends of all of them.
 *
 * A document's `voice` may be another's since its text was found to be a copy: `own_voice` is what origin, date and title gave it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table tie_decided (
    id text primary key,
    number bigint generated always as identity,
    what text not null check (what in ('together', 'apart', 'state', 'fields')),
    kind text not null,
    statement text not null,
    ends text[] not null,
    anchor jsonb not null,
    url text not null,
    other text,
    other_ends text[],
    other_anchor jsonb,
    other_url text,
    decided jsonb not null,
    revision integer not null default 0
  )`,
  'create index tie_decided_kind on tie_decided (kind, number)',
  'create index tie_decided_statement on tie_decided (statement)',
  'create index tie_decided_other on tie_decided (other) where other is not null',
  'create index tie_decided_url on tie_decided (url)',
  'create index tie_decided_other_url on tie_decided (other_url) where other_url is not null',

  `alter table tie
    add column merged text[] not null default '{}',
    add column merged_places text[] not null default '{}'`,
  `create index tie_merged_places on tie using gin (merged_places) where merged_places <> '{}'`,
  `create index tie_merged on tie using gin (merged) where merged <> '{}'`,
  `create table tie_deprecated (
    tie text not null references tie (id) on delete cascade,
    document text not null,
    statement text not null,
    primary key (tie, document, statement)
  )`,
  'create index tie_deprecated_document on tie_deprecated (document)',
  `create index statement_deprecated on statement (document) where rank = 'deprecated'`,

  `alter table document
    add column own_voice text,
    add column voice_from text not null default 'own' check (voice_from in ('own', 'text', 'person')),
    add column voice_with text,
    add column voice_share real`,
  'update document set own_voice = voice',
  'alter table document alter column own_voice set not null',
  `create table document_signature (
    document text primary key references document (id) on delete cascade,
    shingles integer not null,
    bands bigint[] not null
  )`,
  'create index document_signature_bands on document_signature using gin (bands)',

  `create table absence_searched (
    id text primary key,
    kind text not null,
    place_a text not null references place (id),
    place_b text not null references place (id),
    searched_in text not null,
    searched_on text not null,
    note text,
    by_name text not null,
    revision integer not null default 0
  )`,
  'create index absence_searched_a on absence_searched (place_a, kind)',
  'create index absence_searched_b on absence_searched (place_b, kind)',
];
