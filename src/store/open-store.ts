import { resolve } from 'node:path';
import pg from 'pg';
import { defaultHome, IntertieError } from '../base/index.js';
import { PASSWORD_COST, type ScryptCost } from './accounts/password-hash.js';
import { connectionPool, kyselyOver } from './connection.js';
import { databaseError } from './database-error.js';
import { lookupLanes } from './lookups.js';
import { migrateToLatest } from './migrate.js';
import { PostgresStore } from './postgres-store.js';
import { bundledConnection } from './server/join-server.js';
import { stayJoined } from './server/stay-joined.js';
import type { Store } from './types.js';

export interface OpenOptions {
  /** Folder of the bundled database; `defaultHome(process.env)` when not given. Unused with `databaseUrl`. */
  readonly home?: string;
  /** Address of a PostgreSQL 15 or newer ("postgres://user:password@host/database"), used instead of the bundled one. */
  readonly databaseUrl?: string | undefined;
  /** Name of the database in the bundled server, created when missing; "intertie" when not given. */
  readonly database?: string;
  /** Hears of what takes long or goes wrong by the way; nothing is printed by the store itself. */
  readonly onNotice?: (text: string) => void;
  /** How dear a guess at a password is; `PASSWORD_COST` when not given. Passwords of another cost are hashed anew as they are used. */
  readonly passwordCost?: ScryptCost;
}

const OLDEST = 150_000;

/**
 * Opens the database, starting the bundled server and bringing the schema up to date as needed. The caller closes it.
 *
 * @throws IntertieError `store.*` when it cannot be reached or started, `schema.newer`, `disk.full`
 * @example
 * const store = await openStore({ databaseUrl: process.env.DATABASE_URL });
 * console.log((await store.status()).counts.documents);
 * await store.close();
 */
export async function openStore(options: OpenOptions = {}): Promise<Store> {
  const settings = {
    onNotice: options.onNotice ?? (() => undefined),
    passwordCost: options.passwordCost ?? PASSWORD_COST,
  };
  return options.databaseUrl
    ? await openNamed(options.databaseUrl, settings)
    : await openBundled(
        resolve(options.home ?? defaultHome(process.env)),
        options.database ?? 'intertie',
        settings,
      );
}

interface Settings {
  readonly onNotice: (text: string) => void;
  readonly passwordCost: ScryptCost;
}

async function openBundled(home: string, database: string, settings: Settings): Promise<Store> {
  const { onNotice } = settings;
  const membership = await stayJoined(home, onNotice);
  const { leave } = membership;
  try {
    const { holder, socketFolder } = membership.current();
    await createDatabase(holder, database);
    const config = bundledConnection(socketFolder, database);
    return await prepare(
      connectionPool(config, onNotice),
      config,
      { place: home, bundled: true },
      leave,
      settings,
    );
  } catch (error) {
    await leave();
    throw databaseError(error, home);
  }
}

async function openNamed(url: string, settings: Settings): Promise<Store> {
  const place = shownAddress(url);
  const config = { connectionString: url };
  const pool = connectionPool(config, settings.onNotice);
  try {
    const { rows } = await pool.query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    );
    const { version = 0, encoding = '' } = rows[0] ?? {};
    if (version < OLDEST) {
      const major = Math.floor(version / 10_000);
      throw new IntertieError(
        'store.version',
        'this PostgreSQL is too old',
        `${place} (${major})`,
        'use 15 or newer, or leave DATABASE_URL unset for the bundled one',
      );
    }
    if (encoding !== 'UTF8') {
      throw new IntertieError(
        'store.encoding',
        'this database does not keep all scripts',
        `${place} (${encoding})`,
        'create it with: createdb --encoding=UTF8 --template=template0',
      );
    }
  } catch (error) {
    await pool.end();
    throw databaseError(error, place);
  }
  return await prepare(pool, config, { place, bundled: false }, async () => undefined, settings);
}

async function prepare(
  pool: pg.Pool,
  config: pg.PoolConfig,
  about: { readonly place: string; readonly bundled: boolean },
  leave: () => Promise<void>,
  { passwordCost, onNotice }: Settings,
): Promise<Store> {
  const db = kyselyOver(pool);
  try {
    await migrateToLatest(db, about.place);
    return new PostgresStore(
      db,
      { pool, lookups: lookupLanes(config, onNotice) },
      about,
      leave,
      passwordCost,
    );
  } catch (error) {
    await pool.end();
    throw databaseError(error, about.place);
  }
}

/** Several processes may find it missing at once: all but the first are told that it exists, which is what they want. */
async function createDatabase(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if ((rowCount ?? 0) > 0) return;
  try {
    await client.query(`create database ${pg.escapeIdentifier(name)} template template0`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== '42P04' && code !== '23505') throw error;
  }
}

const ADDRESS = /^(?:postgres(?:ql)?|socket):\S+$/i;

/** The address as it may be shown: no password, no settings. */
function shownAddress(url: string): string {
  const shown = url.replace(/:[^:@/]*@/, '@').replace(/\?.*$/s, '');
  if (ADDRESS.test(url)) return shown;
  throw new IntertieError(
    'store.address',
    'DATABASE_URL is not the address of a database',
    shown,
    'write it as postgres://user:password@host:5432/database',
  );
}
