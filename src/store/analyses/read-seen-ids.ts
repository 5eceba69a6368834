import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';
import { seenPlace } from '../reads/read-places.js';
import type { Viewer } from '../reads/viewer.js';

/** Which of these places the viewer finds in the atlas: the others have no page to link to. */
export async function readSeenIds(
  db: Kysely<Database>,
  ids: readonly string[],
  viewer: Viewer,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select p.id from place p where p.id = any(${ids}::text[]) and ${seenPlace('p', viewer)}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
