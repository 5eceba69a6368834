import { IntertieError } from '../../base/index.js';
import type { AtlasView, Queries, SearchView, Selection, UiLanguage } from '../../queries/index.js';
import { PAGE_LIMIT } from './selection-address.js';

/**
 * Questions as both doors, pages and API, put them: the same refusals for the same addresses. Each throws an `IntertieError` with
 * a code that `doors/api/problem.ts` maps to a status.
 */

/** Longest search that is asked; longer ones are pasted by mistake. */
const LONGEST_SEARCH = 200;

/** The page number of a long list. @throws IntertieError `parameter.unreadable` */
export function pageOf(query: URLSearchParams): number {
  const text = query.get('page') ?? '';
  if (text === '') return 1;
  const page = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (page >= 1 && page <= PAGE_LIMIT) return page;
  throw new IntertieError(
    'parameter.unreadable',
    'not a page',
    `page=${text.slice(0, 80)}`,
    `write a whole number from 1 to ${PAGE_LIMIT}`,
  );
}

/** Refuses a page past the last one. @throws IntertieError `page.not_found` */
export function checkPage(page: number, pages: number): void {
  if (page <= Math.max(1, pages)) return;
  throw new IntertieError(
    'page.not_found',
    'there is no such page',
    `page=${page}`,
    pages <= 1 ? 'the list has one page' : `the last page is ${pages}`,
  );
}

/** What is asked for, or a refusal that it is not there. @throws IntertieError `place.not_found` and the like */
export function found<T>(
  value: T | null,
  what: 'actor' | 'place' | 'tie' | 'document' | 'promise',
  id: string,
): T {
  if (value !== null) return value;
  throw new IntertieError(
    `${what}.not_found`,
    `no ${what} of this id is in the atlas`,
    id,
    'search for it by name, or follow a link of the atlas',
  );
}

/** The atlas of a selection. @throws IntertieError `collection.not_found`, `page.not_found` */
export async function askAtlas(
  queries: Queries,
  selection: Selection,
  language: UiLanguage,
): Promise<AtlasView> {
  const view = await queries.atlas(selection, language);
  if (selection.collection !== null && view.collection === null) {
    throw new IntertieError(
      'collection.not_found',
      'no collection of this id is in the atlas',
      selection.collection,
      'choose one on the page Collections',
    );
  }
  checkPage(selection.page, view.pages);
  return view;
}

/** What a search finds; nothing for an empty one. @throws IntertieError `query.too_long` */
export async function askSearch(
  queries: Queries,
  query: URLSearchParams,
  language: UiLanguage,
): Promise<SearchView> {
  const asked = (query.get('q') ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();
  if (asked.length > LONGEST_SEARCH) {
    throw new IntertieError(
      'query.too_long',
      'the search is too long',
      `${asked.slice(0, 40)}…`,
      `search for at most ${LONGEST_SEARCH} characters: a name or a few words`,
    );
  }
  if (asked === '') return { query: '', places: [], people: [], passages: [], documents: [] };
  return queries.search(asked, language);
}
