import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { IntertieError } from '../../base/index.js';
import type { Binaries } from './bundled-binaries.js';

/** Who the server runs as, and how a command of its is started. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  /** Command, arguments and spawn options that run `program` as that user. */
  command(program: string, args: readonly string[]): ServerCommand;
}

export interface ServerCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. As an ordinary user it runs as that user. As root it runs as the owner of its data
 * folder; a new folder is given to `postgres` or `nobody` when that account can reach it and the programs, and else stays
 * root's, with the server in a user namespace where root has another number.
 *
 * @param folder the data folder, existing, may be empty
 * @throws IntertieError `store.foreign` for somebody else's folder, `store.root` when root has no way to run it
 */
export function serverUser(folder: string, binaries: Binaries): ServerUser {
  const uid = process.getuid?.() ?? 0;
  const owner = statSync(folder);
  if (uid !== 0) {
    if (owner.uid === uid) return plainUser({ uid, gid: process.getgid?.() ?? owner.gid });
    throw new IntertieError(
      'store.foreign',
      'the data folder belongs to another user',
      `${folder} (user ${owner.uid})`,
      'run Intertie as that user, or set INTERTIE_HOME to a folder of your own',
    );
  }
  if (owner.uid !== 0) return otherUser(owner);
  return userNamespace(binaries);
}

/** As root: gives an empty new folder to an account that can run the server in it, if there is one. */
export function handOver(folder: string, binaries: Binaries): void {
  if (process.getuid?.() !== 0) return;
  const account = accounts().find((one) => canEnter(one, folder) && canRun(otherUser(one), binaries));
  if (account) chownSync(folder, account.uid, account.gid);
}

function plainUser({ uid, gid }: Account): ServerUser {
  return { uid, gid, command: (file, args) => ({ file, args, options: {} }) };
}

function otherUser({ uid, gid }: Account): ServerUser {
  return { uid, gid, command: (file, args) => ({ file, args, options: { uid, gid } }) };
}

/** Inside, root's files look like the mapped account's, so the server can run without giving anything away. */
function userNamespace(binaries: Binaries): ServerUser {
  // initdb looks its user up by number: the mapped one must be a known account.
  for (const { uid, gid } of accounts()) {
    const user: ServerUser = {
      uid: 0,
      gid: 0,
      command: (program, args) => ({
        file: 'unshare',
        args: ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--', program, ...args],
        options: {},
      }),
    };
    if (canRun(user, binaries)) return user;
  }
  throw new IntertieError(
    'store.root',
    'the bundled database cannot run as root here, neither as another account nor in a user namespace',
    'uid 0',
    'run Intertie as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or newer',
  );
}

function canRun(user: ServerUser, binaries: Binaries): boolean {
  const { file, args, options } = user.command(join(binaries.bin, 'postgres'), ['--version']);
  return (
    spawnSync(file, args, { ...options, env: { ...binaries.env }, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

/** By trying: the account must be able to walk every folder above. The folder itself will be its own. */
function canEnter({ uid, gid }: Account, folder: string): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', join(folder, '..')], {
    uid,
    gid,
    cwd: '/',
    stdio: 'ignore',
  });
  return tried.status === 0;
}

/** `postgres` and `nobody`, those that exist here. */
function accounts(): Account[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  return ['postgres', 'nobody'].flatMap((name) => {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    return fields ? [{ uid: Number(fields[2]), gid: Number(fields[3]) }] : [];
  });
}
