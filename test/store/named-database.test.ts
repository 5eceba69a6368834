import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { sampleInput } from './sample-input.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
let socket: string;

beforeAll(async () => {
  test = await openTestStore();
  const { rows } = await test.store.db.executeQuery<{ folder: string }>(
    CompiledQuery.raw(`select current_setting('unix_socket_directories') as folder`),
  );
  socket = rows[0]?.folder ?? '';
});
afterAll(() => test.close());

const address = (database: string) => `postgres://intertie:secret@/${database}?host=${socket}`;

it('opens the database that DATABASE_URL names, and shows it without its password', async () => {
  const input = sampleInput('https://a.test/shared', [{ parties: ['XA-AA-n', 'XB-BB-n'] }]);
  await test.store.saveDocument(input);
  const store = await openStore({ databaseUrl: address(test.database) });
  expect(await store.hasDocument(input.document.id)).toBe(true);
  expect(await store.status()).toMatchObject({
    place: `postgres://intertie@/${test.database}`,
    bundled: false,
  });
  await store.close();
  await store.close();
});

it('says what is wrong with an address, and never shows the password', async () => {
  const cases = [
    [address('no_such_database'), 'store.login'],
    ['postgres://u:secret@127.0.0.1:1/db', 'store.unreachable'],
    ['localhost:5432', 'store.address'],
    ['postgres://u:secret@[bad/db', 'store.address'],
  ] as const;
  for (const [databaseUrl, code] of cases) {
    const error: unknown = await openStore({ databaseUrl }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain('secret');
  }
});
