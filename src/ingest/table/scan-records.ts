import { IntertieError } from '../../base/index.js';

const QUOTE = 34;
const LINE = 10;
const RETURN = 13;
/** A record longer than this is a quotation mark that nobody closed. */
const LONGEST_RECORD = 1 << 20;

/** A record as it lies in `bytes`: cell i from `starts[i]` to `ends[i]`, quotation marks around it taken off. Of use until the next one comes. */
export interface ScannedRecord {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly cells: number;
  /** Cells in which a quotation mark stands twice for one. */
  readonly doubled: readonly number[];
  /** Line in the file that it begins in, 1 for the first. */
  readonly line: number;
}

const decoder = new TextDecoder();

/** A cell as text. */
export function cellText({ bytes, starts, ends, doubled }: ScannedRecord, cell: number): string {
  const text = decoder.decode(bytes.subarray(starts[cell], ends[cell]));
  return doubled.includes(cell) ? text.replaceAll('""', '"') : text;
}

/**
 * Cuts the bytes of a CSV file (UTF-8, or any charset in which delimiter, quotation mark and line ends are ASCII) into records without making a
 * string of any cell: RFC 4180, with CR, LF or CRLF at the end of lines, quotation marks within an unquoted cell taken as letters, empty lines
 * left out. The same cells as csv-parse gives with `relax_quotes`, some ten times faster.
 */
export class RecordScanner {
  private bytes: Uint8Array<ArrayBufferLike> = new Uint8Array(0);
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  private line = 1;
  private nextLine = 1;
  private cells = 0;
  private doubled: number[] = [];

  constructor(
    private readonly delimiter: number,
    private readonly quotes: boolean,
  ) {}

  /**
   * Takes the next bytes; `take` gets each record that ends in them.
   * @param last no more bytes come: what is left is a record
   * @throws IntertieError `table.damaged` for a quotation mark that is not closed
   */
  scan(bytes: Uint8Array, last: boolean, take: (record: ScannedRecord) => void): void {
    this.bytes = this.bytes.length === 0 ? bytes : joined(this.bytes, bytes);
    let at = 0;
    while (at < this.bytes.length) {
      const next = this.record(at, last);
      if (next < 0) break;
      const { starts, ends, cells, doubled, line } = this;
      const empty = cells === 1 && isBlank(this.bytes, starts[0] as number, ends[0] as number);
      if (!empty) take({ bytes: this.bytes, starts, ends, cells, doubled, line });
      this.line = this.nextLine;
      at = next;
    }
    this.bytes = this.bytes.subarray(at);
    if (this.bytes.length > LONGEST_RECORD)
      throw new IntertieError(
        'table.damaged',
        'a line is too long, or a quotation mark is not closed',
        `line ${this.line}`,
        'close the quotation mark, or double one that belongs to a word',
      );
  }

  /** Where the record after the one at `from` begins; -1 when it does not end here. */
  private record(from: number, last: boolean): number {
    const { bytes, delimiter } = this;
    const { length } = bytes;
    this.cells = 0;
    if (this.doubled.length > 0) this.doubled = [];
    this.nextLine = this.line;
    let at = from;
    for (;;) {
      if (this.cells === this.starts.length) this.widen();
      if (this.quotes && bytes[at] === QUOTE) {
        at = this.quotedCell(at, last);
        if (at < 0) return -1;
      } else {
        at = this.openCell(at, at);
      }
      this.cells++;
      if (at >= length) return last ? length : -1;
      if (bytes[at] === delimiter) {
        at++;
        if (at >= length && !last) return -1;
        continue;
      }
      // A carriage return at the end of what has come may have its line feed still to come.
      if (bytes[at] === RETURN && at + 1 >= length && !last) return -1;
      this.nextLine++;
      return bytes[at] === RETURN && bytes[at + 1] === LINE ? at + 2 : at + 1;
    }
  }

  /** Reads a cell in quotation marks. Gives where it ends, -1 when it does not end here. */
  private quotedCell(from: number, last: boolean): number {
    const { bytes, delimiter } = this;
    const { length } = bytes;
    let doubled = false;
    for (let at = from + 1; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte === LINE) this.nextLine++;
      if (byte !== QUOTE) continue;
      const next = bytes[at + 1];
      if (next === QUOTE) {
        at++;
        doubled = true;
        continue;
      }
      if (next === undefined && !last) return -1;
      if (next === undefined || next === delimiter || next === LINE || next === RETURN) {
        this.starts[this.cells] = from + 1;
        this.ends[this.cells] = at;
        if (doubled) this.doubled.push(this.cells);
        return at + 1;
      }
      // More behind the closing mark: the marks are letters of the word.
      return this.openCell(from, at + 1);
    }
    if (!last) return -1;
    throw new IntertieError(
      'table.damaged',
      'a quotation mark is not closed',
      `line ${this.line}`,
      'close it, or double one that belongs to a word',
    );
  }

  /** A cell without quotation marks around it, read from `on`. */
  private openCell(from: number, on: number): number {
    const { bytes, delimiter } = this;
    let at = on;
    while (at < bytes.length) {
      const byte = bytes[at] as number;
      if (byte === delimiter || byte === LINE || byte === RETURN) break;
      at++;
    }
    this.starts[this.cells] = from;
    this.ends[this.cells] = at;
    return at;
  }

  private widen(): void {
    const [starts, ends] = [new Int32Array(this.cells * 2), new Int32Array(this.cells * 2)];
    starts.set(this.starts);
    ends.set(this.ends);
    [this.starts, this.ends] = [starts, ends];
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] as number) > 32) return false;
  return true;
}
