import { describe, expect, it } from 'vitest';
import { formatQueue, parseQueue } from './queue-address.js';

const parse = (query: string) => parseQueue(new URLSearchParams(query));

describe('the address of the review queue', () => {
  it.each([
    '',
    'kind=twinning&least=0.5&most=0.9&order=sure&page=3',
    'document=d1&rule=visit.came&collection=my-documents',
  ])('comes back as it went: %s', (query) => {
    expect(formatQueue(parse(query))).toBe(query);
  });

  it.each([
    ['kind=friendship', 'kind=friendship'],
    ['least=1.5', 'least=1.5'],
    ['least=-1', 'least=-1'],
    ['most=1e-3', 'most=1e-3'],
    ['most=.', 'most=.'],
    ['order=random', 'order=random'],
    ['page=0', 'page=0'],
    [`document=${'x'.repeat(300)}`, `document=${'x'.repeat(80)}`],
    ['rule=%00', 'rule=\0'],
  ])('%s is refused, naming it', (query, value) => {
    expect(() => parse(query)).toThrow(expect.objectContaining({ code: 'parameter.unreadable', value }));
  });
});
