import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { IntertieError } from '../../base/index.js';
import { pathError } from '../list-targets.js';
import { parseMapping } from './parse-mapping.js';
import { plainMapping } from './plain-mapping.js';
import { openTable } from './read-table.js';
import type { TableMapping } from './table-mapping.js';

export interface SettledMapping {
  readonly mapping: TableMapping;
  /** What the user should know when he named no mapping; null when he did. */
  readonly notice: string | null;
}

/** "twins.csv.gz" → "twins.mapping.yaml" beside it. */
const besideOf = (path: string): string =>
  `${path.replace(/(\.(csv|tsv|txt|tab))?(\.gz)?$/i, '')}.mapping.yaml`;

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw pathError(path, error);
  }
}

/**
 * The mapping for a table: the named file, else `TABLE.mapping.yaml` beside the table, else what its column names say
 * plainly (`plainMapping`).
 *
 * @param kind Kind of tie for a plain table without a column `kind`; "twinning" when not given.
 * @throws IntertieError `path.*`, `mapping.*`, `table.*`; `mapping.needed` when there is none and the columns do not tell
 */
export async function settleMapping(
  path: string,
  mappingPath: string | undefined,
  kind?: string,
): Promise<SettledMapping> {
  if (mappingPath !== undefined) {
    return { mapping: parseMapping(mappingPath, await textOf(mappingPath)), notice: null };
  }
  const table = await openTable(path, { delimiter: null, encoding: null });
  const beside = besideOf(path);
  const text = await textOf(beside).catch((error: unknown) => {
    if (error instanceof IntertieError && error.code === 'path.unknown') return null;
    throw error;
  });
  if (text !== null) return { mapping: parseMapping(beside, text), notice: `mapping: ${beside}` };
  const title = basename(path).replace(/(\.(csv|tsv|txt|tab))?(\.gz)?$/i, '');
  const plain = plainMapping(table.columns, title, kind ?? 'twinning');
  if (plain === null) {
    throw new IntertieError(
      'mapping.needed',
      'the columns do not tell which places a row ties together',
      `${path} (columns found: ${table.columns.join(', ')})`,
      'write a mapping file (docs/how-to/import-a-table.md) and give it with --mapping FILE',
    );
  }
  const mapping = parseMapping(`columns of ${basename(path)}`, plain);
  const kindTold =
    'value' in mapping.kind.cell ? `each row is read as ${mapping.kind.cell.value}` : 'kind by column';
  const columns = mapping.places.flatMap(({ name }) => ('column' in name ? [name.column] : [])).join(' and ');
  return { mapping, notice: `no mapping given: ${columns} are the places, ${kindTold}` };
}
