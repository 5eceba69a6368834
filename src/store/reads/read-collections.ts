import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';
import type { Viewer } from './viewer.js';

export interface CollectionRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly licence: string | null;
  readonly attribution: string | null;
  readonly published: boolean;
  /** Current documents. */
  readonly documents: number;
  readonly ties: number;
}

/** Collections that the viewer may see in their order of showing, at most `limit`; only `id` when one is named. */
export async function readCollections(
  db: Kysely<Database>,
  viewer: Viewer,
  limit: number,
  id: string | null = null,
): Promise<readonly CollectionRow[]> {
  const { rows } = await sql<CollectionRow>`
    select c.id, c.name, c.description, c.licence, c.attribution, c.published,
      (select count(*)::int from document d where d.collection = c.id and d.current) as documents,
      (select count(*)::int from tie t where t.collections @> array[c.id]) as ties
    from collection c
    where (${viewer} = 'local' or c.published) and (${id}::text is null or c.id = ${id})
    order by c.position, c.name, c.id limit ${limit}::int`.execute(db);
  return rows;
}

/** Names of collections by id, for counts. */
export async function readCollectionNames(
  db: Kysely<Database>,
  viewer: Viewer,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from collection c where ${viewer} = 'local' or c.published order by c.position, c.name`.execute(
    db,
  );
  return rows;
}
