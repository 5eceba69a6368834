import type { MergeFilter } from '../../../queries/index.js';
import { TIE_KINDS } from '../../../vocabulary/index.js';
import { pageOf } from '../asking.js';
import { oneOf, text } from './queue-address.js';

/** What the address of the list of merge proposals says. */
export interface MergeAddress {
  readonly filter: MergeFilter;
  readonly page: number;
}

/** @throws IntertieError `parameter.unreadable` naming the parameter */
export function parseMerges(query: URLSearchParams): MergeAddress {
  return {
    filter: { kind: oneOf(query, 'kind', TIE_KINDS), place: text(query, 'place') },
    page: pageOf(query),
  };
}

/** The query string of an address, without what says nothing. */
export function formatMerges({ filter: { kind, place }, page }: MergeAddress): string {
  const query = new URLSearchParams();
  if (kind !== null) query.set('kind', kind);
  if (place !== null) query.set('place', place);
  if (page > 1) query.set('page', String(page));
  return query.toString();
}
