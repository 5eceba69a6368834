import { sql } from 'kysely';
import { type CollectionId, type DocumentId, IntertieError, type PlaceId } from '../../base/index.js';
import type { Transaction } from '../connection.js';
import { documentRow } from '../rows/document-row.js';
import type { SaveInput } from '../types.js';
import { checkPlaces, savePlaces } from './save-places.js';
import { saveReading } from './save-reading.js';
import { saveSource } from './save-source.js';

/** Saved: whether it was new, and the document that it took the place of (another version of its address), if any. */
export interface Saved {
  readonly added: boolean;
  readonly superseded: DocumentId | null;
}

/**
 * Writes the document and all drawn from it. The caller holds the writers' lock and gathers the ties.
 * @throws IntertieError `collection.unknown`, `place.missing`
 */
export async function saveDocument(tx: Transaction, input: SaveInput): Promise<Saved> {
  const { db } = tx;
  const { document, reading, collection } = input;
  const known = await db.selectFrom('document').select('id').where('id', '=', document.id).executeTakeFirst();
  if (known) return { added: false, superseded: null };

  await checkCollection(tx, collection);
  await saveSource(tx, input.publisher, { keep: true });
  await saveSource(tx, input.origin, { keep: true });
  await savePlaces(tx, input.places);
  await checkPlaces(tx, placesNamed(reading));

  const previous = await newestVersion(tx, document.url);
  await db
    .insertInto('document')
    .values(documentRow(input, previous?.id ?? null, (previous?.version ?? 0) + 1))
    .execute();
  await saveReading(tx, input, collection);

  // A web address has one content at a time. File names are no addresses: two reports.txt may be two documents, so there
  // only the same text in another state (same origin, date and title) gives way.
  const replaces = previous && (!document.url.startsWith('file:') || previous.voice === input.voice);
  if (!replaces) return { added: true, superseded: null };
  await db.updateTable('document').set({ current: false }).where('id', '=', previous.id).execute();
  return { added: true, superseded: previous.id as DocumentId };
}

async function checkCollection({ db }: Transaction, id: string): Promise<void> {
  const found = await db.selectFrom('collection').select('id').where('id', '=', id).executeTakeFirst();
  if (found) return;
  throw new IntertieError(
    'collection.unknown',
    'there is no such collection',
    id,
    'save it first, or name another',
  );
}

async function newestVersion({ db }: Transaction, url: string) {
  return await db
    .selectFrom('document')
    .select(['id', 'version', 'voice'])
    .where('url', '=', url)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function placesNamed({ statements, absences }: SaveInput['reading']): Set<PlaceId> {
  return new Set([...statements, ...absences].flatMap(({ parties }) => parties.map((party) => party.place)));
}

/**
 * Puts another reading of a document in the place of the one that is there; the document stays where it is, with the text and the titles that
 * are read from its bytes now. The caller holds the writers' lock, applies the decisions again and gathers the ties.
 * @throws IntertieError `place.missing`
 */
export async function saveReadingAgain(tx: Transaction, input: SaveInput): Promise<void> {
  const { db } = tx;
  const { document, reading } = input;
  await saveSource(tx, input.publisher, { keep: true });
  await saveSource(tx, input.origin, { keep: true });
  await savePlaces(tx, input.places);
  await checkPlaces(tx, placesNamed(reading));
  const kept = await db
    .selectFrom('document')
    .select(['collection', 'previous', 'version', 'voice', 'voice_from'])
    .where('id', '=', document.id)
    .executeTakeFirstOrThrow();
  const { collection } = kept;
  const voice = kept.voice_from === 'own' ? input.voice : kept.voice;
  await db
    .updateTable('document')
    .set({ ...documentRow(input, kept.previous, kept.version), collection, voice })
    .where('id', '=', document.id)
    .execute();
  // Its ties keep their witnesses by name: gathering finds out which of them are still told so.
  for (const table of ['statement', 'absence', 'coverage'] as const) {
    await sql`delete from ${sql.table(table)} where document = ${document.id}`.execute(db);
  }
  await saveReading(tx, input, collection as CollectionId);
}
