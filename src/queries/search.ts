import { foldName } from '../base/index.js';
import { settleActors } from '../statements/index.js';
import {
  hasPublicRole,
  type PersonRow,
  readActorLinks,
  type Store,
  searchDocuments,
  searchPassages,
  searchPeople,
  searchPlaces,
  type Viewer,
} from '../store/index.js';
import { toDocumentRef, toPlaceView, toStatementView } from './to-views.js';
import type { SearchView, UiLanguage } from './types.js';

const MOST_PLACES = 20;
const MOST_PEOPLE = 20;
/** Asked for before those without a public role are left out. */
const MOST_SPEAKERS = 60;
const MOST_PASSAGES = 20;
const MOST_DOCUMENTS = 20;
/** Longer than any name or phrase that is worth searching for. */
const LONGEST_QUERY = 200;

/** Places, people, passages and documents that fit the words (see `Queries.search`); empty lists for empty words. */
export async function searchAtlas(
  store: Store,
  viewer: Viewer,
  query: string,
  language: UiLanguage,
): Promise<SearchView> {
  const text = cleanQuery(query);
  const folded = foldName(text);
  if (folded === '') return { query: text, places: [], people: [], passages: [], documents: [] };
  const [places, speakers, passages, documents, links] = await Promise.all([
    searchPlaces(store.db, folded, viewer, MOST_PLACES),
    searchPeople(store.db, text, viewer, MOST_SPEAKERS),
    searchPassages(store.db, text, viewer, MOST_PASSAGES),
    searchDocuments(store.db, text, viewer, MOST_DOCUMENTS),
    readActorLinks(store.db),
  ]);
  const actors = settleActors(links);
  const people = speakers.filter(({ role }) => hasPublicRole(role)).slice(0, MOST_PEOPLE);
  return {
    query: text,
    places: places.map((row) => ({ ...toPlaceView(row.place, language), ties: row.ties })),
    people: people.map(({ name, role, name_id, office_id, statements, document }: PersonRow) => ({
      actor: actors.actorOf(name_id, office_id),
      name,
      role,
      statements,
      document: toDocumentRef(document),
    })),
    passages: passages.map((row) => toStatementView(row, language)),
    documents: documents.map(toDocumentRef),
  };
}

/** PostgreSQL refuses NUL and lone surrogates; other control characters separate words. */
function cleanQuery(query: string): string {
  return query
    .slice(0, LONGEST_QUERY)
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();
}
