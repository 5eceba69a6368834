import { type CollectionId, IntertieError, type PlaceId, type SourceId } from '../../base/index.js';
import type { Selection } from '../../queries/index.js';
import { SOURCE_KINDS, STATE_GROUPS, TIE_KINDS } from '../../vocabulary/index.js';
import { parseOpaqueId } from './opaque-id.js';

/** The names a selection uses in an address, in canonical order. */
export const SELECTION_PARAMETERS = [
  'kind',
  'state',
  'from',
  'to',
  'source_kind',
  'source',
  'country',
  'place',
  'collection',
  'view',
  'page',
] as const;

export const VIEWS = ['map', 'network', 'timeline', 'table'] as const satisfies readonly Selection['view'][];

/** Years a selection may name: four digits, with a minus before our era. */
export const YEAR_LIMIT = 9999;
/** The last page an address may name; 50 ties a page, so 50 million ties. */
export const PAGE_LIMIT = 1_000_000;

/** Everything, on the map, first page. */
export const WHOLE_ATLAS: Selection = {
  kinds: [],
  states: [],
  from: null,
  to: null,
  sourceKinds: [],
  source: null,
  country: null,
  place: null,
  collection: null,
  view: 'map',
  page: 1,
};

function refuse(problem: string, name: string, value: string, remedy: string): never {
  throw new IntertieError('selection.unreadable', problem, `${name}=${value.slice(0, 80)}`, remedy);
}

/** Values of a repeated parameter that must come from a closed list, in the order of that list, each once. */
function someOf<T extends string>(
  query: URLSearchParams,
  name: string,
  accepted: readonly T[],
): readonly T[] {
  const given = query.getAll(name).filter((value) => value !== '');
  for (const value of given) {
    if (!(accepted as readonly string[]).includes(value)) {
      refuse('not a value of this filter', name, value, `use one or more of ${accepted.join(', ')}`);
    }
  }
  return accepted.filter((value) => given.includes(value));
}

/** The one value of a parameter, or null when it is absent or left empty, as a form sends an empty field. */
function one(query: URLSearchParams, name: string): string | null {
  const given = [...new Set(query.getAll(name).filter((value) => value !== ''))];
  if (given.length > 1) refuse('given more than once', name, given.join(', '), `give ${name} once`);
  return given[0] ?? null;
}

function year(query: URLSearchParams, name: string): number | null {
  const text = one(query, name)?.trim();
  if (!text) return null;
  if (!/^-?\d{1,4}$/.test(text))
    refuse('not a year', name, text, 'write a year such as 1998, or leave it out');
  // "-0" reads as 0, so that an address has one spelling.
  return Number(text) + 0;
}

function pageNumber(query: URLSearchParams): number {
  const text = one(query, 'page');
  if (text === null) return 1;
  const page = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (page < 1 || page > PAGE_LIMIT) {
    refuse('not a page', 'page', text, `write a whole number from 1 to ${PAGE_LIMIT}`);
  }
  return page;
}

function country(query: URLSearchParams): string | null {
  const text = one(query, 'country');
  if (text === null) return null;
  if (!/^[A-Za-z]{2}$/.test(text)) {
    refuse('not a country code', 'country', text, 'use two letters of ISO 3166-1, such as BY');
  }
  return text.toUpperCase();
}

function id<T extends string>(query: URLSearchParams, name: string): T | null {
  const text = one(query, name);
  return text === null ? null : (parseOpaqueId(text, name) as T);
}

/**
 * The selection that a query string asks for. Parameters of no concern to a selection (`lang`, `q`, trackers) are left alone;
 * empty ones count as absent, because a form without JavaScript sends its empty fields. `collection=all` is every collection.
 *
 * @throws IntertieError `selection.unreadable` naming the parameter, the value and what is accepted.
 * @example parseSelection(new URLSearchParams('kind=visit&from=1998')).from; // 1998
 */
export function parseSelection(query: URLSearchParams): Selection {
  const from = year(query, 'from');
  const to = year(query, 'to');
  if (from !== null && to !== null && from > to) {
    refuse('the period ends before it begins', 'from', `${from}&to=${to}`, 'let "from" be the earlier year');
  }
  const view = one(query, 'view') ?? 'map';
  const known = VIEWS.find((name) => name === view);
  if (!known) refuse('not a view', 'view', view, `use one of ${VIEWS.join(', ')}`);
  const collection = id<CollectionId>(query, 'collection');
  return {
    kinds: someOf(query, 'kind', TIE_KINDS),
    states: someOf(query, 'state', STATE_GROUPS),
    from,
    to,
    sourceKinds: someOf(query, 'source_kind', SOURCE_KINDS),
    source: id<SourceId>(query, 'source'),
    country: country(query),
    place: id<PlaceId>(query, 'place'),
    collection: collection === 'all' ? null : collection,
    view: known,
    page: pageNumber(query),
  };
}

/**
 * The canonical query string of a selection, without "?": parameters in one order, lists in the order of the vocabulary,
 * defaults left out. Everything at once is written `collection=all`, because the bare address is the home page, which opens on a
 * collection of its own.
 *
 * @example formatSelection({ ...WHOLE_ATLAS, kinds: ['visit'], page: 2 }); // 'kind=visit&page=2'
 */
export function formatSelection(selection: Selection): string {
  const query = new URLSearchParams();
  const list = <T extends string>(name: string, values: readonly T[], order: readonly T[]) => {
    for (const value of order) if (values.includes(value)) query.append(name, value);
  };
  const single = (name: string, value: string | number | null) => {
    if (value !== null) query.append(name, String(value));
  };
  list('kind', selection.kinds, TIE_KINDS);
  list('state', selection.states, STATE_GROUPS);
  single('from', selection.from);
  single('to', selection.to);
  list('source_kind', selection.sourceKinds, SOURCE_KINDS);
  single('source', selection.source);
  single('country', selection.country);
  single('place', selection.place);
  single('collection', selection.collection);
  if (selection.view !== 'map') single('view', selection.view);
  if (selection.page !== 1) single('page', selection.page);
  return query.toString() || 'collection=all';
}

/** True when the address says nothing about a selection: the home page then opens on a collection of its own. */
export function saysNothing(query: URLSearchParams): boolean {
  return SELECTION_PARAMETERS.every((name) => query.getAll(name).every((value) => value === ''));
}
