import { IntertieError } from '../../base/index.js';
import type { PromiseFilter } from '../../queries/index.js';
import type { PromiseClock, PromiseState } from '../../statements/index.js';

export const STATES = [
  'open',
  'partly_kept',
  'kept',
  'kept_late',
  'none_found',
  'broken',
  'withdrawn',
] as const satisfies readonly PromiseState[];
export const CLOCKS = ['due', 'today', 'overdue', 'undated'] as const satisfies readonly PromiseClock[];
const TESTABLE = ['yes', 'no'] as const;
const LONGEST = 200;

/** Which promises an address asks for. @throws IntertieError `parameter.unreadable` */
export function parsePromiseFilter(query: URLSearchParams): PromiseFilter {
  const testable = choice(query, 'testable', TESTABLE);
  return {
    state: choice(query, 'state', STATES),
    clock: choice(query, 'clock', CLOCKS),
    promisor: word(query, 'promisor'),
    place: word(query, 'place'),
    testable: testable === null ? null : testable === 'yes',
  };
}

/** The query string of a filter, without the question mark; empty for all. `parsePromiseFilter` reads it back. */
export function formatPromiseFilter(filter: PromiseFilter, page = 1): string {
  const query = new URLSearchParams();
  const { state, clock, promisor, place, testable } = filter;
  if (state !== null) query.set('state', state);
  if (clock !== null) query.set('clock', clock);
  if (promisor !== null) query.set('promisor', promisor);
  if (place !== null) query.set('place', place);
  if (testable !== null) query.set('testable', testable ? 'yes' : 'no');
  if (page > 1) query.set('page', String(page));
  return query.toString();
}

function choice<T extends string>(query: URLSearchParams, name: string, accepted: readonly T[]): T | null {
  const value = query.get(name) ?? '';
  if (value === '') return null;
  const found = accepted.find((one) => one === value);
  if (found !== undefined) return found;
  throw unreadable(name, value, `use one of ${accepted.join(', ')}, or leave it out`);
}

function word(query: URLSearchParams, name: string): string | null {
  const value = query.get(name) ?? '';
  if (value === '') return null;
  if (value.length <= LONGEST && !/[\p{Cc}\p{Cs}]/u.test(value)) return value;
  throw unreadable(name, value, 'follow a link of the atlas');
}

function unreadable(name: string, value: string, remedy: string): IntertieError {
  return new IntertieError(
    'parameter.unreadable',
    'not a value of this filter',
    `${name}=${value.slice(0, 80)}`,
    remedy,
  );
}
