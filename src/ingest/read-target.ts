import { readFile, stat } from 'node:fs/promises';
import { hashContent, IntertieError } from '../base/index.js';
import { fetchPage } from './fetch-page.js';
import { type Target, targetName } from './list-targets.js';

/** Bytes with what is known about them before they are read. */
export interface Input {
  readonly bytes: Uint8Array;
  /** http(s) address, or "file:NAME". */
  readonly url: string;
  /** For messages and for telling Markdown from text. */
  readonly name: string;
  readonly contentType: string | null;
}

/** Above this a file is no document that a person wrote; tables are streamed and have no such limit. */
export const MAX_DOCUMENT_BYTES = 128 * 1024 * 1024;

async function readStdin(): Promise<Uint8Array> {
  if (process.stdin.isTTY) {
    throw new IntertieError(
      'path.terminal',
      'nothing is piped in',
      'standard input',
      'pipe a text in, or name a file',
    );
  }
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function readFileBytes(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > MAX_DOCUMENT_BYTES) {
    const shown = `${path} (${Math.round(size / 1024 / 1024)} MB)`;
    const most = Math.round(MAX_DOCUMENT_BYTES / 1024 / 1024);
    throw new IntertieError(
      'document.too_large',
      `larger than a document may be (${most} MB)`,
      shown,
      'split it, or use `intertie import` if it is a table',
    );
  }
  return await readFile(path);
}

/** @throws IntertieError `path.*`, `url.*`, `document.too_large`, or why the target was refused */
export async function readTarget(target: Target): Promise<Input> {
  if (target.kind === 'refused') throw target.error;
  if (target.kind === 'url') {
    const page = await fetchPage(target.url);
    return { bytes: page.bytes, url: page.url, name: targetName(target), contentType: page.contentType };
  }
  if (target.kind === 'stdin') {
    const bytes = await readStdin();
    // What is piped in has no name: its content is its address.
    return {
      bytes,
      url: `file:stdin-${hashContent(bytes).slice(0, 12)}`,
      name: target.label,
      contentType: null,
    };
  }
  const name = targetName(target);
  return { bytes: await readFileBytes(target.path), url: `file:${name}`, name, contentType: null };
}
