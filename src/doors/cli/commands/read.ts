import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { IntertieError, isIntertieError } from '../../../base/index.js';
import {
  listTargets,
  openReader,
  pageSources,
  type Reader,
  readPage,
  readTarget,
  readText,
  type Target,
} from '../../../ingest/index.js';
import { contractLine } from '../contract.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { readingLines } from '../print-reading.js';
import type { Terminal } from '../terminal.js';
import { parseTextLine } from '../text-lines.js';

export interface ReadFlags {
  readonly from: 'text' | 'jsonl' | 'auto';
  readonly to: 'text' | 'jsonl';
  readonly home?: string;
  readonly json?: boolean;
}

/** Lines are worked on one by one, so a file of any size and an endless pipe are fine. */
async function readLines(
  input: NodeJS.ReadableStream,
  reader: Reader,
  flags: ReadFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  let line = 0;
  let failures = 0;
  for await (const source of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    const given = line === 1 ? source.replace(/^\uFEFF/, '') : source;
    if (given.trim() === '') continue;
    try {
      const { id, text, date, language } = parseTextLine(given, line);
      const reading = readText(reader, { text, date, language });
      if (flags.to === 'jsonl') await terminal.print(JSON.stringify(contractLine(id, text, reading)));
      else
        for (const shown of [...readingLines(id, reading, reader.vocabulary), ''])
          await terminal.print(shown);
    } catch (error) {
      failures += 1;
      terminal.complain(isIntertieError(error) ? error : readerFault(line, error), flags.json ?? false);
    }
  }
  return failures === 0 ? EXIT.ok : EXIT.failed;
}

function readerFault(line: number, error: unknown): IntertieError {
  const reason = error instanceof Error ? error.message : String(error);
  const remedy = 'please report it with that line; the other lines are read';
  return new IntertieError('read.fault', `line ${line}: not read, for a reason of our own`, reason, remedy, {
    cause: error,
  });
}

async function readOne(target: Target, reader: Reader, flags: ReadFlags, terminal: Terminal): Promise<void> {
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
  if (flags.to === 'jsonl') {
    const { publisher, origin, voice } = pageSources(page, reader.vocabulary);
    const source = { publisher: publisher.name, origin: origin.name, voice };
    await terminal.print(JSON.stringify({ ...contractLine(target.label, text, reading), source }));
  } else {
    for (const line of [...readingLines(target.label, reading, reader.vocabulary), ''])
      await terminal.print(line);
  }
}

const isLinesFile = (path: string): boolean => /\.(jsonl|ndjson)$/i.test(path);

/**
 * `intertie read`: reads and keeps nothing; needs no database. Files, folders, addresses, or the standard input. JSON Lines
 * are told by `--from jsonl` or by a file's ending.
 */
export async function runRead(
  paths: readonly string[],
  flags: ReadFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const targets = await listTargets(paths.length === 0 ? ['-'] : paths);
  const reader = openReader({ home: flags.home });
  let worst: ExitCode = EXIT.ok;
  for (const target of targets) {
    try {
      const lines =
        flags.from === 'jsonl' ||
        (flags.from === 'auto' && target.kind === 'file' && isLinesFile(target.path));
      if (lines && target.kind !== 'url' && target.kind !== 'refused') {
        const input = target.kind === 'stdin' ? process.stdin : createReadStream(target.path);
        if ((await readLines(input, reader, flags, terminal)) !== EXIT.ok) worst = EXIT.failed;
      } else await readOne(target, reader, flags, terminal);
    } catch (error) {
      if (!isIntertieError(error)) throw error;
      terminal.complain(error, flags.json ?? false);
      worst = EXIT.failed;
    }
  }
  return worst;
}
