import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Store } from '../../src/store/index.js';
import { openStore } from '../../src/store/index.js';

/** An empty database of its own in a real bundled server, and the way to be rid of it. */
export interface TestStore {
  readonly store: Store;
  readonly home: string;
  readonly database: string;
  /** Closes the store and drops its database. */
  close(): Promise<void>;
}

/** Lets Node 20 run the sources in child processes (the database's keeper is one). */
export const runSources = `--import=${fileURLToPath(new URL('../ts-loader.mjs', import.meta.url))}`;

/**
 * One server for all test files of a user, started by the first and stopped by its keeper about 2 seconds after the last.
 * Begun anew for each checkout, so that two of them do not meet.
 */
const sharedHome = join(
  tmpdir(),
  `intertie-test-${process.getuid?.() ?? 0}-${Buffer.from(fileURLToPath(import.meta.url))
    .toString('base64url')
    .slice(-24, -8)}`,
);

/**
 * @example
 * let test: TestStore;
 * beforeAll(async () => { test = await openTestStore(); });
 * afterAll(() => test.close());
 */
export async function openTestStore(): Promise<TestStore> {
  runSourcesInChildren();
  mkdirSync(sharedHome, { recursive: true });
  const database = `test_${process.pid}_${Date.now().toString(36)}_${counter++}`;
  const store = await openStore({ home: sharedHome, database, passwordCost: CHEAP });
  return {
    store,
    home: sharedHome,
    database,
    close: async () => {
      await dropDatabase(store, database);
      await store.close();
    },
  };
}

/** Tests sign in often; what the real cost needs is tested by itself. */
const CHEAP = { logN: 10, r: 8, p: 1 };

let counter = 0;

/** The keeper inherits this: without it Node 20 could not run keeper.ts. */
export function runSourcesInChildren(): void {
  const options = process.env.NODE_OPTIONS ?? '';
  if (!options.includes(runSources)) process.env.NODE_OPTIONS = `${options} ${runSources}`.trim();
}

/** From a connection of its own: nobody can drop the database that he is connected to. */
async function dropDatabase(store: Store, database: string): Promise<void> {
  const { rows } = await sqlRows<{ folder: string }>(
    store,
    `select current_setting('unix_socket_directories') as folder`,
  );
  const client = new pg.Client({ host: rows[0]?.folder, user: 'intertie', database: 'postgres', ssl: false });
  await client.connect();
  await client.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`);
  await client.end();
}

async function sqlRows<T>(store: Store, text: string): Promise<{ rows: T[] }> {
  const { CompiledQuery } = await import('kysely');
  const { rows } = await store.db.executeQuery<T>(CompiledQuery.raw(text));
  return { rows };
}
