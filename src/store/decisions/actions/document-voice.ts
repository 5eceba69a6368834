import { sql } from 'kysely';
import { type DocumentId, hashParts } from '../../../base/index.js';
import type { Transaction } from '../../connection.js';
import { gatherScopes } from '../../gathering/scopes.js';
import { storableJson } from '../../rows/storable-text.js';
import { gone, unreadable } from '../decision-errors.js';
import type { DecisionAction, Kept } from '../types.js';

interface Voiced {
  readonly id: DocumentId;
  readonly voice: string;
  readonly from: 'own' | 'text' | 'person';
  readonly with: string | null;
  readonly share: number | null;
}

interface KeptVoices {
  /** The document that it is a copy of; null: of none. */
  readonly same: string | null;
  readonly documents: readonly Voiced[];
}

/** Copies of one text; more are a fault of whoever copies. */
const MOST_COPIES = 5000;

/**
 * `document.voice`: a person says whose text a document is. `after` is `{ same: DOCUMENT }`, then both and all their copies are one voice, or
 * `{ same: null }`, then this one is a voice of its own. The log spells out each document that changes.
 */
export const documentVoice: DecisionAction = {
  subjectKind: 'document',
  needs: 'editor',
  reattaches: true,
  async settle(tx, subject, given) {
    const same = (given as { readonly same?: unknown } | null)?.same;
    if (same !== null && typeof same !== 'string')
      throw unreadable('same', same, 'give { same: ID of the document it is a copy of } or { same: null }');
    if (same === subject) throw unreadable('same', same, 'name another document than the one itself');
    const own = await voiceOf(tx, subject);
    if (same === null) {
      const voice = `v${hashParts('voice of', subject)}`;
      const alone = { id: subject as DocumentId, voice, from: 'person', with: null, share: null };
      return { same, documents: [alone] };
    }
    const { voice } = await voiceOf(tx, same);
    const group = (await voicesOf(tx, { voice: own.voice })).filter(
      // The document itself is marked too when both have one voice by their text already.
      (one) => one.id === subject || one.voice !== voice,
    );
    return {
      same,
      documents: group.map(({ id }) => ({ id, voice, from: 'person', with: same, share: null })),
    } as unknown as Kept;
  },
  async read(tx, subject, like) {
    const document = await tx.db
      .selectFrom('document')
      .select('url')
      .where('id', '=', subject)
      .executeTakeFirst();
    if (!document) return null;
    const { same, documents } = like as unknown as KeptVoices;
    const now = await voicesOf(tx, { ids: documents.map(({ id }) => id) });
    const value = { same, documents: now } as unknown as Kept;
    const documentId = subject as DocumentId;
    const anchor = { url: document.url, documentId, kind: null, parties: [], quote: '', start: 0, end: 0 };
    return { value, revision: 0, document: documentId, anchor };
  },
  async write(tx, _subject, to) {
    const { documents } = to as unknown as KeptVoices;
    await sql`update document d set voice = x.voice, voice_from = x."from", voice_with = x."with", voice_share = x.share
      from jsonb_to_recordset(${storableJson(documents)}::jsonb) x (id text, voice text, "from" text, "with" text, share real)
      where d.id = x.id`.execute(tx.db);
    return await gatherScopes(
      tx.db,
      documents.map(({ id }) => id),
    );
  },
};

async function voiceOf(tx: Transaction, document: string): Promise<Voiced> {
  const [found] = await voicesOf(tx, { ids: [document] });
  if (found === undefined) throw gone('document', document);
  return found;
}

async function voicesOf(
  { db }: Transaction,
  asked: { readonly voice: string } | { readonly ids: readonly string[] },
): Promise<readonly Voiced[]> {
  const which = 'voice' in asked ? sql`d.voice = ${asked.voice}` : sql`d.id = any(${[...asked.ids]})`;
  const { rows } = await sql<Voiced>`
    select d.id, d.voice, d.voice_from as "from", d.voice_with as "with", d.voice_share as share from document d
    where ${which} order by d.id limit ${MOST_COPIES}`.execute(db);
  return rows;
}
