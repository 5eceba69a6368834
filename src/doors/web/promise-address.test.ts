import { describe, expect, it } from 'vitest';
import { ANY_PROMISE } from '../../queries/index.js';
import { formatPromiseFilter, parsePromiseFilter } from './promise-address.js';

const parse = (query: string) => parsePromiseFilter(new URLSearchParams(query));

describe('the address of the promise board', () => {
  it.each(['', 'state=kept_late', 'clock=overdue&testable=yes', 'promisor=n%3Aida+tarn&place=XA-FJ'])(
    'reads back what it writes: %s',
    (query) => {
      expect(formatPromiseFilter(parse(query))).toBe(query);
    },
  );

  it('says all when nothing is asked', () => {
    expect(parse('state=&page=3')).toEqual(ANY_PROMISE);
    expect(formatPromiseFilter(ANY_PROMISE, 2)).toBe('page=2');
  });

  it.each(['state=failed', 'clock=late', 'testable=true', `promisor=${'x'.repeat(201)}`, 'place=%00'])(
    'refuses %s',
    (query) => {
      expect(() => parse(query)).toThrow(expect.objectContaining({ code: 'parameter.unreadable' }));
    },
  );
});
