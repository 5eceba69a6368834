import { type Kysely, sql } from 'kysely';

/**
 * What a document says beside its ties: whose an organisation is, on whose order something is done, what belongs to a district. Read once, with the
 * document; those saved before have none until they are read again. The index leads from a district to the documents that say what it is made of.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table document add column side_claims jsonb`.execute(db);
  await sql`create index document_side_claims on document using gin (side_claims jsonb_path_ops) where side_claims is not null`.execute(
    db,
  );
}
