import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultHome, IntertieError } from '../../base/index.js';
import { pathError } from '../list-targets.js';
import { packageFolder } from '../package-folder.js';
import { checkTableId, parseTableInfo, type TableInfo, type TableRole } from './table-info.js';

export interface TablesOptions {
  /** Data folder of the operator, whose own tables lie in `tables/` there. */
  readonly home?: string | undefined;
  /** Folder of the tables that came with Intertie. */
  readonly bundled?: string | undefined;
}

/** Where an operator's own tables are kept. */
export function tablesFolder(home: string = defaultHome(process.env)): string {
  return join(home, 'tables');
}

const bundledFolder = () => join(packageFolder(), 'data', 'tables');
const FILES = ['table.csv.gz', 'table.csv', 'table.tsv.gz', 'table.tsv'];

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw pathError(folder, error);
  });
}

/** The table of one folder. @throws IntertieError `tables.*` naming the file */
export async function readTableInfo(folder: string, id: string, bundled: boolean): Promise<TableInfo> {
  const names = await namesIn(folder);
  const name = FILES.find((one) => names.includes(one));
  if (name === undefined)
    throw new IntertieError(
      'tables.no_file',
      'a folder without its table',
      folder,
      `put ${FILES.join(' or ')} there`,
    );
  const yaml = join(folder, 'table.yaml');
  const text = await readFile(yaml, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      throw new IntertieError(
        'tables.no_description',
        'a table without its description',
        yaml,
        'write one, or add the table with: intertie table add',
      );
    throw pathError(yaml, error);
  });
  return parseTableInfo(text, { id, yaml, file: join(folder, name), bundled });
}

async function tablesIn(folder: string, bundled: boolean): Promise<readonly TableInfo[]> {
  const names = (await namesIn(folder)).filter((name) => !name.startsWith('.')).sort();
  return Promise.all(names.map((name) => readTableInfo(join(folder, name), checkTableId(name), bundled)));
}

/**
 * The tables that analyses may work on: the operator's own, then those that came with Intertie, each by id. An own one stands in the place of a
 * bundled one of its id.
 * @throws IntertieError `tables.*` naming the file and what to mend
 */
export async function listTables(
  options: TablesOptions = {},
  role?: TableRole,
): Promise<readonly TableInfo[]> {
  const [own, bundled] = await Promise.all([
    tablesIn(tablesFolder(options.home), false),
    tablesIn(options.bundled ?? bundledFolder(), true),
  ]);
  const taken = new Set(own.map(({ id }) => id));
  const all = [...own, ...bundled.filter(({ id }) => !taken.has(id))];
  return role === undefined ? all : all.filter((table) => table.role === role);
}
