import { IntertieError, isIntertieError } from '../../base/index.js';
import {
  LONGEST_WHOLE,
  type ModelReader,
  pageSources,
  type Reader,
  readPage,
  readTarget,
  readTextInParts,
  type Target,
} from '../../ingest/index.js';
import { contractLine } from './contract.js';
import { explanationOf } from './explanation-json.js';
import { explanationLines } from './print-explanation.js';
import { type LongText, printLongLine, printLongReading } from './print-long.js';
import { modelLines } from './print-model.js';
import { readingLines } from './print-reading.js';
import type { Terminal } from './terminal.js';
import { parseTextLine } from './text-lines.js';

/** One text of `intertie read`: a line of JSON, or a file or address. Plain data, so that a thread can be given it. */
export type ReadTask =
  | { readonly kind: 'line'; readonly line: number; readonly source: string }
  | { readonly kind: 'target'; readonly target: Exclude<Target, { readonly kind: 'refused' }> };

/**
 * Its lines of output, or why there are none: the parts of an IntertieError, which no thread can hand over whole. `long`: too long to be
 * handed over at once, to be printed part by part in its turn.
 */
export type ReadOutcome =
  | { readonly long: true }
  | { readonly lines: readonly string[] }
  | { readonly error: Pick<IntertieError, 'code' | 'problem' | 'value' | 'remedy'> };

export type OutputForm = 'text' | 'jsonl';

/** How texts are read and printed. */
export interface ReadManner {
  readonly to: OutputForm;
  /** A language model that reads along. */
  readonly model?: ModelReader | null;
  /** Say of each statement why it was drawn. */
  readonly explain?: boolean;
}

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

/** A text with its reading begun: what is printed of it is the same however it is printed. */
async function openText(task: ReadTask, reader: Reader, explain = false): Promise<LongText> {
  if (task.kind === 'line') {
    const { id, text, date, language } = parseTextLine(task.source, task.line);
    return { id, text, reading: readTextInParts(reader, { text, date, language, explain }), more: {} };
  }
  const { target } = task;
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
  const { publisher, origin, voice } = pageSources(page, reader.vocabulary);
  return {
    id: target.label,
    text,
    reading: readTextInParts(reader, { text, date, language, document: id, structure: document, explain }),
    more: { source: { publisher: publisher.name, origin: origin.name, voice } },
  };
}

/** The outcome of `doing`, whose failure is the text's alone. */
async function outcomeOf(task: ReadTask, doing: () => Promise<ReadOutcome>): Promise<ReadOutcome> {
  try {
    return await doing();
  } catch (error) {
    return asOutcome(isIntertieError(error) ? error : readerFault(task, error));
  }
}

/** Reads one text into lines of output. Never throws: what is wrong with a text is its outcome. A long text is left to `printLongTask`. */
export function doReadTask(task: ReadTask, reader: Reader, manner: ReadManner): Promise<ReadOutcome> {
  return outcomeOf(task, async () => {
    const { id, text, reading, more } = await openText(task, reader, manner.explain);
    if (text.length > LONGEST_WHOLE) return { long: true };
    const [part] = reading.parts;
    if (part === undefined) return { lines: [] };
    const rules = { ...reading, ...part };
    const read = await manner.model?.readAlong(reader, text, rules);
    const whole = read?.reading ?? rules;
    if (manner.to === 'jsonl') {
      const model = read && { model: read.account };
      const line = { ...contractLine(id, text, whole), ...more, ...model, ...explanationOf(whole) };
      return { lines: [JSON.stringify(line)] };
    }
    const account = read ? modelLines(read.account) : [];
    const { vocabulary } = reader;
    const told = whole.explanation
      ? explanationLines(id, whole, whole.explanation, vocabulary)
      : readingLines(id, whole, vocabulary);
    return { lines: [...told, ...account, ''] };
  });
}

/** Reads a long text and prints what it says as it goes, so that not all of it is held. Never throws but for the terminal. */
export function printLongTask(
  task: ReadTask,
  reader: Reader,
  to: OutputForm,
  terminal: Terminal,
): Promise<ReadOutcome> {
  return outcomeOf(task, async () => {
    const text = await openText(task, reader);
    if (to === 'jsonl') await printLongLine(text, terminal);
    else await printLongReading(text, reader, terminal);
    return { lines: [] };
  });
}
