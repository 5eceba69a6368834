import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { IntertieError } from '../../base/index.js';
import type { Binaries } from './bundled-binaries.js';
import { serverFailure } from './server-failure.js';
import { handOver, serverUser } from './server-user.js';

/** Name of the database's owner, who may do everything in it. */
export const OWNER = 'intertie';

/**
 * Makes the home folder when missing. As root others may pass through it (0711), so that the server can run as another
 * account; the data folder inside is closed to all but its owner.
 * @throws IntertieError `store.home`
 */
export function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  } catch (error) {
    throw new IntertieError(
      'store.home',
      'the data folder cannot be made',
      home,
      'set INTERTIE_HOME to a folder that you may write',
      { cause: error },
    );
  }
}

/**
 * Makes sure that `<home>/pg` is a data folder of the bundled version, made by initdb when missing. A new one is built
 * aside and moved in whole, so that a crash leaves nothing half-made. Call it under the home's lock.
 * @returns the folder
 * @throws IntertieError `store.version`, `store.damaged`, `store.foreign`, `store.root`, `disk.full`
 */
export async function dataFolder(home: string, binaries: Binaries): Promise<string> {
  const folder = join(home, 'pg');
  for (const name of readdirSync(home)) {
    if (name.startsWith('pg.new-')) rmSync(join(home, name), { recursive: true, force: true });
  }
  if (!existsSync(folder) || readdirSync(folder).length === 0) {
    rmSync(folder, { recursive: true, force: true });
    await initialise(home, folder, binaries);
  }
  checkVersion(folder, binaries);
  return folder;
}

async function initialise(home: string, folder: string, binaries: Binaries): Promise<void> {
  const draft = join(home, `pg.new-${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  try {
    handOver(draft, binaries);
    const user = serverUser(draft, binaries);
    // The builtin C.UTF-8 folds the case of every script alike on every system; the system's own locales differ.
    const { file, args, options } = user.command(join(binaries.bin, 'initdb'), [
      `--pgdata=${draft}`,
      `--username=${OWNER}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--auth=trust',
      '--data-checksums',
    ]);
    const child = spawn(file, args, {
      ...options,
      env: { ...binaries.env },
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    });
    const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    if (code !== 0) throw serverFailure(folder, `${said}\n${complained}`);
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function checkVersion(folder: string, binaries: Binaries): void {
  const path = join(folder, 'PG_VERSION');
  if (!existsSync(path)) {
    throw serverFailure(folder, 'PG_VERSION is missing: this is not a valid data directory');
  }
  const found = readFileSync(path, 'utf8').trim();
  if (Number.parseInt(found, 10) === binaries.major) return;
  throw new IntertieError(
    'store.version',
    `the data folder was written by PostgreSQL ${found}, and this Intertie comes with ${binaries.major}`,
    folder,
    [
      `write the data out with the programs of PostgreSQL ${found}:`,
      `  pg_ctl -D '${folder}' -o "-k /tmp -c listen_addresses=''" -w start`,
      `  pg_dump -h /tmp -U ${OWNER} -Fc -f intertie.dump intertie`,
      `  pg_ctl -D '${folder}' -w stop`,
      `then move the folder away and read intertie.dump into the new one (docs/reference/store.md)`,
    ].join('\n'),
  );
}
