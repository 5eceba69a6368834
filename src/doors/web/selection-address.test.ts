import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CollectionId, isIntertieError, type PlaceId, type SourceId } from '../../base/index.js';
import type { Selection } from '../../queries/index.js';
import { SOURCE_KINDS, STATE_GROUPS, TIE_KINDS } from '../../vocabulary/index.js';
import { formatSelection, parseSelection, saysNothing, VIEWS, WHOLE_ATLAS } from './selection-address.js';

const parse = (text: string) => parseSelection(new URLSearchParams(text));
const subset = <T>(all: readonly T[]) => fc.subarray([...all]);
const id = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .filter((text) => text !== 'all' && text.length <= 200 && !/[\p{Cc}\p{Cs}]/u.test(text));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const selections: fc.Arbitrary<Selection> = fc
  .record({
    kinds: subset(TIE_KINDS),
    states: subset(STATE_GROUPS),
    from: maybe(fc.integer({ min: -9999, max: 9999 })),
    to: maybe(fc.integer({ min: -9999, max: 9999 })),
    sourceKinds: subset(SOURCE_KINDS),
    source: maybe(id.map((text) => text as SourceId)),
    country: maybe(fc.constantFrom('BY', 'RU', 'JP')),
    place: maybe(id.map((text) => text as PlaceId)),
    collection: maybe(id.map((text) => text as CollectionId)),
    view: fc.constantFrom(...VIEWS),
    page: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .filter(({ from, to }) => from === null || to === null || from <= to);

describe('the selection in the address', () => {
  it('comes back whole from its own address', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        expect(parse(formatSelection(selection))).toEqual(selection);
      }),
    );
  });

  it('has one spelling whatever the order of its parts', () => {
    expect(formatSelection(parse('page=2&kind=visit&kind=agreement&kind=visit&from=&to=1998'))).toBe(
      formatSelection(parse('kind=agreement&to=1998&kind=visit&page=2')),
    );
  });

  it('never throws anything but a clear refusal, whatever is typed', () => {
    const pairs = fc.array(
      fc.tuple(
        fc.constantFrom('kind', 'from', 'page', 'view', 'source', 'place', 'country', 'x'),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(pairs, (given) => {
        try {
          parseSelection(new URLSearchParams(given));
        } catch (error) {
          expect(isIntertieError(error)).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['kind=foo', 'kind=foo', 'visit'],
    ['kind=utterance', 'kind=utterance', 'visit'],
    ['state=alive', 'state=alive', 'under_way'],
    ['from=abc', 'from=abc', '1998'],
    ['to=1e3', 'to=1e3', '1998'],
    ['from=2020&to=1990', 'from=2020&to=1990', 'earlier'],
    ['page=-1', 'page=-1', 'from 1 to'],
    ['page=0', 'page=0', 'from 1 to'],
    ['page=1e9', 'page=1e9', 'from 1 to'],
    ['page=9999999', 'page=9999999', 'from 1 to'],
    ['view=globe', 'view=globe', 'timeline'],
    ['country=Belarus', 'country=Belarus', 'ISO 3166-1'],
    ['source=a&source=b', 'source=a, b', 'once'],
    ['place=%00', 'u0000', 'search'],
  ])('refuses %s, naming the value and what is accepted', (address, value, accepted) => {
    expect(() => parse(address)).toThrow(expect.objectContaining({ name: 'IntertieError' }));
    try {
      parse(address);
    } catch (error) {
      expect(String(error)).toContain(value);
      expect(String(error)).toContain(accepted);
    }
  });

  it('tells the bare address, which is the home page, from everything at once', () => {
    expect(saysNothing(new URLSearchParams('lang=ru&from='))).toBe(true);
    expect(saysNothing(new URLSearchParams(formatSelection(WHOLE_ATLAS)))).toBe(false);
    expect(parse('collection=all')).toEqual(WHOLE_ATLAS);
  });
});
