import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { PassThrough, type Transform } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse';
import { decodeStream, encodingExists } from 'iconv-lite';
import { IntertieError } from '../../base/index.js';
import { decodeText } from '../../documents/index.js';
import { pathError } from '../list-targets.js';

const SAMPLE_BYTES = 1 << 16;
const DELIMITERS = ['\t', ',', ';', '|'] as const;
/** A record longer than this is a quotation mark that nobody closed. */
const MAX_RECORD = 1 << 20;

export interface TableRow {
  /** Line in the file, 1 for the header. */
  readonly line: number;
  /** As many as the row has: may differ from the header's. */
  readonly cells: readonly string[];
}

/** What was found out about a table before its rows are read. */
export interface OpenTable {
  readonly columns: readonly string[];
  readonly charset: string;
  readonly delimiter: string;
  /** Bytes of the file as it lies on the disk. */
  readonly bytes: number;
  /** SHA-256 of those bytes, hex. */
  readonly contentHash: string;
  /** Whether cells may stand in quotation marks. */
  readonly quotes: boolean;
  /** The whole file as UTF-8, header and all, piece by piece. @throws IntertieError `table.damaged` */
  utf8(): AsyncGenerator<Uint8Array>;
  /** Rows below the header, in order. To be walked once. @throws IntertieError `table.damaged` */
  rows(): AsyncGenerator<TableRow>;
}

export interface TableOptions {
  /** Null: told from the first lines. */
  readonly delimiter: string | null;
  /** Null: told from the bytes. */
  readonly encoding: string | null;
}

async function sampleOf(path: string): Promise<{ sample: Buffer; zipped: boolean }> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    const zipped = head[0] === 0x1f && head[1] === 0x8b;
    if (!zipped) return { sample: head, zipped };
    // Z_SYNC_FLUSH gives what there is of a stream that is cut off, as a sample always is.
    return { sample: gunzipSync(head, { finishFlush: 2 }).subarray(0, SAMPLE_BYTES), zipped };
  } finally {
    await file.close();
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function refuseOtherFormats(path: string, sample: Buffer): void {
  const head = sample.subarray(0, 4).toString('latin1');
  if (head.startsWith('PK') || head.startsWith('\xd0\xcf\x11\xe0')) {
    throw new IntertieError(
      'table.format',
      'a workbook, not a text table',
      path,
      'save the sheet as CSV and import that',
    );
  }
  if (head === '%PDF') {
    throw new IntertieError(
      'table.format',
      'a PDF, not a table',
      path,
      'use `intertie add`, or give the table as CSV',
    );
  }
  const text = sample.subarray(0, 512).toString('latin1').trimStart();
  if (/^<(!doctype|html|\?xml)/i.test(text)) {
    throw new IntertieError('table.format', 'a web page, not a table', path, 'download the CSV file itself');
  }
  if (/^[[{]/.test(text) && /^[[{]\s*["{[]/.test(text)) {
    throw new IntertieError('table.format', 'JSON, not a table', path, 'write it out as CSV and import that');
  }
}

/** The delimiter that parts the first lines into equally many columns, most of them. */
function guessDelimiter(sample: string): string {
  const lines = sample.split(/\r?\n/, 12).filter((line) => line.trim() !== '');
  const counts = (delimiter: string) =>
    lines.slice(0, 10).map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length);
  const scored = DELIMITERS.map((delimiter) => {
    const [first = 1, ...rest] = counts(delimiter);
    const agree = rest.filter((count) => count === first).length / Math.max(1, rest.length);
    return { delimiter, score: first <= 1 ? 0 : first * (0.2 + agree) };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).score > 0
    ? scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
    : ',';
}

/** Tab-separated files often hold bare quotation marks; then they are letters like others. */
function usesQuotes(sample: string, delimiter: string): boolean {
  if (delimiter !== '\t') return true;
  return /(?:^|\t)"(?:[^"]|"")*"(?:\t|\r?\n)/.test(sample);
}

function damaged(path: string, reason: string, cause: unknown): IntertieError {
  return new IntertieError(
    'table.damaged',
    'the table is damaged or cut short',
    `${path} (${reason})`,
    'download or write it out again',
    {
      cause,
    },
  );
}

/**
 * Opens a CSV or TSV file, plain or gzip, of any size: charset and delimiter are told from its first 64 kB.
 *
 * @throws IntertieError `path.*`, `table.empty`, `table.format` (a workbook, a page), `table.encoding`, `table.damaged`
 */
export async function openTable(path: string, options: TableOptions): Promise<OpenTable> {
  const found = await stat(path).catch((error: unknown) => {
    throw pathError(path, error);
  });
  if (found.isDirectory()) {
    throw new IntertieError('path.folder', 'a folder, not a table', path, 'name one file in it');
  }
  if (found.size === 0)
    throw new IntertieError('table.empty', 'the file is empty', path, 'check that it was saved whole');
  const { sample, zipped } = await sampleOf(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw damaged(path, error.message, error);
    throw pathError(path, error);
  });
  refuseOtherFormats(path, sample);
  if (options.encoding !== null && !encodingExists(options.encoding)) {
    throw new IntertieError(
      'table.encoding',
      'an unknown charset',
      options.encoding,
      'write utf-8, windows-1251 or another IANA name',
    );
  }
  const told = await decodeText(sample, [options.encoding]);
  const charset = options.encoding ?? told.charset;
  const delimiter = options.delimiter ?? guessDelimiter(told.text);
  const quotes = usesQuotes(told.text, delimiter);
  const parser = () =>
    parse({
      bom: true,
      delimiter,
      quote: quotes ? '"' : null,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: MAX_RECORD,
    });

  async function* records(): AsyncGenerator<TableRow> {
    const output = parser();
    const input = createReadStream(path);
    const fail = (error: Error) => output.destroy(error);
    const steps: NodeJS.ReadWriteStream[] = zipped ? [createGunzip()] : [];
    steps.push(decodeStream(charset));
    let stream: NodeJS.ReadableStream = input.on('error', fail);
    for (const step of steps) stream = stream.pipe(step.on('error', fail));
    stream.pipe(output);
    try {
      for await (const { record, info } of output as AsyncIterable<{
        record: string[];
        info: { lines: number };
      }>) {
        yield { line: info.lines, cells: record };
      }
    } catch (error) {
      if (error instanceof IntertieError) throw error;
      throw damaged(path, error instanceof Error ? error.message : String(error), error);
    } finally {
      input.destroy();
    }
  }

  async function* utf8(): AsyncGenerator<Uint8Array> {
    const input = createReadStream(path);
    const unzipped = zipped ? createGunzip() : new PassThrough();
    // An error of the file ends the walk over what is made of it.
    input.on('error', (error) => unzipped.destroy(error)).pipe(unzipped);
    const isUtf8 = /^(utf-?8|us-ascii|ascii)$/i.test(charset);
    const pieces = isUtf8 ? unzipped : unzipped.pipe(decodeStream(charset));
    if (!isUtf8) unzipped.on('error', (error) => (pieces as Transform).destroy(error));
    try {
      for await (const piece of pieces as AsyncIterable<Buffer | string>)
        yield typeof piece === 'string' ? Buffer.from(piece) : piece;
    } catch (error) {
      throw damaged(path, error instanceof Error ? error.message : String(error), error);
    } finally {
      input.destroy();
    }
  }

  const rows = records();
  const header = await rows.next();
  const columns = header.done ? [] : header.value.cells.map((cell) => cell.trim());
  if (columns.every((column) => column === '')) {
    throw new IntertieError(
      'table.empty',
      'no header line with column names',
      path,
      'write the names in the first line',
    );
  }
  return {
    columns,
    charset,
    delimiter,
    bytes: found.size,
    contentHash: await hashFile(path),
    quotes,
    utf8,
    rows: () => rows,
  };
}
