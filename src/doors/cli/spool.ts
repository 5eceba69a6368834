import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Text put aside on disk until its turn to be printed. */
export interface Spool {
  add(text: string): void;
  /** All that was added, in pieces. */
  pieces(): AsyncIterable<string>;
  /** Gives the disk back. */
  close(): void;
}

/** Opens a spool in the temporary folder. Its file has no name from the start, so nothing is left behind however the process ends. */
export function openSpool(): Spool {
  const folder = mkdtempSync(join(tmpdir(), 'intertie-spool-'));
  const file = openSync(join(folder, 'spool'), 'w+');
  rmSync(folder, { recursive: true });
  return {
    add: (text) => void writeSync(file, text),
    pieces: () => createReadStream('', { fd: file, start: 0, autoClose: false, encoding: 'utf8' }),
    close: () => closeSync(file),
  };
}
