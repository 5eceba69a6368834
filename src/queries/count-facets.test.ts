import { expect, it } from 'vitest';
import { ANY_TIE, type TieGroupRow } from '../store/index.js';
import { countFacets } from './count-facets.js';
import type { Selection } from './types.js';

const all: Selection = { ...ANY_TIE, source: null, place: null, collection: null, view: 'map', page: 1 };
const group = (given: Partial<TieGroupRow>): TieGroupRow => ({
  kind: 'twinning',
  state: 'done',
  told: 'one_side',
  year_first: null,
  year_last: null,
  countries: ['XA', 'XB'],
  source_kinds: ['data_set'],
  collections: ['towns'],
  count: 1,
  tie: 't1',
  ...given,
});

it('counts a value by all filters but its own', () => {
  const groups = [
    group({ count: 5 }),
    group({ kind: 'visit', count: 3 }),
    group({ kind: 'visit', state: 'over', count: 2 }),
  ];
  const { total, kinds, states } = countFacets(groups, { ...all, kinds: ['visit'], states: ['done'] });
  expect(total).toBe(3);
  expect(kinds).toEqual([
    { value: 'twinning', count: 5 },
    { value: 'visit', count: 3 },
  ]);
  expect(states).toEqual([
    { value: 'done', count: 3 },
    { value: 'over', count: 2 },
  ]);
});

it('takes a span of years that touches the period, leaves undated ties out of it, and shows the years around it', () => {
  const groups = [
    group({ year_first: 2010, year_last: 2012, count: 4 }),
    group({ year_first: 2020, year_last: 2020, count: 2 }),
    group({ count: 7 }),
  ];
  const { total, years, undated } = countFacets(groups, { ...all, from: 2012, to: 2015 });
  expect(total).toBe(4);
  expect(years).toEqual([
    { year: 2010, count: 4, kinds: [{ value: 'twinning', count: 4 }] },
    { year: 2020, count: 2, kinds: [{ value: 'twinning', count: 2 }] },
  ]);
  expect(undated).toBe(7);
});
