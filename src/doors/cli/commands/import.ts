import {
  chooseCollection,
  importTable,
  openIngest,
  settleMapping,
  type TableAccount,
} from '../../../ingest/index.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { endAtInterruption } from '../interruption.js';
import { startProgress } from '../progress.js';
import { contextOptions, type StoreFlags } from '../store-options.js';
import type { Terminal } from '../terminal.js';

export interface ImportFlags extends StoreFlags {
  readonly mapping?: string;
  readonly kind?: string;
  readonly collection?: string;
}

/** Lines about single rows are for a look, not for reading all: `--json` has up to 1,000. */
const SHOWN = 10;

function accountLines(account: TableAccount): readonly string[] {
  const { path, badRows, badRowsTotal, remarks, remarksTotal } = account;
  if (account.outcome === 'unchanged')
    return [`unchanged  ${path}: this table with this mapping is in already`];
  const told = `${account.rows} rows, ${account.statements} statements`;
  const places = `${account.matchedPlaces} places found in the gazetteer, ${account.localPlaces} kept as the table's own`;
  const row = ({ line, column, value, why }: (typeof badRows)[number]) =>
    `  line ${line}${column ? `, ${column}` : ''}: ${why}${value ? ` (${value.slice(0, 80)})` : ''}`;
  const list = (head: string, rows: typeof badRows, total: number) => [
    ...(total > 0 ? [`${total} ${head}`] : []),
    ...rows.slice(0, SHOWN).map(row),
    ...(total > SHOWN ? [`  … and ${total - SHOWN} more: see --json`] : []),
  ];
  return [
    `added      ${path}: ${told}; ${places}`,
    ...list('rows left out:', badRows, badRowsTotal),
    ...list('values set right or passed over:', remarks, remarksTotal),
  ];
}

/** `intertie import`: one table, all of it or nothing. */
export async function runImport(path: string, flags: ImportFlags, terminal: Terminal): Promise<ExitCode> {
  const { mapping, notice } = await settleMapping(path, flags.mapping, flags.kind);
  if (notice !== null) terminal.say(notice);
  endAtInterruption('stopped: a table is kept whole or not at all', terminal.say);
  const context = await openIngest(contextOptions(flags, terminal));
  const progress = await startProgress(flags.json ?? false);
  try {
    const account = await importTable(context, {
      path,
      mapping,
      collection:
        flags.collection === undefined ? undefined : await chooseCollection(context.store, flags.collection),
      onProgress: progress.onProgress,
    });
    progress.stop();
    if (flags.json) await terminal.print(JSON.stringify(account));
    else for (const line of accountLines(account)) await terminal.print(line);
    return EXIT.ok;
  } finally {
    progress.stop();
    await context.store.close();
  }
}
