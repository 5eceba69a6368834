import { type Kysely, sql } from 'kysely';

/**
 * What agreements say of themselves, beside the statement that each makes. The end of the term stands in columns, so that "what ends this year" is a
 * look into an index; the terms themselves, with the words of each, are one document that is only ever read whole.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table agreement_terms (
    document text not null,
    statement text not null,
    terms jsonb not null,
    draft boolean not null,
    renewal text check (renewal in ('tacit', 'consent', 'none')),
    ends text,
    ends_first text collate "C",
    ends_last text collate "C",
    end_computed boolean,
    primary key (document, statement),
    foreign key (document, statement) references statement (document, id) on delete cascade
  )`.execute(db);
  await sql`create index agreement_terms_end on agreement_terms (ends_last, document) where ends_last is not null`.execute(
    db,
  );
}
