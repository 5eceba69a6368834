import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { CORE_SCHEMA, dump } from 'js-yaml';
import { IntertieError } from '../../base/index.js';
import { openTable as openFile } from '../table/read-table.js';
import { knownHeader } from './known-headers.js';
import { readTableInfo, tablesFolder } from './list-tables.js';
import { checkTableId, NEEDED_COLUMNS, type TableInfo, type TableRole } from './table-info.js';

export interface NewTable {
  /** Name of its folder; the file's name when not given. */
  readonly id?: string | undefined;
  readonly role: TableRole;
  readonly title?: string | undefined;
  readonly origin?: string | undefined;
  readonly licence?: string | undefined;
  readonly date?: string | undefined;
  readonly unit?: string | undefined;
  /** Parts and columns; a part whose column bears its own name need not be given. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Names of the columns of a file without a first line of names. */
  readonly header?: readonly string[] | undefined;
}

const slugOf = (path: string) =>
  basename(path)
    .replace(/(\.[a-z0-9]{1,5}){1,2}$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);

/** Writes the file as CSV, gzipped, with the line of names it lacks. */
async function keepTable(path: string, header: string | undefined, to: string): Promise<void> {
  const bytes = (await isZipped(path)) ? createReadStream(path).pipe(createGunzip()) : createReadStream(path);
  const withNames = async function* () {
    if (header !== undefined) yield Buffer.from(`${header}\n`);
    for await (const piece of bytes) yield piece as Buffer;
  };
  await pipeline(Readable.from(withNames()), createGzip(), createWriteStream(to));
}

async function isZipped(path: string): Promise<boolean> {
  for await (const piece of createReadStream(path, { end: 1 })) {
    const [first, second] = piece as Buffer;
    return first === 0x1f && second === 0x8b;
  }
  return false;
}

/**
 * Keeps a copy of a CSV or TSV file, plain or gzip, with what is known of it, in the home folder; a table of the same id gives place.
 *
 * @throws IntertieError `path.*`, `table.*`, `tables.*` naming file and remedy; nothing is kept then
 */
export async function addTable(
  path: string,
  table: NewTable,
  options: { readonly home?: string | undefined } = {},
): Promise<TableInfo> {
  const id = checkTableId(table.id ?? slugOf(path));
  const opened = await openFile(path, { delimiter: null, encoding: null });
  const known = table.header ? null : knownHeader(table.role, opened.columns);
  const header = table.header ?? known?.names ?? undefined;
  const names = header ?? opened.columns;
  if (table.header && table.header.length !== opened.columns.length)
    throw new IntertieError(
      'tables.header',
      'the names given are not as many as the columns',
      `${table.header.length} names for ${opened.columns.length} columns in ${path}`,
      'give a name for each column',
    );
  const columns: Record<string, string> = {};
  for (const part of NEEDED_COLUMNS[table.role]) if (names.includes(part)) columns[part] = part;
  Object.assign(columns, known?.columns, table.columns);
  for (const [part, name] of Object.entries(columns)) {
    if (names.includes(name)) continue;
    throw new IntertieError(
      'tables.column',
      `the table has no such column for ${part}`,
      `${name} in ${path}`,
      `use one of ${names.slice(0, 20).join(', ')}`,
    );
  }
  const lacking = NEEDED_COLUMNS[table.role].find((part) => columns[part] === undefined);
  if (lacking !== undefined)
    throw new IntertieError(
      'tables.missing',
      `a table of ${table.role} needs a column for this`,
      `${lacking} in ${path}`,
      `say which it is, as ${lacking}=${names.find((name) => !Object.values(columns).includes(name)) ?? 'COLUMN'} (--column); the columns are ${names.slice(0, 20).join(', ')}`,
    );
  const { title = basename(path), origin, licence, date, unit, role } = table;
  const said = Object.entries({ title, origin, licence, date, unit, role, columns });
  const yaml = dump(Object.fromEntries(said.filter(([, value]) => value !== undefined)), {
    schema: CORE_SCHEMA,
  });
  const folder = tablesFolder(options.home);
  const made = join(folder, `.${id}-${process.pid}`);
  try {
    await mkdir(made, { recursive: true });
    const line = header?.join(opened.delimiter);
    await keepTable(path, line, join(made, 'table.csv.gz'));
    await writeFile(join(made, 'table.yaml'), yaml);
    await readTableInfo(made, id, false);
    // Made beside and moved into place: a page never meets half a table.
    await rm(join(folder, id), { recursive: true, force: true });
    await rename(made, join(folder, id));
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  return readTableInfo(join(folder, id), id, false);
}

/** Takes an own table away. False when there is none of that id. */
export async function removeTable(
  id: string,
  options: { readonly home?: string | undefined } = {},
): Promise<boolean> {
  const folder = join(tablesFolder(options.home), checkTableId(id));
  const gone = join(tablesFolder(options.home), `.${id}-removed`);
  try {
    await rename(folder, gone);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  await rm(gone, { recursive: true, force: true });
  return true;
}
