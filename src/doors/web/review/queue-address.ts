import { IntertieError } from '../../../base/index.js';
import type { QueueFilter, QueueOrder } from '../../../queries/index.js';
import { KINDS } from '../../../vocabulary/index.js';
import { pageOf } from '../asking.js';

/** Only types come from the queries: pages are bundled with this file. */
export const ORDERS = ['urgent', 'unsure', 'sure'] as const satisfies readonly QueueOrder[];

/** What the address of the review queue says. */
export interface QueueAddress {
  readonly filter: QueueFilter;
  readonly order: QueueOrder;
  readonly page: number;
}

export const WHOLE_QUEUE: QueueFilter = {
  kind: null,
  document: null,
  rule: null,
  collection: null,
  least: null,
  most: null,
};

/** @throws IntertieError `parameter.unreadable` naming the parameter */
export function parseQueue(query: URLSearchParams): QueueAddress {
  return {
    filter: {
      kind: oneOf(query, 'kind', KINDS),
      document: text(query, 'document'),
      rule: text(query, 'rule'),
      collection: text(query, 'collection'),
      least: share(query, 'least'),
      most: share(query, 'most'),
    },
    order: oneOf(query, 'order', ORDERS) ?? 'urgent',
    page: pageOf(query),
  };
}

/** The query string of an address, without what says nothing. */
export function formatQueue({ filter, order, page }: QueueAddress): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== null) query.set(name, String(value));
  if (order !== 'urgent') query.set('order', order);
  if (page > 1) query.set('page', String(page));
  return query.toString();
}

/** One of a list of words, or null where the address has none. @throws IntertieError `parameter.unreadable` */
export function oneOf<T extends string>(
  query: URLSearchParams,
  name: string,
  accepted: readonly T[],
): T | null {
  const given = query.get(name) ?? '';
  if (given === '') return null;
  const found = accepted.find((one) => one === given);
  if (found === undefined) throw unreadable(name, given, `use one of ${accepted.join(', ')}`);
  return found;
}

const LONGEST = 200;

/** An id or a rule's name: kept from harming the way to the database, nothing else. */
export function text(query: URLSearchParams, name: string): string | null {
  const given = query.get(name) ?? '';
  if (given === '') return null;
  if (given.length > LONGEST || /[\p{Cc}\p{Cs}]/u.test(given)) {
    throw unreadable(name, given, 'follow a link of the atlas');
  }
  return given;
}

export function share(query: URLSearchParams, name: string): number | null {
  const given = query.get(name) ?? '';
  if (given === '') return null;
  const value = Number(given);
  if (!/^[\d.]{1,8}$/.test(given) || !(value >= 0 && value <= 1)) {
    throw unreadable(name, given, 'write a number from 0 to 1, such as 0.85');
  }
  return value;
}

function unreadable(name: string, given: string, remedy: string): IntertieError {
  return new IntertieError(
    'parameter.unreadable',
    'not a value of this filter',
    `${name}=${given.slice(0, 80)}`,
    remedy,
  );
}
