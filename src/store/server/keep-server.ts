import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { IntertieError } from '../../base/index.js';

/** By this name the keeper's connection is known among the server's. */
export const KEEPER_NAME = 'intertie keeper';

const PATIENCE_MS = 20_000;

/** True when a keeper watches over the server that `client` is connected to. */
export async function hasKeeper(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_stat_activity where application_name = $1', [
    KEEPER_NAME,
  ]);
  return (rowCount ?? 0) > 0;
}

/**
 * Starts the keeper, a small process of its own that stops the server about 2 seconds after its last client is gone, and
 * waits until it watches.
 * @throws IntertieError `store.keeper`
 */
export async function startKeeper(home: string, socket: string, client: pg.Client): Promise<void> {
  // Beside this file, in the language this file runs in: built, or straight from the sources.
  const script = new URL(import.meta.url.endsWith('.ts') ? '../keeper.ts' : '../keeper.js', import.meta.url);
  const child = spawn(process.execPath, [fileURLToPath(script), home, socket], {
    detached: true,
    cwd: '/',
    stdio: 'ignore',
  });
  let ended: unknown = null;
  child.on('error', (error) => {
    ended = error;
  });
  child.on('exit', (code, signal) => {
    ended = `it ended with ${code ?? signal}`;
  });
  for (const deadline = Date.now() + PATIENCE_MS; !(await hasKeeper(client)); await sleep(20)) {
    if (ended === null && Date.now() < deadline) continue;
    throw new IntertieError(
      'store.keeper',
      'the process that stops the database after use does not start',
      `${fileURLToPath(script)}: ${ended ?? 'no answer'}`,
      'try again, or set DATABASE_URL to use another PostgreSQL',
    );
  }
  child.unref();
}
