import type { CollectionId, PartialDate, SourceId } from '../base/index.js';
import {
  type CollectionRow,
  countDocuments,
  readCollections,
  readDocumentPage,
  readSources,
  type Store,
  type Viewer,
} from '../store/index.js';
import { toDocumentRef } from './to-views.js';
import type { CollectionView, DocumentRef, SourcePageRow } from './types.js';

const ROWS_A_PAGE = 50;
const MOST_SOURCES = 500;
const MOST_COLLECTIONS = 200;

interface Paged<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly pages: number;
}

/** Where page `page` of 50 begins; anything below the first page is the first. */
function rowsOf(page: number): { limit: number; offset: number } {
  const first = Number.isSafeInteger(page) && page > 1 ? page - 1 : 0;
  return { limit: ROWS_A_PAGE, offset: first * ROWS_A_PAGE };
}

function paged<T>(rows: readonly T[], total: number): Paged<T> {
  return { rows, total, pages: Math.max(1, Math.ceil(total / ROWS_A_PAGE)) };
}

export async function listDocuments(
  store: Store,
  viewer: Viewer,
  page: number,
): Promise<Paged<DocumentRef & { statements: number }>> {
  const [rows, total] = await Promise.all([
    readDocumentPage(store.db, viewer, rowsOf(page)),
    countDocuments(store.db, viewer),
  ]);
  const shown = rows.map((row) => ({ ...toDocumentRef(row.document), statements: row.statements }));
  return paged(shown, total);
}

export async function listSources(store: Store, viewer: Viewer): Promise<SourcePageRow[]> {
  const rows = await readSources(store.db, viewer, MOST_SOURCES);
  return rows.map((row) => ({ ...row, id: row.id as SourceId, latest: row.latest as PartialDate | null }));
}

export async function listCollections(store: Store, viewer: Viewer): Promise<CollectionView[]> {
  return (await readCollections(store.db, viewer, MOST_COLLECTIONS)).map(toCollectionView);
}

export function toCollectionView(row: CollectionRow): CollectionView {
  return { ...row, id: row.id as CollectionId };
}
