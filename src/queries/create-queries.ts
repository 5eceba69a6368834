import type { Store, Viewer } from '../store/index.js';
import { readAtlas, readSelectionArcs } from './atlas.js';
import { readDocumentPageView } from './document-page.js';
import { listCollections, listDocuments, listPromises, listSources } from './lists.js';
import { readPlacePage } from './place-page.js';
import { searchAtlas } from './search.js';
import { readTiePage } from './tie-page.js';
import type { Queries } from './types.js';

export interface QueryOptions {
  /**
   * `local` (default): someone at this machine, who sees all. `public`: a visitor, who sees published collections only, and
   * of each document what its source's policy allows (full text, passages, or the link).
   */
  readonly viewer?: Viewer;
}

/**
 * The read side over an open store. Nothing is kept between calls: each answer is of the moment it was asked for.
 *
 * @example
 * const queries = createQueries(store, { viewer: 'public' });
 * const atlas = await queries.atlas(selection, 'en');
 */
export function createQueries(store: Store, options: QueryOptions = {}): Queries {
  const viewer = options.viewer ?? 'local';
  return {
    atlas: (selection, language) => readAtlas(store, viewer, selection, language),
    arcs: (selection, level, language) => readSelectionArcs(store, viewer, selection, level, language),
    place: (id, language, today) => readPlacePage(store, viewer, id, language, today),
    tie: (id, language) => readTiePage(store, viewer, id, language),
    document: (id, language) => readDocumentPageView(store, viewer, id, language),
    documents: (page) => listDocuments(store, viewer, page),
    sources: () => listSources(store, viewer),
    collections: () => listCollections(store, viewer),
    promises: (page, language, today) => listPromises(store, viewer, page, language, today),
    search: (query, language) => searchAtlas(store, viewer, query, language),
  };
}
