/**
 * The keeper: `node keeper.js HOME SOCKET_FOLDER`. One runs beside each bundled server. It counts the server's other
 * clients, and when there has been none for two seconds it stops the server, under the same lock under which clients join,
 * so that no client joins a server about to stop. It ends with the server.
 *
 * It writes nothing and reads no input; exit code 0 when the server is stopped or another keeper is at work.
 */
import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { bundledConnection } from './server/join-server.js';
import { KEEPER_NAME } from './server/keep-server.js';
import { withLock } from './server/lock-file.js';
import { runningPostmaster, stopPostmaster } from './server/postmaster.js';

const [home = '', socket = ''] = process.argv.slice(2);
const LOOK_EVERY_MS = 500;
const QUIET_MS = 2000;
/** Any number, the same in every keeper: the server gives the lock to one of them. */
const KEEPER_LOCK = 7_146_301;

const client = new pg.Client({
  ...bundledConnection(socket, 'postgres'),
  application_name: KEEPER_NAME,
});
// The server is gone (stopped by hand, killed): nothing is left to keep.
client.on('error', () => process.exit(0));

async function othersConnected(): Promise<boolean> {
  const { rows } = await client.query<{ others: boolean }>(
    `select exists (select 1 from pg_stat_activity
       where backend_type = 'client backend' and application_name <> $1) as others`,
    [KEEPER_NAME],
  );
  return rows[0]?.others ?? false;
}

async function untilQuiet(): Promise<void> {
  for (let quietSince = Date.now(); Date.now() - quietSince < QUIET_MS; await sleep(LOOK_EVERY_MS)) {
    if (await othersConnected()) quietSince = Date.now();
  }
}

/** True when the server was stopped; false when a client came in the meantime. */
async function stopIfQuiet(): Promise<boolean> {
  return await withLock(join(home, 'pg.lock'), 600_000, async () => {
    if (await othersConnected()) return false;
    const folder = join(home, 'pg');
    const server = runningPostmaster(folder);
    await client.end();
    const stopped = server === null || (await stopPostmaster(folder, server));
    if (stopped) await removeEmpty(socket);
    return true;
  });
}

/** The server has taken its socket with it. What else lies there is not ours to remove. */
async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ENOENT' && code !== 'ENOTEMPTY') throw error;
  }
}

await client.connect();
const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
  KEEPER_LOCK,
]);
if (rows[0]?.mine) {
  do {
    await untilQuiet();
  } while (!(await stopIfQuiet()));
} else {
  await client.end();
}
