import { IntertieError, isIntertieError } from '../base/index.js';

interface Known {
  readonly code: string;
  readonly problem: string;
  readonly remedy: string;
}

/** By PostgreSQL's SQLSTATE, or by the system's code when the server was not reached. */
const KNOWN: Readonly<Record<string, Known>> = {
  '53100': {
    code: 'disk.full',
    problem: 'the disk of the database is full, nothing of this was saved',
    remedy: 'free some space and try again; what was saved before is kept',
  },
  '53300': {
    code: 'store.busy',
    problem: 'the database has no connection left',
    remedy: 'close other programs that use it and try again',
  },
  '28P01': { code: 'store.login', problem: 'the password is refused', remedy: 'correct DATABASE_URL' },
  '28000': { code: 'store.login', problem: 'the login is refused', remedy: 'correct DATABASE_URL' },
  '3D000': {
    code: 'store.login',
    problem: 'there is no such database',
    remedy: 'create it (createdb), or correct DATABASE_URL',
  },
  '42501': {
    code: 'store.permission',
    problem: 'the database user may not do this',
    remedy: 'make the user of DATABASE_URL the owner of its database',
  },
  '0A000': {
    code: 'store.extension',
    problem: 'the database lacks something Intertie needs',
    remedy: "install PostgreSQL's contrib package (pg_trgm) on the server",
  },
  '57P01': {
    code: 'store.gone',
    problem: 'the database was shut down in the middle, nothing of this was saved',
    remedy: 'try again',
  },
  '57P03': {
    code: 'store.starting',
    problem: 'the database is starting or stopping',
    remedy: 'try again in a moment',
  },
  ERR_INVALID_URL: {
    code: 'store.address',
    problem: 'DATABASE_URL is not the address of a database',
    remedy: 'write it as postgres://user:password@host:5432/database',
  },
  ECONNREFUSED: {
    code: 'store.unreachable',
    problem: 'the database does not answer',
    remedy: 'start it, or correct DATABASE_URL',
  },
  ENOTFOUND: {
    code: 'store.unreachable',
    problem: 'the host of the database is not known',
    remedy: 'correct DATABASE_URL',
  },
  ETIMEDOUT: {
    code: 'store.unreachable',
    problem: 'the database does not answer in time',
    remedy: 'see to the network, or correct DATABASE_URL',
  },
  ENOENT: {
    code: 'store.unreachable',
    problem: 'the socket of the database is gone',
    remedy: 'start it again',
  },
};

/**
 * The error as one of ours with a remedy where it has a known cause; any other (a fault in our SQL, say) as it is.
 * @param place the home folder or the address without its password
 */
export function databaseError(error: unknown, place: string): unknown {
  if (isIntertieError(error) || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const gone = code.startsWith('08') || CUT.has(code) || isCut(error);
  const known = KNOWN[code] ?? (gone ? KNOWN['57P01'] : undefined);
  if (!known) return error;
  return new IntertieError(known.code, known.problem, `${place} (${error.message})`, known.remedy, {
    cause: error,
  });
}

/** What the socket says of a server that went away while it was written to or read from: which of them is a race. */
const CUT: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'ECONNABORTED']);

/** The driver gives a connection that ended under it no code. */
const isCut = (error: Error): boolean => /^Connection terminated|not queryable$/.test(error.message);
