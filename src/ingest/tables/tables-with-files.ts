import { basename } from 'node:path';
import type { Frame } from '../../analyses/index.js';
import { IntertieError } from '../../base/index.js';
import { knownHeader } from './known-headers.js';
import type { TableFrame, Tables } from './open-table.js';
import { NEEDED_COLUMNS, type TableInfo, type TableRole } from './table-info.js';

/** A file that stands beside the tables for one command, without being added to them. */
export interface GivenFile {
  /** By which it is opened. */
  readonly id: string;
  readonly role: TableRole;
  readonly path: string;
}

/** The tables with some files before them. A file is read when it is first opened. */
export function tablesWithFiles(tables: Tables, files: readonly GivenFile[]): Tables {
  const kept = new Map<string, Promise<TableFrame>>();
  const open = (file: GivenFile): Promise<TableFrame> => {
    const known = kept.get(file.id) ?? readGiven(file);
    kept.set(file.id, known);
    return known;
  };
  return {
    async list(role) {
      const given = files.filter((file) => role === undefined || file.role === role);
      return [
        ...(await Promise.all(given.map(async (file) => (await open(file)).info))),
        ...(await tables.list(role)),
      ];
    },
    async open(id, role) {
      const file = files.find((one) => one.id === id && (role === undefined || one.role === role));
      return file === undefined ? tables.open(id, role) : open(file);
    },
  };
}

async function readGiven({ id, role, path }: GivenFile): Promise<TableFrame> {
  const { openTable } = await import('../table/read-table.js');
  const opened = await openTable(path, { delimiter: null, encoding: null });
  const known = knownHeader(role, opened.columns);
  const names = known?.names ?? opened.columns;
  const columns = { ...known?.columns };
  for (const part of NEEDED_COLUMNS[role]) {
    if (columns[part] === undefined && names.includes(part)) columns[part] = part;
    if (columns[part] === undefined)
      throw new IntertieError(
        'tables.column',
        `a table of ${role} needs a column for ${part}`,
        `${path}: ${names.slice(0, 12).join(', ')}`,
        `name a column ${part}, or use a format that is known (docs/reference/analyses.md)`,
      );
  }
  const info: TableInfo = {
    id,
    title: basename(path),
    origin: null,
    licence: null,
    date: null,
    role,
    columns,
    unit: null,
    bundled: false,
    file: path,
  };
  return { info, frame: await frameOf(path, names, known?.names ? opened.columns : null, opened.rows()) };
}

async function frameOf(
  path: string,
  names: readonly string[],
  first: readonly string[] | null,
  rows: AsyncIterable<{ readonly cells: readonly string[]; readonly line: number }>,
): Promise<Frame> {
  // The analyses take long to load: only a table that is opened needs them.
  const { FrameBuilder } = await import('../../analyses/index.js');
  const builder = new FrameBuilder(names);
  if (first !== null) builder.add(first);
  for await (const { cells, line } of rows) {
    if (cells.length !== names.length)
      throw new IntertieError(
        'table.ragged',
        'a line has another number of cells than the first',
        `${path}, line ${line}: ${cells.length} of ${names.length}`,
        'mend the line, or put quotation marks around cells that hold the delimiter',
      );
    builder.add(cells);
  }
  return builder.finish();
}
