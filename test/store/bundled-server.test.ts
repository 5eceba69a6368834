import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { sampleInput } from './sample-input.js';
import { ServerHome, within } from './server-home.js';
import { runSourcesInChildren } from './with-store.js';

// Real processes and new data folders: seconds on a quiet machine, a minute on a very busy one.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let home: ServerHome;

beforeAll(runSourcesInChildren);
beforeEach(() => {
  home = new ServerHome();
});
afterEach(() => home.remove());

describe('processes that share the bundled server', () => {
  it('lets three begin at the same moment in an empty folder', async () => {
    const clients = [home.client(), home.client(), home.client()];
    expect(await Promise.all(clients.map((client) => client.says()))).toEqual(['open', 'open', 'open']);
    expect(await Promise.all(clients.map((client) => client.ask('count')))).toEqual(['0', '0', '0']);
  });

  it('keeps the server for the one that stays, and stops it after the last', async () => {
    const [first, second] = [home.client(), home.client()];
    await Promise.all([first.says(), second.says()]);
    expect(await first.ask('close')).toBe('closed');
    await sleep(4000);
    expect(await second.ask('count')).toBe('0');
    expect(await second.ask('close')).toBe('closed');
    expect(await home.untilStopped()).toBe(true);
  });

  it('stops it too when the last one is killed, and leaves nothing half-written', async () => {
    const client = home.client();
    await client.says();
    expect(await client.ask('hang')).toBe('written');
    await client.kill('SIGKILL');
    expect(await home.untilStopped()).toBe(true);
    const store = await openStore({ home: home.folder });
    expect((await store.status()).counts.collections).toBe(1);
    await store.close();
  });

  it('lets no one in by any door but the private socket', async () => {
    const client = home.client();
    await client.says();
    const [, , , , socket = ''] = readFileSync(join(home.folder, 'pg', 'postmaster.pid'), 'utf8').split('\n');
    expect(statSync(socket).mode & 0o777).toBe(0o700);
    expect(statSync(join(home.folder, 'pg')).mode & 0o777).toBe(0o700);
    const store = await openStore({ home: home.folder });
    const { rows } = await store.db.executeQuery<{ setting: string }>({
      ...store.db.selectNoFrom((eb) => eb.val('').as('setting')).compile(),
      sql: `select setting from pg_settings where name in ('listen_addresses', 'fsync') order by name`,
      parameters: [],
    });
    expect(rows.map((row) => row.setting)).toEqual(['on', '']);
    await store.close();
    await client.ask('close');
    expect(await within(30_000, () => !existsSync(socket))).toBe(true);
  });
});

describe('after a crash', () => {
  it('starts a killed server again under a running program, with all that was saved', async () => {
    const store = await openStore({ home: home.folder });
    const input = sampleInput('https://a.test/kept', [{ parties: ['XA-AA-k', 'XB-BB-k'] }]);
    await store.saveDocument(input);
    const killed = home.serverPid();
    process.kill(killed ?? 0, 'SIGKILL');
    await expect(store.saveDocument(sampleInput('https://a.test/lost', []))).rejects.toMatchObject({
      code: expect.stringMatching(/^store\./),
    });
    const found = () => store.hasDocument(input.document.id).catch(() => false);
    expect(await within(30_000, found)).toBe(true);
    expect(home.serverPid()).not.toBe(killed);
    await store.close();
  });

  it('takes over the lock of a dead process, clears half-made folders, and minds no stranger with the old number', async () => {
    const first = await openStore({ home: home.folder });
    await first.close();
    await home.untilStopped();
    writeFileSync(join(home.folder, 'pg.lock'), '999999 - dead');
    writeFileSync(join(home.folder, 'pg.new-1'), '');
    writeFileSync(
      join(home.folder, 'pg', 'postmaster.pid'),
      `${process.ppid}\n${join(home.folder, 'pg')}\n1\n5432\n/tmp\n\n1 1\nready\n`,
    );
    const store = await openStore({ home: home.folder });
    await store.close();
    expect(readdirSync(home.folder).filter((name) => name.includes('new'))).toEqual([]);
  });
});

describe('a data folder that cannot be used', () => {
  const path = (name: string) => join(home.folder, 'pg', name);
  const opened = () => openStore({ home: home.folder });

  it('is refused, named and left as it is', async () => {
    await (await opened()).close();
    await home.untilStopped();
    const version = readFileSync(path('PG_VERSION'), 'utf8');

    writeFileSync(path('PG_VERSION'), '16\n');
    await expect(opened()).rejects.toMatchObject({
      code: 'store.version',
      value: join(home.folder, 'pg'),
      remedy: expect.stringContaining('pg_dump'),
    });
    rmSync(path('PG_VERSION'));
    await expect(opened()).rejects.toMatchObject({ code: 'store.damaged' });
    writeFileSync(path('PG_VERSION'), version);

    renameSync(path('global/pg_control'), path('global/aside'));
    await expect(opened()).rejects.toMatchObject({ code: 'store.damaged' });
    renameSync(path('global/aside'), path('global/pg_control'));

    const store = await opened();
    await store.db
      .withTables<{ intertie_migration: { name: string; timestamp: string } }>()
      .insertInto('intertie_migration')
      .values({ name: '9999-from-the-future', timestamp: '2090-01-01' })
      .execute();
    await store.close();
    await expect(opened()).rejects.toMatchObject({ code: 'schema.newer' });
  });
});
