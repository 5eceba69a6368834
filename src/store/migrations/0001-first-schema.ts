import { type Kysely, sql } from 'kysely';

/**
 * The first tables. Later migrations add columns and tables; none renames, removes or reuses one, so that an old backup
 * and a new program still understand each other.
 *
 * Days are text in "C" order. `statement` and `absence` have their document in front of their key, and their parties too:
 * a distributed PostgreSQL can place a document and all drawn from it on one machine.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of DDL.split(/;\s*\n/)) {
    if (statement.trim() !== '') await sql.raw(statement).execute(db);
  }
}

const PARTY = `
  document text not null,
  position smallint not null,
  role text not null,
  place text not null references place (id),
  surface text not null,
  name text not null,
  country text,
  inside text,
  span_start integer,
  span_end integer`;

const DAYS = `
  date text,
  date_first text collate "C",
  date_last text collate "C",
  year_first smallint,
  year_last smallint`;

const DDL = `
create extension if not exists pg_trgm;

create table source (
  id text primary key,
  name text not null,
  kind text not null,
  country text,
  independence text,
  licence text,
  url text,
  policy text not null default 'passage' check (policy in ('full', 'passage', 'link')),
  added_at timestamptz not null default now()
);

create table collection (
  id text primary key,
  name text not null,
  description text not null default '',
  licence text,
  attribution text,
  published boolean not null default false,
  position integer not null default 100,
  added_at timestamptz not null default now()
);
insert into collection (id, name, description, position)
  values ('my-documents', 'My documents', 'Documents added on this machine.', 1000);

create table document (
  id text primary key,
  kind text not null check (kind in ('article', 'digest', 'table', 'agreement')),
  collection text not null references collection (id),
  source text not null references source (id),
  origin text not null references source (id),
  voice text not null,
  digest_of jsonb,
  title text not null,
  date text,
  date_first text collate "C",
  date_last text collate "C",
  url text not null,
  content_hash text not null,
  version integer not null,
  previous text,
  current boolean not null default true,
  format text,
  language text,
  charset text,
  outcome text not null,
  pages integer,
  text text not null,
  blocks jsonb not null,
  structure jsonb not null,
  bytes bigint not null,
  added_at timestamptz not null default now(),
  search tsvector generated always as (
    to_tsvector('simple', title || ' ' || case when kind = 'table' then '' else left(text, 100000) end)
  ) stored
);
create index document_collection on document (collection, date_first desc nulls last, id);
create index document_newest on document (date_first desc nulls last, id);
create index document_source on document (source, date_first desc nulls last);
create index document_origin on document (origin);
create index document_voice on document (voice);
create index document_previous on document (previous);
create index document_url on document using hash (url);
create index document_search on document using gin (search);

create table place (
  id text primary key,
  kind text not null,
  name text not null,
  name_ru text,
  local_name text,
  folded text not null,
  search_names text not null,
  country text,
  region text,
  parent text,
  latitude double precision,
  longitude double precision,
  position text not null check (position in ('point', 'inside', 'none')),
  population bigint,
  geonames integer,
  iso text,
  seat smallint not null,
  valid_from smallint,
  valid_to smallint,
  ancestors text[] not null,
  within text[] generated always as (array_prepend(id, ancestors)) stored
);
create index place_within on place using gin (within);
create index place_folded on place using hash (folded);
create index place_search_names on place using gin (search_names gin_trgm_ops);
create index place_country on place (country);

create table statement (
  document text not null references document (id) on delete cascade,
  id text not null,
  collection text not null,
  kind text not null,
  position integer not null,
  ${DAYS},
  date_text text,
  amounts jsonb not null,
  amount numeric,
  amount_unit text,
  claims_total boolean not null,
  speaker_name text,
  speaker_role text,
  speaker_place text,
  status text not null,
  lifecycle text not null,
  object_text text,
  object_start integer,
  object_end integer,
  evidence_start integer not null,
  evidence_end integer not null,
  quote text not null,
  notes text[] not null,
  goods jsonb not null,
  method text not null,
  rule text,
  confidence double precision not null,
  review text not null default 'proposed' check (review in ('proposed', 'accepted', 'rejected')),
  rank text not null default 'normal' check (rank in ('preferred', 'normal', 'deprecated')),
  search tsvector generated always as (
    to_tsvector('simple', left(quote, 100000) || ' ' || coalesce(speaker_name, '') || ' ' || coalesce(speaker_role, ''))
  ) stored,
  primary key (document, id)
);
create index statement_id on statement (id);
create index statement_order on statement (document, position);
create index statement_kind on statement (kind, date_last desc nulls last, id);
create index statement_totals on statement (kind, document) where claims_total;
create index statement_speaker on statement using gin (speaker_name gin_trgm_ops) where speaker_name is not null;
create index statement_search on statement using gin (search);

create table statement_party (
  statement text not null,
  ${PARTY},
  primary key (document, statement, position),
  foreign key (document, statement) references statement (document, id) on delete cascade
);
create index statement_party_place on statement_party (place, statement);
create index statement_party_statement on statement_party (statement);

create table absence (
  document text not null references document (id) on delete cascade,
  id text not null,
  collection text not null,
  kind text not null,
  position integer not null,
  ${DAYS},
  speaker_name text,
  speaker_role text,
  speaker_place text,
  evidence_start integer not null,
  evidence_end integer not null,
  quote text not null,
  rule text,
  confidence double precision not null,
  primary key (document, id)
);
create index absence_id on absence (id);

create table absence_party (
  absence text not null,
  ${PARTY},
  primary key (document, absence, position),
  foreign key (document, absence) references absence (document, id) on delete cascade
);
create index absence_party_place on absence_party (place, absence);

create table tie (
  id text primary key,
  kind text not null,
  lifecycle text not null,
  state text not null,
  ${DAYS},
  date_text text,
  amounts jsonb not null,
  amount numeric,
  amount_unit text,
  object text,
  reports integer not null,
  independent_sources integer not null,
  told text not null check (told in ('one_side', 'several_sides', 'third_party')),
  shown_statement text not null,
  shown_document text not null,
  notes text[] not null,
  confidence double precision not null,
  collections text[] not null,
  sources text[] not null,
  source_kinds text[] not null,
  countries text[] not null
);
create index tie_kind on tie (kind, state);
create index tie_years on tie (year_first, year_last);
create index tie_order on tie (independent_sources desc, confidence desc, date_last desc nulls last, id);
create index tie_collections on tie using gin (collections);
create index tie_sources on tie using gin (sources);
create index tie_countries on tie using gin (countries);

create table tie_party (
  tie text not null references tie (id) on delete cascade,
  position smallint not null,
  role text not null,
  place text not null references place (id),
  primary key (tie, position)
);
create index tie_party_place on tie_party (place, tie);

create table tie_statement (
  tie text not null references tie (id) on delete cascade,
  document text not null,
  statement text not null,
  primary key (tie, document, statement)
);
create index tie_statement_statement on tie_statement (statement, tie);
create index tie_statement_document on tie_statement (document);

create table coverage (
  document text not null references document (id) on delete cascade,
  kind text not null,
  country_a text not null,
  country_b text,
  name text not null
);
create index coverage_pair on coverage (kind, country_a, country_b);
create index coverage_document on coverage (document);
`;
