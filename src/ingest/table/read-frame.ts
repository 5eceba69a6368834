import { type Frame, FrameBuilder } from '../../analyses/index.js';
import { IntertieError } from '../../base/index.js';
import { openTable } from './read-table.js';

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
  const wanted = table.columns.flatMap((name, i) =>
    uses.length === 0 || uses.some((text) => text.includes(name)) ? [i] : [],
  );
  const builder = new FrameBuilder(wanted.map((i) => table.columns[i] ?? ''));
  let rows = 0;
  for await (const { cells, line } of table.rows()) {
    if (cells.length !== table.columns.length)
      throw new IntertieError(
        'table.ragged',
        'a line has another number of cells than the first',
        `${path}, line ${line}: ${cells.length} of ${table.columns.length}`,
        'mend the line, or put quotation marks around cells that hold the delimiter',
      );
    if (++rows > MOST_ROWS)
      throw new IntertieError(
        'table.too_long',
        'the table is too long for an analysis',
        `${path}: more than ${MOST_ROWS} rows`,
        'cut it to the years or places you ask about',
      );
    builder.add(wanted.map((i) => cells[i] ?? ''));
  }
  return { ...builder.finish(), names: table.columns };
}
