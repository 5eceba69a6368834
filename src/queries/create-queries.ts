import { readSnapshot, type Store, type Viewer } from '../store/index.js';
import { readActorPage } from './actor-page.js';
import { readAtlas, readSelectionArcs } from './atlas.js';
import { readDeskView } from './desk.js';
import { readDocumentPageView } from './document-page.js';
import { listCollections, listDocuments, listSources } from './lists.js';
import { readPlacePage } from './place-page.js';
import { boardParts, listDuePromises, readPromiseBoardView } from './promise-board.js';
import { readPromisePage } from './promise-page.js';
import { searchAtlas } from './search.js';
import { SnapshotCache } from './snapshot-cache.js';
import { readTiePage } from './tie-page.js';
import type { Queries } from './types.js';

export interface QueryOptions {
  /**
   * `local` (default): someone at this machine, who sees all. `public`: a visitor, who sees published collections only, and
   * of each document what its source's policy allows (full text, passages, or the link).
   */
  readonly viewer?: Viewer;
}

/** Answers kept: pages are small, the map's arcs may be megabytes. */
const MOST_PAGES = 200;
const MOST_ARC_LISTS = 8;

/**
 * The read side over an open store. An answer is kept for as long as nothing is written by any process, so it is never
 * older than the moment it was asked for.
 *
 * @example
 * const queries = createQueries(store, { viewer: 'public' });
 * const atlas = await queries.atlas(selection, 'en');
 */
export function createQueries(store: Store, options: QueryOptions = {}): Queries {
  const viewer = options.viewer ?? 'local';
  const snapshot = () => readSnapshot(store.lookups);
  const pages = new SnapshotCache(snapshot, MOST_PAGES);
  const arcLists = new SnapshotCache(snapshot, MOST_ARC_LISTS);
  const kept = <T>(question: readonly unknown[], ask: (snapshot: string) => Promise<T>, known?: string) =>
    pages.answer(JSON.stringify(question), ask, known);
  return {
    atlas: (selection, language) =>
      kept(['atlas', selection, language], () => readAtlas(store, viewer, selection, language)),
    arcs: (selection, level, language) =>
      arcLists.answer(JSON.stringify([selection, level, language]), () =>
        readSelectionArcs(store, viewer, selection, level, language),
      ),
    place: (id, language, today) =>
      kept(['place', id, language, today], () => readPlacePage(store, viewer, id, language, today)),
    actor: (id, language) => readActorPage(store, viewer, id, language),
    tie: (id, language, asOf = null) => readTiePage(store, viewer, id, language, asOf),
    document: (id, language) => readDocumentPageView(store, viewer, id, language),
    documents: (page) => listDocuments(store, viewer, page),
    sources: () => kept(['sources'], () => listSources(store, viewer)),
    collections: () => kept(['collections'], () => listCollections(store, viewer)),
    promises: (filter, page, language, today) =>
      kept(['promises', filter, page, language, today], (snapshot) => {
        const parts = boardParts(store, viewer, (question, ask) => kept(question, ask, snapshot));
        return readPromiseBoardView(store, viewer, filter, page, language, today, parts);
      }),
    promise: (id, language, today) => readPromisePage(store, viewer, id, language, today),
    duePromises: (filter, language, today) => listDuePromises(store, viewer, filter, language, today),
    desk: (filter, language, today) =>
      kept(['desk', filter, language, today], () => readDeskView(store, viewer, filter, language, today)),
    search: (query, language) => searchAtlas(store, viewer, query, language),
  };
}
