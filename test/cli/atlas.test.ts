import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCli, startCli, until } from './run-cli.js';

// Several processes one after another, each from the sources: slow on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

let folder: string;
let home: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'intertie-cli-'));
  home = join(folder, 'home');
  mkdirSync(home);
});
// The database's folder goes when its keeper has stopped it, about two seconds after the last command.
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 40, retryDelay: 250 }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const at = (...args: string[]) => [...args, '--home', home];
async function documents(): Promise<number> {
  const { stdout } = await runCli(at('status', '--json'));
  return JSON.parse(stdout).counts.documents;
}
const GOOD = 'Partners\n\n3 May 2020\n\nLeeds and Dortmund have been twin towns since 1969.\n';

test('a database that is not there ends with 3 and names the address without its password', async () => {
  const url = 'postgres://someone:secret@127.0.0.1:1/atlas';
  const run = await runCli(['status', '--database-url', url]);
  expect(run.code).toBe(3);
  expect(run.stderr).toContain('127.0.0.1:1');
  expect(run.stderr).not.toContain('secret');
});

test('adding goes on past bad files and ends with 1; adding again says unchanged and ends with 0', async () => {
  const good = write('good.txt', GOOD);
  const first = await runCli(at('add', join(folder, 'none'), write('empty.txt', ''), good));
  expect(first.code).toBe(1);
  expect(first.stdout).toMatch(/failed {5}no such file or folder: .*none; check the spelling/);
  expect(first.stdout).toContain('1 added, 0 unchanged, 0 scan, 2 failed');
  const again = await runCli(at('add', good, '--json'));
  expect(again.code).toBe(0);
  expect(JSON.parse(again.stdout).files[0]).toMatchObject({ outcome: 'unchanged', message: null });
});

test('a table without the mapped column ends with 1 and names it; a mapping of no use names its key', async () => {
  const table = write('t.csv', 'here,there\nLyon,Turin\n');
  const mapping = write(
    'm.yaml',
    'title: T\nid: t\nkind: twinning\nplaces: [{name: here}, {name: far}]\nsource: {name: S}\n',
  );
  const run = await runCli(at('import', table, '--mapping', mapping));
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/no such column: far .*columns found: here, there/);
  const plain = await runCli(at('import', table));
  expect(plain.stderr).toContain('--mapping FILE');
});

test('Ctrl-C in mid-import ends with 130 and leaves nothing half-written', async () => {
  const before = await documents();
  const rows = Array.from({ length: 60_000 }, (_, i) => `Town ${i},GB,Ort ${i},DE`).join('\n');
  const cli = startCli(at('import', write('big.csv', `place_a,country_a,place_b,country_b\n${rows}\n`)));
  await until(cli, () => cli.stderr().includes('are the places'));
  // Said before the database is opened; the import itself begins a moment after.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  cli.child.kill('SIGINT');
  const { code } = await cli.done;
  expect(code).toBe(130);
  expect(await documents()).toBe(before);
});

test('a port in use ends with 3 and says how to take another', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const port = (other.address() as AddressInfo).port;
  const run = await runCli(at('serve', '--no-examples', '--port', String(port)));
  other.close();
  expect(run.code).toBe(3);
  expect(run.stderr).toContain(
    `the port is in use: ${port}; stop what uses it, or choose another: --port ${port + 1}`,
  );
  expect((await runCli(at('serve', '--port', 'http'))).code).toBe(2);
});

test('serving prints its address, answers, and ends with 0 at Ctrl-C', async () => {
  const cli = startCli(at('serve', '--no-examples', '--port', '0', '--json'));
  const { url } = JSON.parse(await until(cli, () => cli.stdout().includes('\n') && cli.stdout()));
  expect((await fetch(`${url}/api/documents`)).status).toBe(200);
  cli.child.kill('SIGINT');
  expect((await cli.done).code).toBe(0);
});

test('a collection is made by naming it and published by its short name', async () => {
  await runCli(at('add', write('other.txt', GOOD.replace('Leeds', 'Lyon')), '--collection', 'Port cities'));
  const unknown = await runCli(at('collection', 'publish', 'nothing'));
  expect(unknown.code).toBe(1);
  expect((await runCli(at('collection', 'publish', 'port-cities'))).code).toBe(0);
  const list = JSON.parse((await runCli(at('collection', 'list', '--json'))).stdout);
  const found = list.find((one: { id: string }) => one.id === 'port-cities');
  expect(found).toMatchObject({ documents: 1, published: true });
});
