import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IntertieError } from '../../base/index.js';

/** PostgreSQL adds "/.s.PGSQL.5432.lock"; the system allows about 103 bytes in all. */
const LONGEST = 84;

/**
 * The folder of the server's socket: short, private, the same for every process that opens this home. Created when missing.
 * @throws IntertieError `store.socket` when something else stands in its place or somebody else may enter it
 */
export function socketFolder(home: string, owner: { uid: number; gid: number }): string {
  const name = `intertie-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`;
  const inTemporary = join(tmpdir(), name);
  const folder = Buffer.byteLength(inTemporary) <= LONGEST ? inTemporary : join('/tmp', name);
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (process.getuid?.() === 0) chownSync(folder, owner.uid, owner.gid);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw refused(folder, 'the folder for the database socket cannot be made', error);
    }
  }
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== owner.uid || (found.mode & 0o077) !== 0) {
    throw refused(folder, 'the folder for the database socket is not private to its owner');
  }
  return folder;
}

function refused(folder: string, problem: string, cause?: unknown): IntertieError {
  return new IntertieError(
    'store.socket',
    problem,
    folder,
    'remove it, or set TMPDIR to a short folder of your own and try again',
    { cause },
  );
}
