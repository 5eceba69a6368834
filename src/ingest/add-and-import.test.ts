import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/store/with-store.js';
import { isIntertieError } from '../base/index.js';
import { createQueries } from '../queries/index.js';
import { addPaths } from './add-paths.js';
import { chooseCollection } from './choose-collection.js';
import { type IngestContext, openReader } from './context.js';
import { importTable } from './table/import-table.js';
import { settleMapping } from './table/settle-mapping.js';

let held: TestStore;
let context: IngestContext;
let folder: string;

beforeAll(async () => {
  held = await openTestStore();
  context = { ...openReader(), store: held.store };
  folder = mkdtempSync(join(tmpdir(), 'intertie-ingest-'));
  mkdirSync(join(folder, 'batch'));
  mkdirSync(join(folder, 'digests'));
});
afterAll(async () => {
  await held.close();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const counts = async () => (await held.store.status()).counts;
const TWINS = 'place_a,country_a,place_b,country_b,since\n';

test('a batch goes on past an unknown path, an empty file and a picture, and says what became of each', async () => {
  write('batch/a-empty.txt', '');
  write('batch/b-picture.pdf', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'));
  write(
    'batch/c-good.txt',
    'Partners\n\n3 May 2020\n\nLeeds and Dortmund have been twin towns since 1969.\n',
  );
  const { files } = await addPaths(context, [join(folder, 'none'), join(folder, 'batch')]);
  expect(files.map(({ outcome, code }) => [outcome, code])).toEqual([
    ['failed', 'path.unknown'],
    ['failed', 'document.empty'],
    ['failed', 'document.not_a_document'],
    ['added', null],
  ]);
  expect(files[3]).toMatchObject({ title: 'Partners', statements: 1 });
  expect((await counts()).documents).toBe(1);
});

test('adding the same bytes again changes nothing and says so', async () => {
  const before = await counts();
  const { files } = await addPaths(context, [join(folder, 'batch', 'c-good.txt')]);
  expect(files[0]?.outcome).toBe('unchanged');
  expect(await counts()).toEqual(before);
});

test('a batch that is stopped says how many files were not begun', async () => {
  const controller = new AbortController();
  const paths = ['one', 'two', 'three'].map((name) =>
    write(`${name}.txt`, `${name}\n\nLyon and ${name} shook hands about nothing in particular.\n`),
  );
  const account = await addPaths(context, paths, {
    signal: controller.signal,
    onProgress: ({ done }) => done === 1 && controller.abort(),
  });
  expect(account).toMatchObject({ interrupted: true, left: 1 });
  expect(account.files.length).toBe(2);
});

test('a digest goes to the collection it names when there is one', async () => {
  const id = await chooseCollection(held.store, 'Port cities');
  expect(id).toBe('port-cities');
  expect(await chooseCollection(held.store, 'port CITIES')).toBe(id);
  const path = write(
    'digests/d.md',
    `---\nkind: digest\ntitle: Leeds and Dortmund\nof: { publisher: The Yorkshire Sheet, title: Partners, date: 2020-05-03 }\ncollection: port-cities\n---\n\nLeeds and Dortmund have been twin towns since 1969.\n`,
  );
  const { files } = await addPaths(context, [path]);
  expect(files[0]).toMatchObject({ outcome: 'added', statements: 1 });
  const collections = await createQueries(held.store).collections('en');
  expect(collections.find((one) => one.id === id)).toMatchObject({ documents: 1, published: false });
});

test('a row and its reverse are one tie, and rows that cannot be used are listed while the rest goes on', async () => {
  const rows =
    'Coventry,GB,Dresden,DE,1959\nDresden,DE,Coventry,GB,1959\nLyon,FR,,DE,1960\nLyon,FR,Lyon,FR,1961\nSapporo,JP,Munich,DE,1972-13\n';
  const path = write('twins.csv', TWINS + rows);
  const { mapping, notice } = await settleMapping(path, undefined);
  expect(notice).toContain('place_a and place_b');
  const before = await counts();
  const account = await importTable(context, { path, mapping });
  expect(account).toMatchObject({ outcome: 'added', rows: 5, statements: 2, badRowsTotal: 3 });
  expect(account.badRows.map(({ line, column }) => [line, column])).toEqual([
    [4, 'place_b'],
    [5, ''],
    [6, 'since'],
  ]);
  expect((await counts()).ties).toBe(before.ties + 1);
  expect((await importTable(context, { path, mapping })).outcome).toBe('unchanged');
});

test('an import that is stopped, lacks a column or has no usable row leaves nothing behind', async () => {
  const before = await counts();
  const path = write('more.csv', `${TWINS}Coventry,GB,Graz,AT,1957\n`);
  const { mapping } = await settleMapping(path, undefined);
  const codeOf = (act: Promise<unknown>) =>
    act.then(
      () => 'none',
      (error: unknown) => (isIntertieError(error) ? error.code : String(error)),
    );
  const signal = AbortSignal.abort();
  expect(await codeOf(importTable(context, { path, mapping, signal }))).toBe('import.interrupted');
  const short = write('short.csv', 'place_a,place_b\nLyon,Graz\n');
  expect(await codeOf(importTable(context, { path: short, mapping }))).toBe('table.missing_column');
  const none = write('none.csv', `${TWINS},,,,\n`);
  expect(await codeOf(importTable(context, { path: none, mapping }))).toBe('table.no_rows');
  expect(await codeOf(settleMapping(write('odd.csv', 'x,y\n1,2\n'), undefined))).toBe('mapping.needed');
  expect(await counts()).toEqual(before);
});

test('every row is its own passage', async () => {
  const queries = createQueries(held.store);
  const { rows } = await queries.documents(1, 'en');
  const table = rows.find((row) => row.kind === 'table');
  const page = table && (await queries.document(table.id, 'en'));
  expect(page?.statements[0]?.quote).toBe(
    'place_a: Coventry; country_a: GB; place_b: Dresden; country_b: DE; since: 1959',
  );
});
