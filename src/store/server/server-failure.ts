import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { IntertieError } from '../../base/index.js';

const TAIL_BYTES = 4096;
const TAIL_LINES = 8;

interface Cause {
  readonly sign: RegExp;
  readonly code: string;
  readonly problem: string;
  readonly remedy: string;
}

const CAUSES: readonly Cause[] = [
  {
    sign: /No space left on device|could not extend file|Disk quota exceeded/i,
    code: 'disk.full',
    problem: 'the disk is full, the database cannot start',
    remedy: 'free some space there and try again; what was saved before is kept',
  },
  {
    sign: /could not create shared memory|could not resize shared memory/i,
    code: 'store.memory',
    problem: 'the system gives the database no shared memory',
    remedy: 'give the container a larger /dev/shm (docker run --shm-size=256m) and try again',
  },
  {
    sign: /database files are incompatible/i,
    code: 'store.version',
    problem: 'the data folder was written by another version of PostgreSQL',
    remedy: 'see docs/reference/store.md for moving the data over',
  },
  {
    sign: /Permission denied|has wrong ownership|has invalid permissions/i,
    code: 'store.permission',
    problem: 'the database may not read or write its own folder',
    remedy: 'make the folder and all in it the property of one user, with mode 0700, and try again',
  },
  {
    sign: /PANIC|could not locate a valid checkpoint|invalid (?:primary )?checkpoint|is not a valid data directory|could not open (?:file|directory)|database subdirectory \S+ is missing|invalid data in file|incorrect checksum/i,
    code: 'store.damaged',
    problem: 'the data folder is damaged',
    remedy: 'put a backup of the folder in its place, or move it away to begin anew',
  },
];

/**
 * What went wrong, from what PostgreSQL wrote: one error with a code, the folder, a remedy and the last lines it said.
 * @param said the end of the log, or what initdb printed
 */
export function serverFailure(folder: string, said: string, cause?: unknown): IntertieError {
  const lines = said.trim().split('\n').slice(-TAIL_LINES).join('\n  ');
  const known = CAUSES.find(({ sign }) => sign.test(said));
  return new IntertieError(
    known?.code ?? 'store.start',
    known?.problem ?? 'the bundled database does not start',
    folder,
    `${known?.remedy ?? 'see what it says, or set DATABASE_URL to use another PostgreSQL'}. It said:\n  ${lines || '(nothing)'}`,
    { cause },
  );
}

/** The last part of a log file from byte `from` on; empty when there is none. */
export function logTail(path: string, from: number): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const start = Math.max(from, size - TAIL_BYTES);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    readSync(file, buffer, 0, buffer.length, start);
    return buffer.toString('utf8');
  } finally {
    closeSync(file);
  }
}
