import type { Command } from 'commander';
import type { Terminal } from './terminal.js';

/** Options of every command that opens the database. */
export interface StoreFlags {
  readonly home?: string;
  readonly databaseUrl?: string;
  readonly json?: boolean;
}

export function withHomeOptions(command: Command): Command {
  return command
    .option('--home <dir>', 'data folder (INTERTIE_HOME; ~/.local/share/intertie when neither is given)')
    .option('--json', 'print JSON');
}

export function withStoreOptions(command: Command): Command {
  return withHomeOptions(command).option(
    '--database-url <url>',
    'a PostgreSQL of your own instead of the bundled one (DATABASE_URL)',
  );
}

/** What to open, from flags and environment. Slow starts and lost connections are told on standard error. */
export function contextOptions(flags: StoreFlags, terminal: Terminal) {
  return {
    home: flags.home,
    databaseUrl:
      flags.home === undefined ? (flags.databaseUrl ?? process.env.DATABASE_URL) : flags.databaseUrl,
    onNotice: (text: string) => terminal.say(text),
  };
}
