import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlaceId } from '../../base/index.js';
import type { Cell, ReportTable } from '../../reports/index.js';
import { csvCell, reportCsv } from './report-csv.js';

const table = (rows: readonly (readonly Cell[])[]): ReportTable => ({
  id: 't',
  caption: { key: 'analyse.title' },
  columns: (rows[0] ?? []).map((_, i) => ({ id: `c${i}`, label: { key: 'analyse.title' }, align: 'start' })),
  rows,
  total: rows.length,
});

describe('a table as CSV', () => {
  it('writes plain figures, both bounds of a range, the id behind a name, and nothing for what is not known', () => {
    const csv = reportCsv(
      table([
        [
          { kind: 'place', id: 'XA-tarn' as PlaceId, name: 'Tarn, the old', country: 'XA' },
          { kind: 'range', low: 1, value: 2.5, high: 4 },
          { kind: 'missing', why: { key: 'analyse.missing' } },
          { kind: 'number', value: 0.125, style: 'percent' },
        ],
      ]),
      'en',
    );
    expect(csv).toBe('\uFEFFc0,c0_id,c1,c1_low,c1_high,c2,c3\r\n"Tarn, the old",XA-tarn,2.5,1,4,,0.125\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])(
    'lets no spreadsheet run %s',
    (text) => {
      const [[read]] = parse(csvCell(text)) as [[string]];
      expect(read).toBe(`'${text}`);
    },
  );

  it('is read back as it was, whatever stands in a cell', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), (texts) => {
        const csv = reportCsv(table([texts.map((text) => ({ kind: 'text', text }))]), 'en');
        const rows = parse(csv, { bom: true, relax_column_count: true }) as string[][];
        const guarded = texts.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text));
        expect(rows[1] ?? ['']).toEqual(guarded);
      }),
    );
  });
});
