import { describe, expect, it } from 'vitest';
import { FrameBuilder } from '../../analyses/index.js';
import type { TableFrame, TableInfo, Tables } from '../../ingest/index.js';
import { loadGazetteer } from '../../places/index.js';
import type { ReportContext } from '../context.js';
import type { PlaceFinder } from '../find-place.js';
import { reportGravity } from '../gravity/index.js';
import type { Cell } from '../report.js';
import { SettingsReader } from '../settings.js';
import { tellPotential } from './report-potential.js';

const nowhere: PlaceFinder = { byId: async () => null, byName: async () => [], fullName: ({ name }) => name };
const gazetteer = loadGazetteer();

const info = (more: Partial<TableInfo> = {}): TableInfo => ({
  id: 'trade',
  title: 'Trade',
  origin: null,
  licence: null,
  date: null,
  role: 'flows',
  columns: {
    exporter: 'from',
    importer: 'to',
    value: 'worth',
    year: 'year',
    distance: 'how far',
    border: 'border',
  },
  unit: 'EUR',
  bundled: false,
  file: 'trade.csv',
  ...more,
});

const SIDES = ['DEU', 'FRA', 'POL', 'ITA', 'ESP', 'AUT', 'Nowhereland'];

/** Flows between all sides over some years; from Germany to France there is a tenth of what there should be, from Austria to Spain none recorded. */
function world(years: readonly number[]): TableFrame {
  const builder = new FrameBuilder(['from', 'to', 'year', 'worth', 'how far', 'border']);
  for (const year of years)
    SIDES.forEach((a, i) => {
      SIDES.forEach((b, j) => {
        const far = 200 + 150 * Math.abs(i - j) + 10 * ((i * 3 + j * 5) % 7);
        const usual =
          (Math.exp((i + 1) / 3 + (j + 2) / 4) * 4000 * (1 + 0.3 * Math.sin(i * 7 + j * 3 + year))) / far;
        const worth = a === 'DEU' && b === 'FRA' ? usual / 10 : usual;
        const told = a === 'AUT' && b === 'ESP' ? '' : String(worth);
        builder.add([a, b, String(year), told, String(far), String(Math.abs(i - j) === 1 ? 1 : 0)]);
      });
    });
  return { info: info(), frame: builder.finish() };
}

function contextOf(
  flows: TableFrame | null,
  restrictions: TableFrame | null = null,
  more: Partial<ReportContext> = {},
) {
  const held = [flows, restrictions].filter((table) => table !== null);
  const tables: Tables = {
    list: async (role) =>
      held.map((table) => table.info).filter((one) => role === undefined || one.role === role),
    open: async (id) => held.find((table) => table.info.id === id) as TableFrame,
  };
  return { tables, gazetteer, language: 'en', mostRows: 25, today: '2026-01-01', ...more } as ReportContext;
}

async function ask(name: 'gravity' | 'potential', context: ReportContext, query = '') {
  const settings = new SettingsReader(name, new URLSearchParams(query), nowhere);
  const finding = await (name === 'gravity'
    ? reportGravity(context, settings)
    : tellPotential(context, settings, async (ids) => new Set(ids.filter((id) => id !== 'AT'))));
  settings.settle();
  return finding;
}

const texts = (row: readonly Cell[] | undefined) =>
  row?.map((cell) => (cell.kind === 'place' ? cell.id : cell.kind === 'text' ? cell.text : cell.kind));

describe('potential', () => {
  it('lists the pair that has less than pairs alike first, with its places, and says that nothing was checked', async () => {
    const { tables, restrictions, answer, nothing } = await ask('potential', contextOf(world([2001])));
    expect(nothing).toBeNull();
    expect(texts(tables[0]?.rows[0])?.slice(0, 2)).toEqual(['DE', 'FR']);
    expect(restrictions).toEqual({ checked: false });
    expect(answer.at(-1)?.key).toBe('analyse.potential.answer.caution');
  });

  it('expects something of pairs without a recorded flow', async () => {
    const { tables } = await ask('potential', contextOf(world([2001])), 'shown=unrecorded');
    expect(tables[0]?.total).toBe(1);
    const [from, to, actual, expected, gap] = tables[0]?.rows[0] ?? [];
    // Austria has no page in this atlas: its name stands without a link.
    expect(texts([from as Cell, to as Cell])).toEqual(['Austria', 'ES']);
    expect([actual?.kind, gap?.kind]).toEqual(['missing', 'missing']);
    expect(expected).toMatchObject({ kind: 'range', value: expect.any(Number) });
  });

  it('leaves a side that is no place as it is written, and takes the newest year', async () => {
    const { tables, data } = await ask(
      'potential',
      contextOf(world([2001, 2003])),
      'shown=all&from=Nowhereland',
    );
    expect(new Set(tables[0]?.rows.map((row) => texts(row)?.[0]))).toEqual(new Set(['Nowhereland']));
    expect(data).toMatchObject({ choice: { year: 2003 } });
  });

  it('marks pairs on the lists of restrictions that are loaded, and takes none away', async () => {
    const builder = new FrameBuilder(['name', 'what']);
    builder.add(['FR', 'boats']);
    const lists: TableFrame = {
      info: info({
        id: 'list',
        title: 'A list',
        role: 'restrictions',
        date: '2026',
        columns: { name: 'name', kind: 'what' },
      }),
      frame: builder.finish(),
    };
    const { tables, restrictions } = await ask('potential', contextOf(world([2001]), lists));
    expect(restrictions).toEqual({ checked: true, lists: [{ name: 'A list', date: '2026' }] });
    expect(tables[0]?.rows[0]?.at(-1)).toMatchObject({ kind: 'reasons' });
  });

  it('shows no figure that is none', async () => {
    for (const query of ['', 'shown=all', 'shown=above', 'terms=distance', 'least=1000000']) {
      const finding = await ask('potential', contextOf(world([2001])), query);
      expect(JSON.stringify(finding)).not.toMatch(/NaN|Infinity/);
      for (const { rows } of finding.tables)
        for (const cell of rows.flat())
          if (cell.kind === 'number') expect(Number.isFinite(cell.value)).toBe(true);
          else if (cell.kind === 'range')
            expect(cell.low <= cell.value && cell.value <= cell.high).toBe(true);
    }
  });

  it.each([
    ['year', 'year=1999'],
    ['from', 'from=Atlantis'],
    ['least', 'least=-1'],
    ['shown', 'shown=best'],
  ])('refuses a setting of %s that there is not', async (_, query) => {
    await expect(ask('potential', contextOf(world([2001])), query)).rejects.toMatchObject({
      code: 'report.setting',
    });
  });

  it('says what to add where there is no table, no term, or nothing to fit', async () => {
    expect((await ask('potential', contextOf(null))).nothing?.key).toBe('analyse.potential.nothing');
    const bare = world([2001]);
    const { distance: _distance, border: _border, ...columns } = bare.info.columns;
    const without = { ...bare, info: { ...bare.info, columns } };
    expect((await ask('potential', contextOf(without))).nothing?.key).toBe('analyse.potential.no_terms');
    const builder = new FrameBuilder(['from', 'to', 'year', 'worth', 'how far', 'border']);
    builder.add(['DEU', 'FRA', '2001', '5', '100', '1']);
    const lone = await ask('potential', contextOf({ info: info(), frame: builder.finish() }));
    expect(lone.nothing?.key).toBe('analyse.potential.not_fitted');
    expect(lone.restrictions).toEqual({ checked: false });
  });
});

describe('what flows hang on', () => {
  it('fits the model of the settings, with its terms in words and its picture', async () => {
    const { tables, pictures, data, answer } = await ask('gravity', contextOf(world([2001, 2003, 2005])));
    expect(data).toMatchObject({
      model: {
        formula: 'worth ~ log(`how far`) + border | from^year + to^year',
        where: 'from != to and year in (2001, 2003, 2005)',
        cluster: ['from^to'],
      },
    });
    expect(tables[0]?.rows.map(([term]) => (term?.kind === 'words' ? term.words.key : null))).toEqual([
      'analyse.gravity.term.distance',
      'analyse.gravity.term.border',
    ]);
    expect(pictures[0]?.chart).toMatchObject({ type: 'bars' });
    expect(answer[0]).toMatchObject({ key: 'analyse.gravity.answer.distance', values: { falls: 'yes' } });
  });

  it.each([
    ['estimator=ols', 'log(worth) ~ log(`how far`) + border | from^year + to^year'],
    ['effects=none', 'worth ~ log(`how far`) + border + size_of_exporter + size_of_importer'],
    ['effects=sides', 'worth ~ log(`how far`) + border | from + to + year'],
    ['cluster=both', 'worth ~ log(`how far`) + border | from^year + to^year'],
    ['cluster=none&first=2003', 'worth ~ log(`how far`) + border | from^year + to^year'],
  ])('takes %s', async (query, formula) => {
    const finding = await ask('gravity', contextOf(world([2001, 2003, 2005])), query);
    expect(finding.nothing).toBeNull();
    expect(finding.data).toMatchObject({ model: { formula } });
    expect(JSON.stringify(finding)).not.toMatch(/NaN|Infinity/);
  });

  it('says why a model cannot be fitted, by name', async () => {
    const { nothing } = await ask('gravity', contextOf(world([2001, 2003])), 'effects=sides_years_pairs');
    expect(nothing?.key).toBe('analyse.gravity.not_fitted');
    expect(nothing?.values?.why).toContain('log(`how far`)');
  });
});
