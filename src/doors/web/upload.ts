import { createWriteStream, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import type { FastifyRequest } from 'fastify';
import { IntertieError, isIntertieError } from '../../base/index.js';
import { MAX_DOCUMENT_BYTES } from '../../ingest/index.js';
import type { AddedFile } from './render.js';
import { safeFileName } from './safe-file-name.js';

/** Adds one file that lies at `path` under its own name. Refusals come back as outcomes or as an `IntertieError`. */
export type AddFile = (path: string, name: string) => Promise<AddedFile>;

/** What an upload may hold. */
export interface UploadLimits {
  /** Bytes of one file. */
  readonly fileBytes: number;
  /** Bytes of all files of one request. */
  readonly totalBytes: number;
  readonly files: number;
}

export const UPLOAD_LIMITS: UploadLimits = {
  fileBytes: MAX_DOCUMENT_BYTES,
  totalBytes: 2 * 1024 * 1024 * 1024,
  files: 500,
};

/** Boundaries and headers between the files. */
const ROOM_FOR_HEADERS = 1024 * 1024;

const megabytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024 / 1024))} MB`;

function refused(name: string, problem: string, remedy: string): AddedFile {
  return { name, outcome: 'refused', document: null, statements: 0, problem, remedy };
}

type Waiting = { readonly name: string; readonly path: string } | AddedFile;

/** Lets bytes through until there are too many. */
function countBytes(limits: UploadLimits): Transform {
  let total = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length;
      if (total <= limits.totalBytes + ROOM_FOR_HEADERS) done(null, chunk);
      else done(tooMuch(total, limits));
    },
  });
}

function tooMuch(bytes: number, limits: UploadLimits): IntertieError {
  return new IntertieError(
    'upload.too_large',
    'more than one upload may hold',
    `over ${megabytes(Math.min(bytes, limits.totalBytes))}`,
    `upload fewer files at once, at most ${megabytes(limits.totalBytes)} together, or use: intertie add FOLDER`,
  );
}

/** Writes one file into a folder of its own, so that it keeps its name. The stream is taken up at once: its errors come early. */
async function keepFile(stream: BusboyFileStream, path: string, limits: UploadLimits): Promise<Waiting> {
  const name = basename(path);
  await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  if (!stream.truncated) return { name, path };
  await rm(path);
  return refused(
    name,
    `larger than ${megabytes(limits.fileBytes)}`,
    'split it, or add its text: a browser may send files up to that size',
  );
}

/** Streams every file of a multipart request into `folder`, in the order sent. */
async function keepFiles(
  body: Readable,
  headers: BusboyHeaders,
  folder: string,
  limits: UploadLimits,
): Promise<readonly Waiting[]> {
  const waiting: Promise<Waiting>[] = [];
  const open: Readable[] = [];
  const parser = new Busboy({
    headers,
    limits: { fileSize: limits.fileBytes, fieldSize: 10_000, fields: 20 },
  });
  parser.on('file', (_field, stream, filename: string | undefined) => {
    // A form sent with no file chosen holds one nameless, empty part.
    if (!filename) return void stream.resume();
    const name = safeFileName(filename);
    if (waiting.length >= limits.files) {
      stream.resume();
      const remedy = 'upload the rest separately, or use: intertie add FOLDER';
      waiting.push(Promise.resolve(refused(name, `more than ${limits.files} files at once`, remedy)));
      return;
    }
    const place = join(folder, String(waiting.length));
    mkdirSync(place);
    const kept = keepFile(stream, join(place, name), limits);
    // Looked at below, after the whole body: until then a failure must not count as unhandled.
    kept.catch(() => undefined);
    open.push(stream);
    waiting.push(kept);
  });
  try {
    await pipeline(body, countBytes(limits), parser);
  } catch (error) {
    for (const stream of open) stream.destroy();
    await Promise.allSettled(waiting);
    throw error;
  }
  return Promise.all(waiting);
}

async function addOne(file: Waiting, addFile: AddFile, log: (line: string) => void): Promise<AddedFile> {
  if (!('path' in file)) return file;
  try {
    return await addFile(file.path, file.name);
  } catch (error) {
    if (isIntertieError(error)) return refused(file.name, `${error.problem}: ${error.value}`, error.remedy);
    log(
      `adding ${file.name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return refused(
      file.name,
      'it could not be read for a reason of our own',
      'read the server’s log and report it; the other files are not touched by this',
    );
  }
}

function checkBeforeReading(request: FastifyRequest, limits: UploadLimits): void {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) {
    throw new IntertieError(
      'upload.not_multipart',
      'not an upload of files',
      type === '' ? 'no content type' : type.slice(0, 80),
      'send multipart/form-data with one part for each file, as curl -F file=@PATH does',
    );
  }
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limits.totalBytes + ROOM_FOR_HEADERS) throw tooMuch(announced, limits);
}

/**
 * Adds every file of a multipart request, one after another, and says what became of each, in the order sent. A file that is
 * refused never stops the others; the copies on disk are gone afterwards.
 *
 * @throws IntertieError `upload.not_multipart`, `upload.unreadable` (broken or cut off), `upload.no_files`, `upload.too_large`,
 *   `disk.full`
 */
export async function receiveFiles(
  request: FastifyRequest,
  addFile: AddFile,
  log: (line: string) => void,
  limits: UploadLimits = UPLOAD_LIMITS,
): Promise<readonly AddedFile[]> {
  checkBeforeReading(request, limits);
  const folder = await mkdtemp(join(tmpdir(), `intertie-upload-${process.pid}-`));
  try {
    const headers = { ...request.headers, 'content-type': request.headers['content-type'] ?? '' };
    const waiting = await keepFiles(request.raw, headers, folder, limits).catch((error: unknown) => {
      throw readable(error);
    });
    if (waiting.length === 0) {
      throw new IntertieError(
        'upload.no_files',
        'no file was sent',
        'the form is empty',
        'choose one or more files, then press Add',
      );
    }
    const results: AddedFile[] = [];
    for (const file of waiting) results.push(await addOne(file, addFile, log));
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What went wrong while the files came in, in our own words. */
function readable(error: unknown): Error {
  if (isIntertieError(error)) return error;
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
    return new IntertieError(
      'disk.full',
      'no room left on the disk',
      tmpdir(),
      'free some space, then send the files again',
      {
        cause: error,
      },
    );
  }
  return new IntertieError(
    'upload.unreadable',
    'the upload broke off or is not well-formed',
    error instanceof Error ? error.message : String(error),
    'send the files again',
    { cause: error },
  );
}
