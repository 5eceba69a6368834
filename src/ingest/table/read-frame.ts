import { type Frame, FrameBuilder } from '../../analyses/index.js';
import { IntertieError } from '../../base/index.js';
import { openTable } from './read-table.js';
import { cellText, RecordScanner, type ScannedRecord } from './scan-records.js';

/** More rows than this do not fit the memory that an analysis may take. */
const MOST_ROWS = 20_000_000;

/**
 * A table of flows as columns, from a CSV or TSV file, plain or gzip. Only columns whose names occur in `uses` (formulas, conditions) are kept, so
 * that a wide table of millions of rows does not fill the memory; with nothing in `uses` all are.
 *
 * @throws IntertieError `path.*`, `table.*`
 */
export async function readFrame(path: string, uses: readonly string[] = []): Promise<Frame> {
  const table = await openTable(path, { delimiter: null, encoding: null });
  await table.rows().return(undefined);
  const { columns, delimiter } = table;
  const wanted = columns.flatMap((name, i) =>
    uses.length === 0 || uses.some((text) => text.includes(name)) ? [i] : [],
  );
  const builder = new FrameBuilder(
    wanted.map((i) => columns[i] ?? ''),
    delimiter,
  );
  let rows = -1;
  const take = (record: ScannedRecord): void => {
    if (++rows === 0) return;
    if (record.cells !== columns.length) throw ragged(path, record, columns.length);
    if (rows > MOST_ROWS)
      throw new IntertieError(
        'table.too_long',
        'the table is too long for an analysis',
        `${path}: more than ${MOST_ROWS} rows`,
        'cut it to the years or places you ask about',
      );
    if (record.doubled.length > 0) builder.add(wanted.map((i) => cellText(record, i)));
    else builder.addBytes(record.bytes, record.starts, record.ends, wanted);
  };
  const scanner = new RecordScanner(delimiter.charCodeAt(0), table.quotes);
  for await (const bytes of table.utf8()) scanner.scan(bytes, false, take);
  scanner.scan(new Uint8Array(0), true, take);
  return { ...builder.finish(), names: columns };
}

function ragged(path: string, { cells, line }: ScannedRecord, expected: number): IntertieError {
  return new IntertieError(
    'table.ragged',
    'a line has another number of cells than the first',
    `${path}, line ${line}: ${cells} of ${expected}`,
    'mend the line, or put quotation marks around cells that hold the delimiter',
  );
}
