import { type Kysely, sql } from 'kysely';
import type { DocumentId, PartialDate } from '../../base/index.js';
import { copiedShare, signText } from '../../statements/index.js';
import type { Transaction } from '../connection.js';
import type { Database } from '../database.js';

/** Texts that share a band and are looked at, and those of them that are compared word by word. */
const MOST_NEAR = 200;
const MOST_COMPARED = 12;

interface Near {
  readonly id: DocumentId;
  readonly voice: string;
  readonly share: number;
}

/**
 * Gives an article the voice of the text that it is a copy of, where the atlas holds one. What a person decided of its voice stays. Tables,
 * digests and agreements keep their own: a form of words that two agreements share does not make them one.
 *
 * The caller holds the writers' lock and gathers the ties of the document.
 * @returns true when it has another voice now
 */
export async function settleVoice(tx: Transaction, id: DocumentId): Promise<boolean> {
  const document = await tx.db
    .selectFrom('document')
    .select(['kind', 'text', 'date', 'voice', 'own_voice', 'voice_from', 'url', 'current'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (document.kind !== 'article') return false;
  const { shingles, bands } = signText(document.text);
  await tx.db
    .insertInto('document_signature')
    .values({ document: id, shingles, bands: [...bands] })
    .onConflict((conflict) => conflict.column('document').doUpdateSet({ shingles, bands: [...bands] }))
    .execute();
  if (document.voice_from === 'person' || !document.current) return false;
  const near = await nearest(tx.db, { ...document, id, date: document.date as PartialDate | null, bands });
  const voice = near?.voice ?? document.own_voice;
  await tx.db
    .updateTable('document')
    .set({
      voice,
      voice_from: near === null ? 'own' : 'text',
      voice_with: near?.id ?? null,
      voice_share: near?.share ?? null,
    })
    .where('id', '=', id)
    .execute();
  return voice !== document.voice;
}

interface Asked {
  readonly id: string;
  readonly url: string;
  readonly text: string;
  readonly date: PartialDate | null;
  readonly bands: readonly number[];
}

/** The document whose text this one shares most of; among equals the one that was added first. */
async function nearest(db: Kysely<Database>, asked: Asked): Promise<Near | null> {
  if (asked.bands.length === 0) return null;
  const { rows } = await sql<{ document: DocumentId; bands: number[] }>`
    select g.document, g.bands from document_signature g join document d on d.id = g.document
    where g.bands && ${[...asked.bands]}::bigint[] and d.current and d.kind = 'article' and d.id <> ${asked.id} and d.url <> ${asked.url}
      and d.added_at <= (select added_at from document where id = ${asked.id})
    order by d.added_at, d.id limit ${MOST_NEAR}`.execute(db);
  const own = new Set(asked.bands);
  const nearest = rows
    .map(({ document, bands }) => ({
      document,
      shared: bands.filter((band) => own.has(Number(band))).length,
    }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MOST_COMPARED);
  let best: Near | null = null;
  for (const { document } of nearest) {
    const other = await db
      .selectFrom('document')
      .select(['text', 'date', 'voice'])
      .where('id', '=', document)
      .executeTakeFirstOrThrow();
    const share = copiedShare(asked, { text: other.text, date: other.date as PartialDate | null });
    if (share !== null && share > (best?.share ?? 0)) best = { id: document, voice: other.voice, share };
  }
  return best;
}
