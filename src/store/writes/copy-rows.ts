import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from '../database.js';
import { storableText } from '../rows/storable-text.js';

type Value = string | number | boolean | null | readonly string[] | object;

const CHUNK = 64 * 1024;

/**
 * Loads rows by COPY, the fastest way in, without ever holding all of them as text. Every row has the columns of the first.
 * @returns how many rows went in
 */
export async function copyRows(
  client: pg.PoolClient,
  table: keyof Database,
  rows: Iterable<object>,
): Promise<number> {
  const iterator = rows[Symbol.iterator]();
  const first = iterator.next();
  if (first.done) return 0;
  const columns = Object.keys(first.value);
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const target = client.query(copyFrom(`copy ${pg.escapeIdentifier(table)} (${names}) from stdin`));
  let count = 0;
  function* lines(): Generator<string> {
    let chunk = '';
    for (let next = first; !next.done; next = iterator.next()) {
      const values = new Map(Object.entries(next.value));
      chunk += `${columns.map((column) => field(values.get(column) ?? null)).join('\t')}\n`;
      count += 1;
      if (chunk.length >= CHUNK) {
        yield chunk;
        chunk = '';
      }
    }
    yield chunk;
  }
  await pipeline(Readable.from(lines(), { objectMode: true }), target);
  return count;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escapeField = (text: string): string =>
  storableText(text).replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);

/** A value in COPY's text format; an array becomes PostgreSQL's array literal. */
function field(value: Value): string {
  if (value === null) return '\\N';
  if (Array.isArray(value)) return escapeField(arrayLiteral(value));
  return escapeField(String(value));
}

export function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
