import {
  addPaths,
  type BatchAccount,
  chooseCollection,
  type FileAccount,
  openIngest,
} from '../../../ingest/index.js';
import { counted } from '../counted.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { listenForInterruption } from '../interruption.js';
import { type ModelFlags, openModel } from '../open-model.js';
import { modelLines } from '../print-model.js';
import { startProgress } from '../progress.js';
import { contextOptions, type StoreFlags } from '../store-options.js';
import type { Terminal } from '../terminal.js';

export interface AddFlags extends StoreFlags, ModelFlags {
  readonly collection?: string;
  readonly again?: boolean;
}

function fileLine({ path, outcome, statements, absences, title, message, decisions }: FileAccount): string {
  if (outcome === 'failed') return `failed     ${message ?? path}`;
  if (outcome === 'scan') return `scan       ${path}: ${message}`;
  if (outcome === 'by_hand') return `by hand    ${path}: ${message}${title ? ` (${title})` : ''}`;
  if (outcome === 'unchanged') return `unchanged  ${path}: these very bytes are in already`;
  const denials = absences === 0 ? '' : `, ${counted(absences, 'stated absence')}`;
  const verb = outcome === 'reread' ? 'read again' : 'added     ';
  return `${verb} ${path}: ${counted(statements, 'statement')}${denials}${title ? ` (${title})` : ''}${keptDecisions(decisions)}`;
}

function keptDecisions(decisions: FileAccount['decisions']): string {
  if (!decisions || decisions.attached + decisions.unattached === 0) return '';
  const lost =
    decisions.unattached === 0
      ? ''
      : `, ${decisions.unattached} fit nothing any more: intertie review list --unattached`;
  return `; ${counted(decisions.attached, 'decision')} kept${lost}`;
}

function summaryLine({ files, left, interrupted }: BatchAccount): string {
  const of = (outcome: FileAccount['outcome']) => files.filter((file) => file.outcome === outcome).length;
  const parts = (['added', 'unchanged', 'scan', 'failed', 'reread'] as const)
    .filter((outcome) => outcome !== 'reread' || of(outcome) > 0)
    .map((outcome) => `${of(outcome)} ${outcome === 'reread' ? 'read again' : outcome}`);
  if (of('by_hand') > 0) parts.push(`${of('by_hand')} to read by hand`);
  return `${parts.join(', ')}${interrupted ? `; stopped, ${counted(left, 'file')} not begun` : ''}`;
}

/** `intertie add`: the account on standard output, one line a file; failures are lines of it, the rest goes on. */
export async function runAdd(
  paths: readonly string[],
  flags: AddFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const model = openModel(flags, terminal);
  const interruption = listenForInterruption(terminal.say);
  const context = await openIngest(contextOptions(flags, terminal));
  const progress = await startProgress(flags.json ?? false);
  try {
    const account = await addPaths(context, paths, {
      collection:
        flags.collection === undefined ? undefined : await chooseCollection(context.store, flags.collection),
      model,
      again: flags.again,
      onProgress: progress.onProgress,
      signal: interruption.signal,
    });
    progress.stop();
    if (flags.json) await terminal.print(JSON.stringify(account));
    else {
      for (const file of account.files) await terminal.print(fileLine(file));
      if (account.model) for (const line of modelLines(account.model)) await terminal.print(line);
      if (account.files.length > 1 || account.interrupted) await terminal.print(summaryLine(account));
    }
    if (account.interrupted) return EXIT.interrupted;
    return account.files.some((file) => file.outcome === 'failed') ? EXIT.failed : EXIT.ok;
  } finally {
    progress.stop();
    interruption.release();
    await context.store.close();
  }
}
