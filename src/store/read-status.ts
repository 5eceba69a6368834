import { type Kysely, sql } from 'kysely';
import type { Database } from './database.js';
import type { StoreStatus } from './types.js';

/** Exact counts: each is a scan of one index, milliseconds at a hundred thousand rows. */
export async function readStatus(
  db: Kysely<Database>,
): Promise<Pick<StoreStatus, 'server' | 'bytes' | 'counts'>> {
  const { rows } = await sql<StoreStatus['counts'] & { server: string; bytes: number }>`
    select current_setting('server_version') as server,
      pg_database_size(current_database()) as bytes,
      (select count(*) from source) as sources,
      (select count(*) from collection) as collections,
      (select count(*) from document) as documents,
      (select count(*) from place) as places,
      (select count(*) from statement) as statements,
      (select count(*) from absence) as absences,
      (select count(*) from tie) as ties`.execute(db);
  const [row] = rows;
  if (!row) throw new RangeError('a select without from gives one row');
  const { server, bytes, ...counts } = row;
  return { server, bytes, counts };
}
