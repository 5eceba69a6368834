import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';

/**
 * A text that two calls give alike only when no transaction that writes has begun or ended between them, by whatever
 * process: two equal snapshots see the same rows. Reading does not change it.
 */
export async function readSnapshot(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(
    db,
  );
  return rows[0]?.snapshot ?? '';
}
