import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, RecordScanner } from './scan-records.js';

/** Scans a text that comes in pieces of so many bytes. */
function scan(text: string, piece = 1 << 16, delimiter = ',', quotes = true): string[][] {
  const rows: string[][] = [];
  const scanner = new RecordScanner(delimiter.charCodeAt(0), quotes);
  const take = (record: Parameters<Parameters<RecordScanner['scan']>[2]>[0]): void => {
    rows.push(Array.from({ length: record.cells }, (_, i) => cellText(record, i)));
  };
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += piece) scanner.scan(bytes.subarray(at, at + piece), false, take);
  scanner.scan(new Uint8Array(0), true, take);
  return rows;
}

describe('scanning records', () => {
  it('reads what csv-parse reads, however the bytes are cut', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '1',
        '-2.5',
        'São Paulo',
        '"a,b"',
        '"say ""yes"""',
        '""',
        'o"clock',
        '"a\nb"',
        '"Брест"',
      ),
      fc.string({ maxLength: 6 }).map((text) => text.replace(/["\r\n,]/g, '_').trim()),
    );
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (rows, piece, end, closed) => {
          const text = rows.map((row) => row.join(',')).join(end) + (closed ? end : '');
          const expected = parse(text, {
            relax_quotes: true,
            relax_column_count: true,
            skip_empty_lines: true,
          });
          expect(scan(text, piece)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes letters behind a closing quotation mark as they stand', () => {
    expect(scan('"a"b,c\n')).toEqual([['"a"b', 'c']]);
  });

  it('reads old Mac line ends and tabs, and quotation marks as letters where a table has none', () => {
    expect(scan('a\tb\r5" pipe\tc\r', 3, '\t', false)).toEqual([
      ['a', 'b'],
      ['5" pipe', 'c'],
    ]);
  });

  it('refuses a quotation mark that is never closed', () => {
    expect(() => scan('a,b\n"c,d\n')).toThrow(expect.objectContaining({ code: 'table.damaged' }));
  });
});
