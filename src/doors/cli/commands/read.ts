import { createReadStream } from 'node:fs';
import { IntertieError, isIntertieError } from '../../../base/index.js';
import { listTargets, mapInOrder, pathError, splitLines, type Target } from '../../../ingest/index.js';
import { EXIT, type ExitCode, isOfReaderData } from '../exit-codes.js';
import { type ModelFlags, openModel } from '../open-model.js';
import {
  asOutcome,
  type OutputForm,
  printLongTask,
  type ReadOutcome,
  type ReadTask,
  taskName,
} from '../read-task.js';
import { openReadingThreads } from '../reading-threads.js';
import type { Terminal } from '../terminal.js';

export interface ReadFlags extends ModelFlags {
  readonly from: 'text' | 'jsonl' | 'auto';
  readonly to: OutputForm;
  readonly workers?: number;
  readonly home?: string;
  readonly json?: boolean;
  readonly explain?: boolean;
}

/** A text to read, or the outcome of what could not even be opened. */
type Item = ReadTask | { readonly kind: 'told'; readonly outcome: ReadOutcome };

/** Characters of texts that are in hand at once, over all threads. */
const MOST_IN_HAND = 8_000_000;
/** What a file or address counts for, before it is read. */
const TARGET_SIZE = 500_000;

const told = (error: IntertieError): Item => ({ kind: 'told', outcome: asOutcome(error) });

const isLinesFile = (path: string): boolean => /\.(jsonl|ndjson)$/i.test(path);

const holdsLines = (target: Target, { from }: ReadFlags): boolean =>
  (target.kind === 'stdin' && from === 'jsonl') ||
  (target.kind === 'file' && (from === 'jsonl' || (from === 'auto' && isLinesFile(target.path))));

/** Lines come one by one, so a file of any size and an endless pipe are fine. */
async function* linesOf(target: Target & { readonly kind: 'file' | 'stdin' }): AsyncGenerator<Item> {
  const input = target.kind === 'stdin' ? process.stdin : createReadStream(target.path);
  try {
    for await (const { number, text } of splitLines(input)) {
      if (text === null) {
        const remedy = 'split that text into several lines; the other lines are read';
        yield told(
          new IntertieError('read.line_too_long', 'longer than a line can be', `line ${number}`, remedy),
        );
      } else if (text.trim() !== '') yield { kind: 'line', line: number, source: text };
    }
  } catch (error) {
    yield told(isIntertieError(error) ? error : pathError(target.label, error));
  }
}

async function* itemsOf(targets: readonly Target[], flags: ReadFlags): AsyncGenerator<Item> {
  for (const target of targets) {
    if (target.kind === 'refused') yield told(target.error);
    else if (target.kind !== 'url' && holdsLines(target, flags)) yield* linesOf(target);
    else yield { kind: 'target', target };
  }
}

/**
 * `intertie read`: reads and keeps nothing; needs no database. Files, folders, addresses, or the standard input. JSON Lines
 * are told by `--from jsonl` or by a file's ending. What is printed has the order of what was given, whatever `workers`.
 */
export async function runRead(
  paths: readonly string[],
  flags: ReadFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const targets = await listTargets(paths.length === 0 ? ['-'] : paths);
  const model = openModel(flags, terminal);
  const threads = openReadingThreads({
    home: flags.home,
    to: flags.to,
    workers: flags.workers,
    model,
    explain: flags.explain ?? false,
  });
  const read = async (item: Item) => ({
    item,
    outcome: item.kind === 'told' ? item.outcome : await threads.read(item),
  });
  const sizeOf = (item: Item): number => (item.kind === 'line' ? item.source.length : TARGET_SIZE);
  let worst: ExitCode = EXIT.ok;
  try {
    const limits = { most: threads.most, mostSize: MOST_IN_HAND, sizeOf };
    for await (const { item, outcome: first } of mapInOrder(itemsOf(targets, flags), read, limits)) {
      const isLong = 'long' in first && item.kind !== 'told';
      if (isLong && model !== null)
        terminal.say(`${taskName(item)}: read by the rules alone, being too long`);
      if (isLong && flags.explain) terminal.say(`${taskName(item)}: too long to be explained`);
      const outcome = isLong ? await printLongTask(item, threads.reader(), flags.to, terminal) : first;
      if ('error' in outcome) {
        const { code, problem, value, remedy } = outcome.error;
        const error = new IntertieError(code, problem, value, remedy);
        if (isOfReaderData(error)) throw error;
        terminal.complain(error, flags.json ?? false);
        worst = EXIT.failed;
      } else if ('lines' in outcome) for (const line of outcome.lines) await terminal.print(line);
    }
  } finally {
    await threads.close();
  }
  return worst;
}
