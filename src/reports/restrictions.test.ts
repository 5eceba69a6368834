import { describe, expect, it } from 'vitest';
import { FrameBuilder } from '../analyses/index.js';
import type { TableFrame, Tables } from '../ingest/index.js';
import { loadGazetteer } from '../places/index.js';
import { restrictionsOf } from './restrictions.js';

const gazetteer = loadGazetteer();
const MINSK = { id: 'g625144', country: 'BY' };

function check(rows: readonly (readonly string[])[], date: string | null = '2026-01') {
  const builder = new FrameBuilder(['name', 'partner', 'kind', 'from', 'to']);
  for (const row of rows) builder.add(row);
  const parts = ['name', 'partner', 'kind', 'from', 'to'];
  const table: TableFrame = {
    info: {
      id: 'list',
      title: 'A list',
      origin: null,
      licence: null,
      date,
      role: 'restrictions',
      columns: Object.fromEntries(parts.map((part) => [part, part])),
      unit: null,
      bundled: false,
      file: 'list.csv',
    },
    frame: builder.finish(),
  };
  const tables: Tables = { list: async () => [table.info], open: async () => table };
  return restrictionsOf({ tables, gazetteer, today: '2026-06-15' });
}
const kinds = (found: Awaited<ReturnType<typeof check>>, other: { id: string; country: string | null }) =>
  found.between(MINSK, other).map(({ values }) => values?.kind);

describe('lists of restrictions', () => {
  it('mark a country by its code or name, either way round, with anybody or with one partner', async () => {
    const found = await check([
      ['BY', '', 'flights', '', ''],
      ['Poland', 'Belarus', 'goods', '', ''],
      ['France', '', 'loans', '', ''],
    ]);
    expect(kinds(found, { id: 'none', country: 'PL' })).toEqual(['flights', 'goods']);
    expect(kinds(found, { id: 'none', country: 'FR' })).toEqual(['flights', 'loans']);
  });

  it('mark what lies in a place that is named', async () => {
    const found = await check([['Minsk', '', 'visits', '', '']]);
    expect(kinds(found, { id: 'none', country: null })).toEqual(['visits']);
  });

  it('hold between their days, whole years included', async () => {
    const found = await check([
      ['BY', '', 'over', '2020', '2025-12-31'],
      ['BY', '', 'to come', '2026-07-01', ''],
      ['BY', '', 'this year', '2026', '2026'],
      ['BY', '', 'no date', 'soon', '?'],
    ]);
    expect(kinds(found, { id: 'none', country: null })).toEqual(['this year', 'no date']);
  });

  it('name those that no place is known for, and take none of them for another', async () => {
    const found = await check([
      ['Nowhereland', '', 'all', '', ''],
      ['BY', 'Nowhereland', 'all', '', ''],
      ['', '', 'all', '', ''],
    ]);
    expect(found.unknownNames).toEqual(['Nowhereland']);
    expect(kinds(found, { id: 'none', country: 'PL' })).toEqual([]);
  });

  it('say of which day they are, and when that is not told', async () => {
    expect((await check([], null)).restrictions).toEqual({
      checked: true,
      lists: [{ name: 'A list', date: 'none' }],
    });
  });
});
