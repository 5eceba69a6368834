import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isIntertieError } from '../../base/index.js';
import { openTable } from './read-table.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'intertie-table-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function read(path: string, encoding: string | null = null) {
  const table = await openTable(path, { delimiter: null, encoding });
  const rows: string[][] = [];
  for await (const { cells } of table.rows()) rows.push([...cells]);
  return { table, rows };
}

const codeOf = (path: string, encoding: string | null = null) =>
  read(path, encoding).then(
    () => 'none',
    (error: unknown) => (isIntertieError(error) ? error.code : String(error)),
  );

test('an unknown path, a folder, an empty file and other formats are refused by what they are', async () => {
  expect(await codeOf(join(folder, 'none.csv'))).toBe('path.unknown');
  expect(await codeOf(folder)).toBe('path.folder');
  expect(await codeOf(write('empty.csv', ''))).toBe('table.empty');
  expect(await codeOf(write('blank.csv', '\n\n'))).toBe('table.empty');
  expect(await codeOf(write('book.csv', Buffer.from('PK\x03\x04 workbook')))).toBe('table.format');
  expect(await codeOf(write('page.csv', '<!DOCTYPE html><html>'))).toBe('table.format');
  expect(await codeOf(write('data.csv', '[{"a":1}]'))).toBe('table.format');
  expect(await codeOf(write('a.csv', 'a,b\n1,2\n'), 'klingon-8')).toBe('table.encoding');
});

test('a gzip file that is cut short is damaged, never half a table', async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `${i},town ${i * 7919}`).join('\n');
  const whole = gzipSync(`id,name\n${lines}\n`);
  expect(await codeOf(write('cut.csv.gz', whole.subarray(0, whole.length >> 1)))).toBe('table.damaged');
  expect((await read(write('whole.csv.gz', whole))).rows.length).toBe(20_000);
});

test('a quotation mark that nobody closes is told as damage', async () => {
  expect(await codeOf(write('quote.csv', 'a,b\n"never closed,2\n3,4\n'))).toBe('table.damaged');
});

test.each([
  ['comma', 'a,b\n"x, y",2\n', ','],
  ['semicolon', 'a;b\nx, y;2\n', ';'],
  ['tab', 'a\tb\nx, y\t2\n', '\t'],
])('the delimiter is told from the first lines: %s', async (_name, text, delimiter) => {
  const { table, rows } = await read(write('d.csv', text));
  expect(table.delimiter).toBe(delimiter);
  expect(rows).toEqual([['x, y', '2']]);
});

test('the charset is told from the bytes, and a mark at the beginning is no part of the first name', async () => {
  const cyrillic = 'город,страна\nБрест,Беларусь\nВладивосток,Россия\nНовосибирск,Россия\n';
  const { table, rows } = await read(write('1251.csv', iconv.encode(cyrillic, 'windows-1251')));
  expect(table.charset).toBe('windows-1251');
  expect(rows[0]).toEqual(['Брест', 'Беларусь']);
  expect((await read(write('bom.csv', '\uFEFFcity,x\nLyon,1\n'))).table.columns).toEqual(['city', 'x']);
});

test('bare quotation marks in tab-separated text are letters', async () => {
  expect((await read(write('bare.tsv', 'a\tb\nthe "old" town\t2\n'))).rows).toEqual([
    ['the "old" town', '2'],
  ]);
});
