import type { DocumentId } from '../../base/index.js';
import type { Transaction } from '../connection.js';
import { settleVoice } from './settle-voice.js';

/**
 * Settles the voice of every article, in the order they were added: each is compared with those before it. The caller holds the writers' lock
 * and gathers the ties of what comes back: the documents that have another voice now.
 */
export async function regroupVoices(tx: Transaction): Promise<readonly DocumentId[]> {
  const articles = await tx.db
    .selectFrom('document')
    .select('id')
    .where('kind', '=', 'article')
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const changed: DocumentId[] = [];
  for (const { id } of articles) {
    if (await settleVoice(tx, id as DocumentId)) changed.push(id as DocumentId);
  }
  return changed;
}
