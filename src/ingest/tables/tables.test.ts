import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { columnOf } from '../../analyses/index.js';
import type { IntertieError } from '../../base/index.js';
import { addTable, removeTable } from './add-table.js';
import { listTables } from './list-tables.js';
import { openTables } from './open-table.js';
import { parseTableInfo } from './table-info.js';

let home: string;
let bundled: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'intertie-tables-'));
  bundled = join(home, 'came-with-it');
});
afterEach(() => rm(home, { recursive: true, force: true }));

const FLOWS = 'seller,buyer,worth,when\nNorland,Sudmark,12.5,2020\nSudmark,Norland,,2020\n';
const COLUMNS = { exporter: 'seller', importer: 'buyer', value: 'worth', year: 'when' };
const write = async (name: string, text: string | Buffer) => {
  const path = join(home, name);
  await writeFile(path, text);
  return path;
};
const refusal = async (work: Promise<unknown>): Promise<Pick<IntertieError, 'code' | 'message'>> => {
  try {
    await work;
  } catch (error) {
    return error as IntertieError;
  }
  throw new Error('nothing was refused');
};

describe('tables that analyses work on', () => {
  it('are kept with what is known of them, found again, opened by columns and removed', async () => {
    const path = await write('norland-trade.csv', FLOWS);
    const added = await addTable(
      path,
      { role: 'flows', columns: COLUMNS, title: 'Trade', unit: 'EUR' },
      { home },
    );
    expect(added).toMatchObject({
      id: 'norland-trade',
      title: 'Trade',
      role: 'flows',
      bundled: false,
      unit: 'EUR',
    });
    expect(await listTables({ home, bundled })).toEqual([added]);
    expect(await listTables({ home, bundled }, 'routes')).toEqual([]);
    const { frame, info } = await openTables({ home, bundled }).open('norland-trade', 'flows');
    expect(frame.rows).toBe(2);
    expect(columnOf(frame, info.columns.value ?? '').kind).toBe('number');
    expect(await removeTable('norland-trade', { home })).toBe(true);
    expect(await removeTable('norland-trade', { home })).toBe(false);
    expect(await listTables({ home, bundled })).toEqual([]);
    expect(await readdir(join(home, 'tables'))).toEqual([]);
  });

  it('may be gzipped, and may lack the line of names', async () => {
    const path = await write('links.dat.gz', gzipSync('XA1,XB1\nXB1,XA1\n'));
    await addTable(path, { id: 'links', role: 'routes', header: ['source', 'destination'] }, { home });
    const { frame } = await openTables({ home, bundled }).open('links');
    expect(frame.rows).toBe(2);
    expect([...frame.columns.keys()]).toEqual(['source', 'destination']);
  });

  it('of the operator stand in the place of bundled ones of their name', async () => {
    await mkdir(join(bundled, 'trade'), { recursive: true });
    await writeFile(join(bundled, 'trade', 'table.csv'), FLOWS);
    const yaml =
      'title: Bundled\nrole: flows\ncolumns: { exporter: seller, importer: buyer, value: worth }\n';
    await writeFile(join(bundled, 'trade', 'table.yaml'), yaml);
    expect((await listTables({ home, bundled }))[0]).toMatchObject({ title: 'Bundled', bundled: true });
    const path = await write('own.csv', FLOWS);
    await addTable(path, { id: 'trade', role: 'flows', columns: COLUMNS, title: 'Own' }, { home });
    expect((await listTables({ home, bundled })).map(({ title }) => title)).toEqual(['Own']);
  });

  it('are read anew when their file changes', async () => {
    await addTable(await write('a.csv', FLOWS), { id: 'a', role: 'flows', columns: COLUMNS }, { home });
    const tables = openTables({ home, bundled });
    const first = await tables.open('a');
    expect((await tables.open('a')).frame).toBe(first.frame);
    await addTable(
      await write('b.csv', `${FLOWS}Norland,Ostrand,3,2021\n`),
      { id: 'a', role: 'flows', columns: COLUMNS },
      { home },
    );
    expect((await tables.open('a')).frame.rows).toBe(3);
  });
});

describe('a table that cannot be used', () => {
  it('is refused before anything is kept, naming the file and what to do', async () => {
    const path = await write('t.csv', FLOWS);
    const missing = await refusal(
      addTable(path, { role: 'flows', columns: { exporter: 'vendor' } }, { home }),
    );
    expect(missing.code).toBe('tables.column');
    expect(missing.message).toMatch(/vendor in .*t\.csv; use one of seller, buyer/);
    const lacking = await refusal(
      addTable(path, { role: 'flows', columns: { exporter: 'seller' } }, { home }),
    );
    expect(lacking.code).toBe('tables.missing');
    expect(lacking.message).toMatch(/importer in .*t\.csv; say which it is, as importer=buyer \(--column\)/);
    expect(
      (await refusal(addTable(path, { id: '../x', role: 'flows', columns: COLUMNS }, { home }))).code,
    ).toBe('tables.id');
    expect((await refusal(addTable(path, { role: 'flows', header: ['a'] }, { home }))).code).toBe(
      'tables.header',
    );
    expect((await refusal(addTable(join(home, 'none.csv'), { role: 'flows' }, { home }))).code).toMatch(
      /^path\./,
    );
    expect(await listTables({ home, bundled })).toEqual([]);
  });

  it('is told apart from one that is not there', async () => {
    await addTable(await write('t.csv', FLOWS), { role: 'flows', columns: COLUMNS }, { home });
    const tables = openTables({ home, bundled });
    const wrongRole = await refusal(tables.open('t', 'routes'));
    expect(wrongRole.code).toBe('tables.unknown');
    expect((await refusal(tables.open('nowhere'))).message).toContain('use one of t');
  });

  it.each([
    ['not YAML', 'title: [', 'tables.unreadable'],
    ['another role', 'title: T\nrole: gossip\ncolumns: {}', 'tables.unknown_value'],
    ['a key that is none', 'title: T\nrole: flows\ncolour: red\ncolumns: {}', 'tables.unknown_key'],
    ['no title', 'role: restrictions\ncolumns: { name: n }', 'tables.missing'],
    ['no column for a part', 'title: T\nrole: flows\ncolumns: { exporter: a }', 'tables.missing'],
    ['no date', 'title: T\nrole: restrictions\ndate: lately\ncolumns: { name: n }', 'tables.date'],
  ])('says what is wrong with its description: %s', (_, yaml, code) => {
    const at = { id: 't', yaml: '/tables/t/table.yaml', file: '/tables/t/table.csv', bundled: false };
    expect(() => parseTableInfo(yaml, at)).toThrow(expect.objectContaining({ code }) as Error);
    expect(() => parseTableInfo(yaml, at)).toThrow('/tables/t/table.yaml');
  });

  it('says which file of its folder is missing', async () => {
    await mkdir(join(home, 'tables', 'lone'), { recursive: true });
    expect((await refusal(listTables({ home, bundled }))).code).toBe('tables.no_file');
    await writeFile(join(home, 'tables', 'lone', 'table.csv'), FLOWS);
    const none = await refusal(listTables({ home, bundled }));
    expect(none.code).toBe('tables.no_description');
    expect(none.message).toContain('table.yaml');
  });
});
