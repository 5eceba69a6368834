import { type IntertieError, isIntertieError } from '../../base/index.js';

/** Exit codes of `intertie` (docs/reference/cli.md). They stay. */
export const EXIT = {
  ok: 0,
  /** Something given could not be used: a file, a line, a table. What could be done is done. */
  failed: 1,
  /** The command itself is wrong: an unknown option, a missing argument. */
  usage: 2,
  /** The machine is not ready: database, disk, port, installation. */
  environment: 3,
  /** Stopped by Ctrl-C; what was finished is kept. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Whether the reader's own data are wrong or missing: every text would fail in the same way. */
export function isOfReaderData({ code }: IntertieError): boolean {
  return /^(install|vocabulary|language)\.|^gazetteer\.(missing|unreadable|worldview)$/.test(code);
}

/** Exit code for an error that ended a command. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!isIntertieError(error)) return EXIT.environment;
  if (error.code === 'import.interrupted') return EXIT.interrupted;
  if (error.code.startsWith('usage.')) return EXIT.usage;
  const ofMachine = /^(store|schema|disk|server|worker|model)\./.test(error.code);
  return ofMachine || isOfReaderData(error) ? EXIT.environment : EXIT.failed;
}
