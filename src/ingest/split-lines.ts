import { constants } from 'node:buffer';

/** One line of a stream, without its end; `text` is null for a line that is longer than a string can be. */
export interface StreamLine {
  /** From 1, as editors count. */
  readonly number: number;
  readonly text: string | null;
}

/** Bytes of the longest string that this machine can hold: about 512 MB. */
export const LONGEST_LINE = constants.MAX_STRING_LENGTH;

const NEWLINE = 10;
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * The lines of UTF-8 bytes, parted by "\n" or "\r\n", one at a time: no more is read than is asked for, so that an endless pipe is fine. A line
 * that no string can hold is told and skipped, never kept. A byte order mark at the start is left out.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<StreamLine> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let tooLong = false;
  let number = 0;
  const keep = (part: Uint8Array): void => {
    if (part.length === 0 || tooLong) return;
    if (held + part.length > longest) {
      tooLong = true;
      parts = [];
      return;
    }
    parts.push(part);
    held += part.length;
  };
  const take = (): StreamLine => {
    number += 1;
    const line = tooLong ? null : Buffer.concat(parts, held).toString('utf8').replace(/\r$/, '');
    parts = [];
    held = 0;
    tooLong = false;
    return { number, text: number === 1 && line !== null ? line.replace(BYTE_ORDER_MARK, '') : line };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, at));
      from = at + 1;
      yield take();
    }
    keep(chunk.subarray(from));
  }
  if (held > 0 || tooLong) yield take();
}
