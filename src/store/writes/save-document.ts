import { sql } from 'kysely';
import { type DocumentId, IntertieError, type PlaceId } from '../../base/index.js';
import type { Absence, Statement } from '../../statements/index.js';
import type { Transaction } from '../connection.js';
import { documentRow } from '../rows/document-row.js';
import { absencePartyRows, absenceRow, statementPartyRows, statementRow } from '../rows/statement-rows.js';
import { termsRows } from '../rows/terms-rows.js';
import type { SaveInput } from '../types.js';
import { copyRows } from './copy-rows.js';
import { checkPlaces, savePlaces } from './save-places.js';
import { saveSource } from './save-source.js';

/** Statements of one document past which the planner's figures are out of date. */
const MANY = 1000;

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
  const { db, client } = tx;
  const { document, reading, collection } = input;
  const known = await db.selectFrom('document').select('id').where('id', '=', document.id).executeTakeFirst();
  if (known) return { added: false, superseded: null };

  await checkCollection(tx, collection);
  await saveSource(tx, input.publisher, { keep: true });
  await saveSource(tx, input.origin, { keep: true });
  await savePlaces(tx, input.places);
  const statements = onceEach(reading.statements);
  const absences = onceEach(reading.absences);
  await checkPlaces(tx, placesNamed(statements, absences));

  const previous = await newestVersion(tx, document.url);
  await db
    .insertInto('document')
    .values(documentRow(input, previous?.id ?? null, (previous?.version ?? 0) + 1))
    .execute();
  await copyRows(
    client,
    'statement',
    statements.map((one, i) => statementRow(one, collection, i)),
  );
  await copyRows(client, 'statement_party', statements.flatMap(statementPartyRows));
  await copyRows(client, 'agreement_terms', statements.flatMap(termsRows));
  await copyRows(
    client,
    'absence',
    absences.map((one, i) => absenceRow(one, collection, i)),
  );
  await copyRows(client, 'absence_party', absences.flatMap(absencePartyRows));
  await copyRows(client, 'coverage', coverageRows(input));
  // Gathering follows in this transaction: without fresh figures it would be planned for the few rows that were there before.
  if (statements.length > MANY) await sql`analyze statement, statement_party, place`.execute(db);

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

/** A statement is known by its id: the same one drawn twice from one passage is one. */
function onceEach<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

function placesNamed(statements: readonly Statement[], absences: readonly Absence[]): Set<PlaceId> {
  return new Set([...statements, ...absences].flatMap(({ parties }) => parties.map((party) => party.place)));
}

function coverageRows({ document, coverage = [] }: SaveInput) {
  return coverage.map(({ kind, a, b, name }) => ({
    document: document.id,
    kind,
    country_a: a,
    country_b: b,
    name,
  }));
}

/**
 * Writers of all processes take turns: gathering reads what is there and writes what follows from it. Held to the end of
 * the transaction; readers never wait.
 */
export async function lockWriters({ db }: Transaction): Promise<void> {
  const WRITERS = 7_146_302;
  await sql`select pg_advisory_xact_lock(${WRITERS})`.execute(db);
}
