import { IntertieError, isIntertieError } from '../../base/index.js';
import { pageSources, type Reader, readPage, readTarget, readText, type Target } from '../../ingest/index.js';
import { contractLine } from './contract.js';
import { readingLines } from './print-reading.js';
import { parseTextLine } from './text-lines.js';

/** One text of `intertie read`: a line of JSON, or a file or address. Plain data, so that a thread can be given it. */
export type ReadTask =
  | { readonly kind: 'line'; readonly line: number; readonly source: string }
  | { readonly kind: 'target'; readonly target: Exclude<Target, { readonly kind: 'refused' }> };

/** Its lines of output, or why there are none: the parts of an IntertieError, which no thread can hand over whole. */
export type ReadOutcome =
  | { readonly lines: readonly string[] }
  | { readonly error: Pick<IntertieError, 'code' | 'problem' | 'value' | 'remedy'> };

export type OutputForm = 'text' | 'jsonl';

/** The error's parts, fit for handing over. */
export function asOutcome({ code, problem, value, remedy }: IntertieError): ReadOutcome {
  return { error: { code, problem, value, remedy } };
}

/** How messages call the task: "line 7", or the file. */
export const taskName = (task: ReadTask): string =>
  task.kind === 'line' ? `line ${task.line}` : task.target.label;

/** A reader's own failure over a text, told like any other problem of that text. */
export function readerFault(task: ReadTask, error: unknown): IntertieError {
  return new IntertieError(
    'read.fault',
    `${taskName(task)}: not read, for a reason of our own`,
    error instanceof Error ? error.message : String(error),
    'please report it with that text; the others are read',
    { cause: error },
  );
}

function readLine(line: number, source: string, reader: Reader, to: OutputForm): readonly string[] {
  const { id, text, date, language } = parseTextLine(source, line);
  const reading = readText(reader, { text, date, language });
  return to === 'jsonl'
    ? [JSON.stringify(contractLine(id, text, reading))]
    : [...readingLines(id, reading, reader.vocabulary), ''];
}

async function readFrom(
  target: Exclude<Target, { readonly kind: 'refused' }>,
  reader: Reader,
  to: OutputForm,
): Promise<readonly string[]> {
  const page = await readPage(await readTarget(target));
  const { document } = page;
  if (document.outcome === 'scan') {
    throw new IntertieError(
      'document.scan',
      'scan, not read',
      target.label,
      'its pages are pictures: recognise their text first',
    );
  }
  const { id, text, language } = document;
  const date = document.date?.value ?? null;
  const reading = readText(reader, { text, date, language, document: id, structure: document });
  if (to === 'text') return [...readingLines(target.label, reading, reader.vocabulary), ''];
  const { publisher, origin, voice } = pageSources(page, reader.vocabulary);
  const source = { publisher: publisher.name, origin: origin.name, voice };
  return [JSON.stringify({ ...contractLine(target.label, text, reading), source })];
}

/** Reads one text. Never throws: what is wrong with a text is its outcome. */
export async function doReadTask(task: ReadTask, reader: Reader, to: OutputForm): Promise<ReadOutcome> {
  try {
    const lines =
      task.kind === 'line'
        ? readLine(task.line, task.source, reader, to)
        : await readFrom(task.target, reader, to);
    return { lines };
  } catch (error) {
    return asOutcome(isIntertieError(error) ? error : readerFault(task, error));
  }
}
