import { sql } from 'kysely';
import type { DocumentId } from '../../base/index.js';
import type { Transaction } from '../connection.js';
import { gatherScopes } from '../gathering/scopes.js';
import type { GatherScope } from '../types.js';

export interface Removed {
  /** To be gathered anew. */
  readonly scopes: readonly GatherScope[];
  /** The older version that is current again. */
  readonly revived: DocumentId | null;
}

/**
 * Removes the document with its statements and absences; the version that it took the place of becomes current again.
 * The caller holds the writers' lock and gathers the scopes that come back anew.
 * @returns null when there was no such document
 */
export async function removeDocument({ db }: Transaction, id: DocumentId): Promise<Removed | null> {
  const found = await db
    .selectFrom('document')
    .select(['previous', 'current'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  const { previous, current } = found;
  const affected = previous === null ? [id] : [id, previous as DocumentId];
  const scopes = await gatherScopes(db, affected);
  await db.updateTable('document').set({ previous }).where('previous', '=', id).execute();
  if (current && previous !== null) {
    await db.updateTable('document').set({ current: true }).where('id', '=', previous).execute();
  }
  await sql`delete from tie_statement where document = ${id}`.execute(db);
  await sql`delete from tie_deprecated where document = ${id}`.execute(db);
  await db.deleteFrom('document').where('id', '=', id).execute();
  return { scopes, revived: current ? (previous as DocumentId | null) : null };
}
