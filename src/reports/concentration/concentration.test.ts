import { describe, expect, it } from 'vitest';
import { FrameBuilder } from '../../analyses/index.js';
import type { TableFrame, TableInfo } from '../../ingest/index.js';
import type { ReportContext } from '../context.js';
import type { PlaceFinder } from '../find-place.js';
import type { Cell } from '../report.js';
import { SettingsReader } from '../settings.js';
import { findOfTable, missingYears } from './find-of-table.js';

const nowhere: PlaceFinder = { byId: async () => null, byName: async () => [], fullName: ({ name }) => name };
const context = { mostRows: 25 } as ReportContext;

function tableOf(
  names: readonly string[],
  lines: readonly string[],
  columns: TableInfo['columns'],
): TableFrame {
  const builder = new FrameBuilder(names);
  for (const line of lines) builder.add(line.split(' '));
  const info: TableInfo = {
    id: 'trade',
    title: 'Trade',
    origin: null,
    licence: null,
    date: null,
    role: 'flows',
    columns,
    unit: 'EUR',
    bundled: false,
    file: 'trade.csv',
  };
  return { info, frame: builder.finish() };
}
const find = (table: TableFrame, query = '') => {
  const settings = new SettingsReader('concentration', new URLSearchParams(query), nowhere);
  const finding = findOfTable(table, context, settings);
  settings.settle();
  return finding;
};
const cells = (rows: readonly (readonly Cell[])[]) =>
  rows.map((row) =>
    row.map((cell) => ('value' in cell ? cell.value : 'text' in cell ? cell.text : cell.kind)),
  );

const COLUMNS = { exporter: 'from', importer: 'to', value: 'worth', year: 'year' };
const NAMES = ['from', 'to', 'year', 'worth'];
const FLOWS = [
  'A B 2019 10',
  'A C 2019 30',
  'A A 2019 900',
  'A B 2021 20',
  'A C 2021 10',
  'B C 2021 10',
  'A D 2021 NA',
  'A E 2021 -5',
];

describe('concentration of a table of flows', () => {
  it('ranks members of the last year beside the one before, leaving out what a member sells itself', () => {
    const { tables, leftOut } = find(tableOf(NAMES, FLOWS, COLUMNS));
    expect(cells(tables[0]?.rows ?? []).map((row) => row.slice(0, 4))).toEqual([
      [1, 'B', 20, 0.5],
      [1, 'C', 20, 0.5],
    ]);
    expect(leftOut.map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  it('says which years are not recorded, in the answer and in the table of years', () => {
    const { answer, tables } = find(tableOf(NAMES, FLOWS, COLUMNS));
    expect(answer.at(-1)).toEqual({
      key: 'analyse.concentration.answer.missing',
      values: { count: 1, years: '2020' },
    });
    const years = tables.find(({ id }) => id === 'years');
    expect(years?.rows.map((row) => row[1]?.kind)).toEqual(['number', 'missing', 'number']);
    expect(missingYears([])).toEqual([]);
  });

  it('narrows to one exporter, one year and the shares of the other side', () => {
    const { tables } = find(tableOf(NAMES, FLOWS, COLUMNS), 'from=B&now=2021');
    expect(cells(tables[0]?.rows ?? [])[0]?.slice(0, 4)).toEqual([1, 'C', 10, 1]);
    const exporters = find(tableOf(NAMES, FLOWS, COLUMNS), 'by=exporter&domestic=yes&now=2019').tables;
    expect(cells(exporters[0]?.rows ?? [])[0]?.slice(0, 3)).toEqual([1, 'A', 940]);
  });

  it('shows what either side reports side by side, and ranks by the side that is asked for', () => {
    const lines = ['A B 2020 10 14', 'A C 2020 12 NA', 'A D 2020 NA 3'];
    const table = tableOf([...NAMES, 'reported'], lines, { ...COLUMNS, mirror: 'reported' });
    const own = find(table);
    expect(cells(own.tables[0]?.rows ?? []).map((row) => row[1])).toEqual(['C', 'B']);
    const sides = own.tables.find(({ id }) => id === 'sides');
    expect(sides?.rows.map((row) => row.map(({ kind }) => kind))).toEqual([
      ['text', 'number', 'number', 'number'],
      ['text', 'number', 'missing', 'missing'],
      ['text', 'missing', 'number', 'missing'],
    ]);
    const other = find(table, 'side=importer');
    expect(cells(other.tables[0]?.rows ?? []).map((row) => row[1])).toEqual(['B', 'D']);
  });

  it('says that nothing is there when no flow is above zero, and never a share of nothing', () => {
    const finding = find(tableOf(NAMES, ['A B 2020 0', 'B A 2020 -3'], COLUMNS));
    expect(finding.nothing?.key).toBe('analyse.concentration.nothing_there');
    expect(finding.tables).toEqual([]);
    expect(JSON.stringify(finding)).not.toContain('NaN');
  });

  it('takes a table of one period without years, and a single exporter', () => {
    const finding = find(
      tableOf(['from', 'to', 'worth'], ['A B 3', 'A C 1'], {
        exporter: 'from',
        importer: 'to',
        value: 'worth',
      }),
    );
    expect(finding.tables.map(({ id }) => id)).toEqual(['ranks']);
    expect(finding.answer[0]?.values).toMatchObject({ timed: 'no', share: 1 });
  });

  it('refuses words where figures belong, a year that is not there and a name that is not', () => {
    const code = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return (error as { code?: string }).code;
      }
      return null;
    };
    expect(code(() => find(tableOf(NAMES, ['A B 2020 much'], COLUMNS)))).toBe('tables.not_numbers');
    expect(code(() => find(tableOf(NAMES, FLOWS, COLUMNS), 'now=2020'))).toBe('report.setting');
    expect(code(() => find(tableOf(NAMES, FLOWS, COLUMNS), 'from=Z'))).toBe('report.setting');
  });
});
