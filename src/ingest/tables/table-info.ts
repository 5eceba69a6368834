import { IntertieError } from '../../base/index.js';
import { CheckedNode } from '../../vocabulary/index.js';

/** What a table is for. `runways` stand beside `airports`; `restrictions` are lists that say what may not be traded or flown. */
export const TABLE_ROLES = ['flows', 'routes', 'airports', 'runways', 'restrictions'] as const;
export type TableRole = (typeof TABLE_ROLES)[number];

/** Parts that a column must play for a table to be of use; it may have others besides. */
export const NEEDED_COLUMNS: Readonly<Record<TableRole, readonly string[]>> = {
  flows: ['exporter', 'importer', 'value'],
  routes: ['source', 'destination'],
  airports: ['code', 'latitude', 'longitude'],
  runways: ['airport', 'length'],
  restrictions: ['name'],
};

/** What `table.yaml` says of the table beside it. */
export interface TableInfo {
  /** Name of its folder; how addresses and commands name it. */
  readonly id: string;
  readonly title: string;
  /** Who made it and where it is from, as a citation. */
  readonly origin: string | null;
  readonly licence: string | null;
  /** Of which day, month or year it is: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string | null;
  readonly role: TableRole;
  /** Name of the column by the part that it plays: `{ exporter: 'iso_o', value: 'trade' }`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Of its values, as "million US dollars". */
  readonly unit: string | null;
  /** Came with Intertie, or is the operator's own. */
  readonly bundled: boolean;
  /** Path of the table itself. */
  readonly file: string;
}

const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const KEYS = ['title', 'origin', 'licence', 'date', 'role', 'unit', 'columns'] as const;

/** The id, when it may be the name of a folder. @throws IntertieError `tables.id` */
export function checkTableId(id: string): string {
  if (ID.test(id)) return id;
  throw new IntertieError(
    'tables.id',
    'not a name for a table',
    JSON.stringify(id.slice(0, 80)),
    'use small letters, digits and hyphens, at most 40',
  );
}

/**
 * Reads `table.yaml`.
 * @throws IntertieError `tables.unreadable`, `tables.missing`, `tables.unknown_key`, `tables.unknown_value`, `tables.date` naming the file and the key
 */
export function parseTableInfo(
  text: string,
  at: { readonly id: string; readonly yaml: string; readonly file: string; readonly bundled: boolean },
): TableInfo {
  const top = CheckedNode.parse(at.yaml, text, 'tables');
  for (const [key, node] of top.entries()) {
    if (!(KEYS as readonly string[]).includes(key))
      throw node.refuse('unknown_key', 'a table has no such key', key, `use ${KEYS.join(', ')}`);
  }
  const role = top.at('role').oneOf(TABLE_ROLES, 'roles of tables');
  const columns = Object.fromEntries(
    top
      .at('columns')
      .entries()
      .map(([part, node]) => [part, node.text()]),
  );
  for (const part of NEEDED_COLUMNS[role]) {
    if (columns[part] === undefined)
      throw top
        .at('columns')
        .refuse(
          'missing',
          `a table of ${role} needs a column for this`,
          part,
          `add the line "${part}: NAME OF THE COLUMN"`,
        );
  }
  const date = top.at('date').missing ? null : top.at('date').scalar();
  if (date !== null && !DATE.test(date))
    throw top.at('date').refuse('date', 'not a date', date, 'write YYYY, YYYY-MM or "YYYY-MM-DD"');
  return {
    id: checkTableId(at.id),
    title: top.at('title').text(),
    origin: top.at('origin').textOrNull(),
    licence: top.at('licence').textOrNull(),
    date,
    role,
    columns,
    unit: top.at('unit').textOrNull(),
    bundled: at.bundled,
    file: at.file,
  };
}
