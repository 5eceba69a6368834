import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';
import type { SourcePolicy } from '../types.js';
import { type DocumentRow, documentJson } from './json-columns.js';

export interface PublishingSourceRow {
  readonly id: string;
  readonly name: string;
  readonly policy: SourcePolicy;
  readonly revision: number;
  /** Documents of this collection that it published or that were taken from it. */
  readonly documents: number;
  /** The same in other collections: the policy holds for them too. */
  readonly elsewhere: number;
}

/** All that visitors would come to see of a collection, whether it is published or not. */
export interface PublishingRow {
  readonly collection: {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly attribution: string | null;
    readonly licence: string | null;
    readonly published: boolean;
    readonly revision: number;
  };
  /** Newest first, at most `limit`. */
  readonly documents: readonly DocumentRow[];
  readonly documentTotal: number;
  /** Texts that a newer one of the same address has replaced: they can be opened by who knows their address. */
  readonly olderVersions: number;
  readonly statements: number;
  readonly ties: number;
  readonly sources: readonly PublishingSourceRow[];
  /** Named speakers, those who speak most first, at most `limit`. */
  readonly persons: readonly {
    readonly name: string;
    readonly role: string | null;
    readonly statements: number;
  }[];
  readonly personTotal: number;
  /** Decisions about its documents for which somebody wrote a reason: never shown to visitors. */
  readonly reasons: number;
  /** Another one as soon as a document or a policy has changed. */
  readonly seen: string;
}

/** What publishing the collection reveals, or null where there is no such collection. */
export async function readPublishing(
  db: Kysely<Database>,
  id: string,
  limit: number,
): Promise<PublishingRow | null> {
  const { rows } = await sql<
    Omit<PublishingRow, 'documents' | 'sources' | 'persons' | 'seen'> & { newest: string | null }
  >`
    select jsonb_build_object('id', c.id, 'name', c.name, 'description', c.description, 'attribution', c.attribution,
        'licence', c.licence, 'published', c.published, 'revision', c.revision) as collection,
      (select count(*)::int from document d where d.collection = c.id and d.current) as "documentTotal",
      (select count(*)::int from document d where d.collection = c.id and not d.current) as "olderVersions",
      (select max(d.added_at)::text from document d where d.collection = c.id) as newest,
      (select count(*)::int from statement s join document d on d.id = s.document
        where d.collection = c.id and d.current and s.review <> 'rejected') as statements,
      (select count(*)::int from tie t where t.collections @> array[c.id]) as ties,
      (select count(*)::int from (${speakers(id)}) p) as "personTotal",
      (select count(*)::int from decision x join document d on d.id = x.document
        where d.collection = c.id and x.reason is not null) as reasons
    from collection c where c.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { newest, ...counts } = row;
  const sources = await readSourcesOf(db, id);
  const revealed = [
    id,
    counts.documentTotal,
    counts.olderVersions,
    newest,
    ...sources.flatMap((one) => [one.id, one.policy]),
  ];
  return {
    ...counts,
    documents: await readDocumentsOf(db, id, limit),
    sources,
    persons: await readPersonsOf(db, id, limit),
    seen: createHash('sha256').update(JSON.stringify(revealed)).digest('hex').slice(0, 32),
  };
}

async function readDocumentsOf(
  db: Kysely<Database>,
  id: string,
  limit: number,
): Promise<readonly DocumentRow[]> {
  const { rows } = await sql<{ document: DocumentRow }>`
    select ${documentJson()} as document from document d join source o on o.id = d.source
    where d.collection = ${id} and d.current order by d.date_first desc nulls last, d.id limit ${limit}::int`.execute(
    db,
  );
  return rows.map(({ document }) => document);
}

async function readSourcesOf(db: Kysely<Database>, id: string): Promise<readonly PublishingSourceRow[]> {
  const { rows } = await sql<PublishingSourceRow>`
    with told as (select source, id, collection from document union select origin, id, collection from document)
    select o.id, o.name, o.policy, o.revision,
      count(*) filter (where t.collection = ${id})::int as documents,
      count(*) filter (where t.collection <> ${id})::int as elsewhere
    from told t join source o on o.id = t.source group by o.id
    having count(*) filter (where t.collection = ${id}) > 0
    order by documents desc, o.name, o.id limit 500`.execute(db);
  return rows;
}

async function readPersonsOf(db: Kysely<Database>, id: string, limit: number) {
  const { rows } = await sql<PublishingRow['persons'][number]>`
    select name, role, statements from (${speakers(id)}) p order by statements desc, name, role limit ${limit}::int`.execute(
    db,
  );
  return rows;
}

/** Everybody whom a statement or a denial of the collection has speak by name. */
const speakers = (id: string) => sql`
  select speaker_name as name, max(speaker_role) as role, count(*)::int as statements from (
    select s.speaker_name, s.speaker_role from statement s join document d on d.id = s.document
      where d.collection = ${id} and s.review <> 'rejected'
    union all
    select a.speaker_name, a.speaker_role from absence a join document d on d.id = a.document where d.collection = ${id}) x
  where speaker_name is not null group by 1`;
