import { basename } from 'node:path';
import {
  type CollectionId,
  collectionId,
  type DocumentId,
  documentId,
  hashContent,
  IntertieError,
} from '../../base/index.js';
import { MY_DOCUMENTS, placesOf } from '../../store/index.js';
import type { IngestContext, OnProgress } from '../context.js';
import { voiceOf } from '../voice.js';
import { drawRows } from './draw-rows.js';
import { type OpenTable, openTable } from './read-table.js';
import { type BadRow, type RowDraft, rowReader } from './row-draft.js';
import { coverageRecords, tableDocument, tableSource } from './table-document.js';
import type { TableMapping } from './table-mapping.js';
import { tablePlaces } from './table-places.js';

export interface TableInput {
  /** CSV or TSV, plain or gzip. */
  readonly path: string;
  readonly mapping: TableMapping;
  /** Collection to add it to; the mapping's own, else "My documents", when not given. */
  readonly collection?: CollectionId | undefined;
  readonly onProgress?: OnProgress;
  /** Stops the import before anything is stored. */
  readonly signal?: AbortSignal;
}

/** What became of a table. */
export interface TableAccount {
  readonly path: string;
  readonly outcome: 'added' | 'unchanged';
  readonly document: DocumentId;
  readonly collection: CollectionId;
  readonly rows: number;
  readonly statements: number;
  /** Places found in the gazetteer, and those kept under local ids. */
  readonly matchedPlaces: number;
  readonly localPlaces: number;
  /** Rows left out, the first 1,000; `badRowsTotal` counts all. */
  readonly badRows: readonly BadRow[];
  readonly badRowsTotal: number;
  /** Values set right or passed over in rows that stayed, the first 1,000. */
  readonly remarks: readonly BadRow[];
  readonly remarksTotal: number;
}

const MOST_LISTED = 1000;
const TELL_EVERY = 2000;

function checkSignal(signal: AbortSignal | undefined, path: string): void {
  if (!signal?.aborted) return;
  throw new IntertieError(
    'import.interrupted',
    'stopped before the table was stored',
    path,
    'run it again: nothing was kept',
  );
}

async function readDrafts(
  table: OpenTable,
  { path, mapping, onProgress, signal }: TableInput,
): Promise<{ drafts: RowDraft[]; bad: BadRow[] }> {
  const read = rowReader(table.columns, mapping, path);
  const drafts: RowDraft[] = [];
  const bad: BadRow[] = [];
  for await (const row of table.rows()) {
    const draft = read(row);
    if ('why' in draft) bad.push(draft);
    else drafts.push(draft);
    if ((drafts.length + bad.length) % TELL_EVERY === 0) {
      checkSignal(signal, path);
      onProgress?.({ done: drafts.length + bad.length, total: null, label: 'rows read' });
    }
  }
  if (drafts.length > 0) return { drafts, bad };
  const [first] = bad;
  const value = first ? `${path} (line ${first.line}, ${first.column || 'row'}: ${first.why})` : path;
  throw new IntertieError(
    'table.no_rows',
    'no row could be used',
    value,
    'check the mapping against the table',
  );
}

/** The collection to import into, made or brought up to date when the mapping describes it. */
async function settleCollection({ store }: IngestContext, input: TableInput): Promise<CollectionId> {
  if (input.collection !== undefined) return input.collection;
  const described = input.mapping.collection;
  if (described === null) return MY_DOCUMENTS;
  const id = collectionId(described.id);
  await store.saveCollection({ ...described, id });
  return id;
}

/**
 * Imports a table: reads every row by the mapping, matches its places with the gazetteer, and stores the whole as one
 * document with a statement for each row, in one transaction. Rows that cannot be used are left out and listed.
 *
 * The same file with the same mapping again is `unchanged`; with another mapping it is a new version of the table, and the
 * old one no longer bears witness.
 *
 * @throws IntertieError `path.*`, `table.empty`, `table.format`, `table.encoding`, `table.damaged`, `table.missing_column`,
 *   `table.no_rows`, `import.interrupted`, `collection.unknown`, `disk.full`; nothing is stored then
 */
export async function importTable(context: IngestContext, input: TableInput): Promise<TableAccount> {
  const { store, gazetteer, vocabulary } = context;
  const { path, mapping, onProgress, signal } = input;
  const table = await openTable(path, { delimiter: mapping.delimiter, encoding: mapping.encoding });
  const url = `file:${basename(path)}`;
  const contentHash = hashContent(`${table.contentHash}\n${mapping.text}`);
  const id = documentId(url, contentHash);
  const known = await store.hasDocument(id);
  const { drafts, bad } = known ? { drafts: [], bad: [] } : await readDrafts(table, input);
  const collection = known
    ? (input.collection ?? collectionId(mapping.collection?.id ?? MY_DOCUMENTS))
    : await settleCollection(context, input);
  const account = { path, document: id, collection };
  if (known) {
    const none = { rows: 0, statements: 0, matchedPlaces: 0, localPlaces: 0 };
    return {
      ...account,
      outcome: 'unchanged',
      ...none,
      badRows: [],
      badRowsTotal: 0,
      remarks: [],
      remarksTotal: 0,
    };
  }
  onProgress?.({ done: drafts.length, total: drafts.length, label: 'matching places' });
  const places = tablePlaces(drafts, mapping, gazetteer);
  const method = `table:${mapping.id}`;
  const drawn = drawRows(drafts, { document: id, method, vocabulary, placeOf: (place) => places.of(place) });
  checkSignal(signal, path);
  onProgress?.({ done: drafts.length, total: drafts.length, label: 'storing' });
  const document = tableDocument({ id, url, contentHash, charset: table.charset, text: drawn.text }, mapping);
  const reading = { statements: drawn.statements, absences: [] };
  const source = tableSource(mapping, vocabulary);
  const saved = await store.saveDocument({
    document,
    kind: 'table',
    title: mapping.title,
    publisher: source,
    origin: source,
    voice: voiceOf(source.name, mapping.tableDate, mapping.title, contentHash),
    collection,
    reading,
    places: placesOf(reading, gazetteer, places.locals),
    bytes: table.bytes,
    coverage: coverageRecords(mapping.coverage),
  });
  const badRows = [...bad, ...drawn.bad].sort((a, b) => a.line - b.line);
  return {
    ...account,
    outcome: saved.outcome === 'unchanged' ? 'unchanged' : 'added',
    rows: drafts.length + bad.length,
    statements: drawn.statements.length,
    matchedPlaces: places.matched,
    localPlaces: places.locals.size,
    badRows: badRows.slice(0, MOST_LISTED),
    badRowsTotal: badRows.length,
    remarks: places.remarks.slice(0, MOST_LISTED),
    remarksTotal: places.remarks.length,
  };
}
