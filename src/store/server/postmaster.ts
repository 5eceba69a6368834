import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isIntertieError } from '../../base/index.js';
import type { Binaries } from './bundled-binaries.js';
import { processName, processRuns } from './process-identity.js';
import { logTail, serverFailure } from './server-failure.js';
import type { ServerUser } from './server-user.js';

/** A running server: its process, and the folder of its socket. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
}

const POLL_MS = 20;
const LOG_LIMIT = 4 * 1024 * 1024;

/** Everything else is PostgreSQL's default: fsync stays on. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '80',
  // A client that is killed in the middle of a query must not hold the server up.
  client_connection_check_interval: '2s',
  // Containers give little shared memory, and no query here is long enough to gain by it.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  // Solid-state disks and a database that fits in memory: an index look-up costs little more than reading on.
  random_page_cost: '1.1',
  // A decision changes a few words on many pages, each of which is written whole once after a checkpoint.
  wal_compression: 'pglz',
  wal_level: 'minimal',
  max_wal_senders: '0',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** The server that runs on this data folder, from the file that it keeps there; null when none does. */
export function runningPostmaster(folder: string): Postmaster | null {
  const path = join(folder, 'postmaster.pid');
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const socket = lines[4]?.trim();
  return socket && processRuns(pid) && existsSync(join(socket, '.s.PGSQL.5432'))
    ? { pid, socketFolder: socket }
    : null;
}

/**
 * Starts the server in a session of its own, so that Ctrl-C at the terminal that began it does not end it, and waits until
 * it answers, through a recovery after a crash too.
 * @param answers true once the server takes connections, false while it is still starting
 * @throws IntertieError as `serverFailure` tells them
 */
export async function startPostmaster(
  start: {
    readonly folder: string;
    readonly log: string;
    readonly socketFolder: string;
    readonly binaries: Binaries;
    readonly user: ServerUser;
  },
  answers: () => Promise<boolean>,
): Promise<void> {
  const { folder, log, binaries, user } = start;
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) truncateSync(log);
  forgetStranger(folder);
  const output = openSync(log, 'a', 0o600);
  const begun = statSync(log).size;
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, options } = user.command(join(binaries.bin, 'postgres'), [
    '-D',
    folder,
    '-k',
    start.socketFolder,
    ...settings,
  ]);
  const child = spawn(file, args, {
    ...options,
    env: { ...binaries.env },
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  let ended: unknown = null;
  child.on('error', (error) => {
    ended = error;
  });
  child.on('exit', (code, signal) => {
    ended = `ended with ${code ?? signal}`;
  });
  try {
    while (!(await answers())) {
      if (ended !== null) throw serverFailure(folder, logTail(log, begun), ended);
      await sleep(POLL_MS);
    }
  } catch (error) {
    // A server that does not answer as it should must not be left running without a keeper.
    child.kill('SIGINT');
    throw isIntertieError(error) ? error : serverFailure(folder, logTail(log, begun), error);
  }
  child.unref();
}

/**
 * After a crash or in a new container the number in a dead server's file may be some other program's: PostgreSQL would then
 * refuse to start for ever.
 */
function forgetStranger(folder: string): void {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const name = processName(Number.parseInt(readFileSync(file, 'utf8'), 10));
  if (name !== null && name !== 'postgres') rmSync(file);
}

/** Asks the server to stop ("fast": open transactions are rolled back) and waits for it; false when it has not within 60 s. */
export async function stopPostmaster(folder: string, { pid }: Postmaster): Promise<boolean> {
  process.kill(pid, 'SIGINT');
  const file = join(folder, 'postmaster.pid');
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(POLL_MS)) {
    if (!existsSync(file) || !processRuns(pid)) return true;
  }
  return false;
}
