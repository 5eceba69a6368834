import { sql } from 'kysely';
import type { Transaction } from '../connection.js';
import type { Database } from '../database.js';
import { storableJson } from '../rows/storable-text.js';
import { copyRows } from './copy-rows.js';

/** Up to this many rows go in by one statement; a COPY a table takes more turns than they are worth. */
const FEW = 100;

/** Rows of one table in COPY's form: lists of words as lists, other objects as JSON text, in the columns that `json` names. */
export interface TableRows {
  readonly table: keyof Database;
  readonly rows: readonly object[];
  readonly json?: readonly string[];
}

/** Writes rows of several tables, those that others point to first. */
export async function writeRows(tx: Transaction, tables: readonly TableRows[]): Promise<void> {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const count = filled.reduce((sum, { rows }) => sum + rows.length, 0);
  if (count === 0) return;
  if (count <= FEW) await insertRows(tx, filled);
  else for (const { table, rows } of filled) await copyRows(tx.client, table, rows);
}

async function insertRows({ db }: Transaction, tables: readonly TableRows[]): Promise<void> {
  const parts = tables.map(({ table, rows, json = [] }) => {
    const names = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)));
    const values = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [
          column,
          json.includes(column) ? JSON.parse(value) : value,
        ]),
      ),
    );
    return sql`${sql.ref(`new_${table}`)} as (insert into ${sql.table(table)} (${names})
      select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${storableJson(values)}::jsonb))`;
  });
  await sql`with ${sql.join(parts)} select 1`.execute(db);
}
