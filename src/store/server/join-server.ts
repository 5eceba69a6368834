import { join } from 'node:path';
import pg from 'pg';
import { bundledBinaries } from './bundled-binaries.js';
import { dataFolder, makeHome, OWNER } from './data-folder.js';
import { hasKeeper, startKeeper } from './keep-server.js';
import { withLock } from './lock-file.js';
import { runningPostmaster, startPostmaster, stopPostmaster } from './postmaster.js';
import { serverUser } from './server-user.js';
import { socketFolder } from './socket-folder.js';

/** How long to wait for another process that starts or stops the server. */
const PATIENCE_MS = 120_000;
/** A start that takes longer than this is a recovery, worth a word. */
const LONG_MS = 1500;

/** A claim on the bundled server: while `holder` is connected, the keeper lets the server run. */
export interface Membership {
  readonly socketFolder: string;
  readonly holder: pg.Client;
}

/**
 * Joins the clients of the bundled server of this home, starting it when it does not run. A client is registered by an open
 * connection and nothing else: when its process is killed, the system closes the connection, and the claim is gone.
 * Any number of processes may call this at once.
 *
 * @throws IntertieError `store.*`, `disk.full`
 */
export async function joinServer(home: string, onNotice: (text: string) => void): Promise<Membership> {
  makeHome(home);
  return await withLock(join(home, 'pg.lock'), PATIENCE_MS, async () => {
    const folder = join(home, 'pg');
    const running = runningPostmaster(folder);
    const alive = running !== null && (await answer(running.socketFolder)) !== 'absent';
    const socket = alive ? running.socketFolder : await start(home, onNotice);
    const holder = await hold(socket);
    try {
      if (!(await hasKeeper(holder))) await startKeeper(home, socket, holder);
    } catch (error) {
      await holder.end();
      // Without a keeper nobody would ever stop what was started here.
      const started = alive ? null : runningPostmaster(folder);
      if (started) await stopPostmaster(folder, started);
      throw error;
    }
    return { socketFolder: socket, holder };
  });
}

/** Connection settings for a database of the bundled server; nothing is taken from PGHOST and its like. */
export function bundledConnection(socket: string, database: string): pg.ClientConfig {
  return { host: socket, port: 5432, user: OWNER, password: '', database, ssl: false };
}

async function start(home: string, onNotice: (text: string) => void): Promise<string> {
  const binaries = bundledBinaries(join(home, 'pg-lib'));
  const folder = await dataFolder(home, binaries);
  const user = serverUser(folder, binaries);
  const socket = socketFolder(home, user);
  const begun = Date.now();
  let told = false;
  await startPostmaster(
    { folder, log: join(home, 'pg.log'), socketFolder: socket, binaries, user },
    async () => {
      const state = await answer(socket);
      if (state === 'recovering' && !told && Date.now() - begun > LONG_MS) {
        told = true;
        onNotice('the database was not shut down properly and puts itself in order, please wait');
      }
      return state === 'ready';
    },
  );
  return socket;
}

async function answer(socket: string): Promise<'ready' | 'recovering' | 'absent'> {
  const client = new pg.Client(bundledConnection(socket, 'postgres'));
  // A server that stops in this moment ends the connection once more after `connect` or `end` has told of it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return 'ready';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === '57P03') return 'recovering';
    if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ECONNRESET') return 'absent';
    throw error;
  }
}

async function hold(socket: string): Promise<pg.Client> {
  const holder = new pg.Client({
    ...bundledConnection(socket, 'postgres'),
    application_name: `intertie client ${process.pid}`,
  });
  await holder.connect();
  return holder;
}
