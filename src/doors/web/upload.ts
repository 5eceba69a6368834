import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { IntertieError, isIntertieError } from '../../base/index.js';
import type { AddedFile } from './render.js';

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
  fileBytes: 200 * 1024 * 1024,
  totalBytes: 2 * 1024 * 1024 * 1024,
  files: 500,
};

const megabytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024 / 1024))} MB`;

/** Control characters and direction overrides: they can make a name look like another. */
const UNFIT = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A file name that is safe to store and show: no folders, no control characters, at most 120 characters with its ending kept.
 * @example safeFileName('..\\..\\minutes\u0000.pdf'); // 'minutes.pdf'
 */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(UNFIT, '').trim().replace(/^\.+/, '');
  if (clean === '') return 'file';
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? '';
  // Cut by code points, so that no character is halved; a file name may hold 255 bytes.
  let kept = [...clean.slice(0, clean.length - ending.length)].slice(0, 120);
  while (Buffer.byteLength(kept.join('') + ending) > 240) kept = kept.slice(0, -1);
  return kept.join('') + ending;
}

function refused(name: string, problem: string, remedy: string): AddedFile {
  return { name, outcome: 'refused', document: null, statements: 0, problem, remedy };
}

type Waiting = { readonly name: string; readonly path: string } | AddedFile;

/** Counts the bytes of a request and stops it when there are too many. */
function countBytes(limits: UploadLimits) {
  let total = 0;
  return () =>
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        total += chunk.length;
        if (total <= limits.totalBytes) return done(null, chunk);
        done(tooMuch(total, limits));
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

async function keepFile(
  part: MultipartFile,
  folder: string,
  counter: () => Transform,
  limits: UploadLimits,
): Promise<Waiting> {
  const name = safeFileName(part.filename);
  await mkdir(folder);
  const path = join(folder, name);
  await pipeline(part.file, counter(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  if (!part.file.truncated) return { name, path };
  await rm(path);
  return refused(
    name,
    `larger than ${megabytes(limits.fileBytes)}`,
    'split it, or add its text: a browser may send files of that size only',
  );
}

/** Streams every file of a multipart request into `folder`, in the order sent. */
async function keepFiles(
  request: FastifyRequest,
  folder: string,
  limits: UploadLimits,
): Promise<readonly Waiting[]> {
  const counter = countBytes(limits);
  const waiting: Waiting[] = [];
  const parts = request.parts({
    limits: {
      fileSize: limits.fileBytes,
      files: limits.files + 1,
      parts: limits.files + 20,
      fieldSize: 10_000,
    },
  });
  for await (const part of parts) {
    if (part.type !== 'file') continue;
    // A form sent with no file chosen holds one nameless, empty part.
    if (part.filename === '') {
      part.file.resume();
    } else if (waiting.length >= limits.files) {
      part.file.resume();
      const problem = `more than ${limits.files} files at once`;
      waiting.push(
        refused(
          safeFileName(part.filename),
          problem,
          'upload the rest separately, or use: intertie add FOLDER',
        ),
      );
    } else {
      waiting.push(await keepFile(part, join(folder, String(waiting.length)), counter, limits));
    }
  }
  return waiting;
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
  if (!request.isMultipart()) {
    throw new IntertieError(
      'upload.not_multipart',
      'not an upload of files',
      request.headers['content-type'] ?? 'no content type',
      'send multipart/form-data with one part for each file, as curl -F file=@PATH does',
    );
  }
  const announced = Number(request.headers['content-length'] ?? 0);
  // Room for the boundaries and headers between the files.
  if (announced > limits.totalBytes + 1024 * 1024) throw tooMuch(announced, limits);
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
  const folder = await mkdtemp(join(tmpdir(), 'intertie-upload-'));
  try {
    const waiting = await keepFiles(request, folder, limits).catch((error: unknown) => {
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
