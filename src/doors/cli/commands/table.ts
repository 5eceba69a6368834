import { IntertieError } from '../../../base/index.js';
import { addTable, listTables, removeTable, type TableRole } from '../../../ingest/index.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';

export interface TableFlags {
  readonly home?: string;
  readonly json?: boolean;
}

export interface TableAddFlags extends TableFlags {
  readonly role: TableRole;
  readonly id?: string;
  readonly title?: string;
  readonly origin?: string;
  readonly licence?: string;
  readonly date?: string;
  readonly unit?: string;
  /** `part=column`. */
  readonly column?: readonly string[];
  /** Comma-separated names. */
  readonly header?: string;
}

/** `exporter=iso_o` as a part and its column. @throws IntertieError `usage.column` */
function columnsOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const cut = pair.indexOf('=');
      if (cut < 1)
        throw new IntertieError(
          'usage.column',
          'not a part and its column',
          pair,
          'write --column exporter=NAME',
        );
      return [pair.slice(0, cut).trim(), pair.slice(cut + 1).trim()];
    }),
  );
}

/** `intertie table add`: a table that analyses may work on from then on. */
export async function runTableAdd(path: string, flags: TableAddFlags, terminal: Terminal): Promise<ExitCode> {
  const { home, json, column = [], header, ...said } = flags;
  const names = header?.split(',').map((name) => name.trim());
  const table = await addTable(path, { ...said, columns: columnsOf(column), header: names }, { home });
  await terminal.print(
    json
      ? JSON.stringify(table)
      : `added      ${table.id}: ${table.title}, a table of ${table.role}, kept in ${table.file}`,
  );
  return EXIT.ok;
}

/** `intertie table list`: the operator's own tables, then those that came with Intertie. */
export async function runTableList(flags: TableFlags, terminal: Terminal): Promise<ExitCode> {
  const tables = await listTables({ home: flags.home });
  if (flags.json) await terminal.print(JSON.stringify(tables));
  else if (tables.length === 0) await terminal.print('no tables: add one with intertie table add');
  else
    for (const { id, role, title, licence, bundled } of tables)
      await terminal.print(
        [
          `${id.padEnd(16)}  ${role.padEnd(12)}  ${title}`,
          licence ?? 'no licence stated',
          ...(bundled ? ['came with Intertie'] : []),
        ].join(', '),
      );
  return EXIT.ok;
}

/** `intertie table remove`: an own table; what came with Intertie stays. */
export async function runTableRemove(id: string, flags: TableFlags, terminal: Terminal): Promise<ExitCode> {
  if (!(await removeTable(id, { home: flags.home })))
    throw new IntertieError(
      'tables.unknown',
      'no table of your own has this name',
      id,
      'see: intertie table list',
    );
  await terminal.print(flags.json ? JSON.stringify({ removed: id }) : `removed    ${id}`);
  return EXIT.ok;
}
