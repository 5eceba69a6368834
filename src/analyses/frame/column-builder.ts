import { IntertieError } from '../../base/index.js';
import type { Column } from './frame.js';
import { LabelTable } from './label-table.js';
import { NO_NUMBER, readNumberCell, wasPlain } from './number-cell.js';
import { readTruths, readWrittenFigures } from './written-figures.js';

const encoder = new TextEncoder();
const MISSING: ReadonlySet<string> = new Set([
  ...[
    '',
    'NA',
    'N/A',
    'n/a',
    '#N/A',
    '<NA>',
    'NaN',
    'nan',
    'null',
    'NULL',
    'None',
    '.',
    '-',
    '–',
    '..',
    '...',
  ],
]);
const LONGEST_MISSING = Math.max(...[...MISSING].map((word) => encoder.encode(word).length));
/** What such words begin with: most cells need no further look. */
const MAY_BE_MISSING = new Uint8Array(256);
for (const word of MISSING) MAY_BE_MISSING[encoder.encode(word)[0] ?? 0] = 1;
/** A code for a cell whose word is its figure as JavaScript writes it. */
const AS_NUMBER = -2;
/** More different words than this, and a column is no column of words. */
const MOST_LABELS = 4_000_000;

/** Takes the cells of one column as they come, and settles at the end whether they are figures, truths (1 and 0) or words. */
export class ColumnBuilder {
  private values = new Float64Array(1024);
  private codes: Int32Array | null = null;
  private readonly words = new LabelTable();
  private firstWord: string | null = null;
  private figures = 0;
  private count = 0;

  constructor(
    private readonly name: string,
    private readonly delimiter: string,
  ) {}

  /** Takes `bytes[from, to)`, spaces around it left out. @throws IntertieError `table.words` */
  add(bytes: Uint8Array, from: number, to: number): void {
    let [start, end] = [from, to];
    while (start < end && (bytes[start] as number) <= 32) start++;
    while (end > start && (bytes[end - 1] as number) <= 32) end--;
    const row = this.count++;
    if (row === this.values.length) this.grow();
    const value = start === end ? NO_NUMBER : readNumberCell(bytes, start, end);
    if (value !== NO_NUMBER) {
      this.values[row] = value;
      this.figures++;
      // Past the most words that are kept the text of a figure is made from its value.
      if (!wasPlain() && this.words.size < MOST_LABELS)
        this.codesTo(row)[row] = this.words.codeOf(bytes, start, end);
      return;
    }
    this.values[row] = Number.NaN;
    const text =
      start === end
        ? ''
        : end - start <= LONGEST_MISSING && MAY_BE_MISSING[bytes[start] as number] !== 0
          ? decode(bytes, start, end)
          : null;
    if (text !== null && MISSING.has(text)) {
      // "NA" may be Namibia, unless figures came before it: whether it is settles at the end.
      if (text === 'NA' && (this.codes !== null || this.figures === 0))
        this.codesTo(row)[row] = this.words.codeOf(bytes, start, end);
      else if (this.codes !== null) this.codes[row] = -1;
      return;
    }
    this.firstWord ??= decode(bytes, start, end);
    if (this.words.size >= MOST_LABELS) throw this.tooManyWords();
    this.codesTo(row)[row] = this.words.codeOf(bytes, start, end);
  }

  finish(): Column {
    if (this.firstWord === null || this.codes === null)
      return { kind: 'number', values: this.values.slice(0, this.count) };
    const codes = this.codes.slice(0, this.count);
    for (let row = 0; row < codes.length; row++) {
      if (codes[row] !== AS_NUMBER) continue;
      const bytes = encoder.encode(String(this.values[row]));
      codes[row] = this.words.codeOf(bytes, 0, bytes.length);
    }
    const labels = this.words.labels();
    const none = areCountries(labels) ? -1 : labels.indexOf('NA');
    const said = labels.filter((_, code) => code !== none);
    const figures = readTruths(said) ?? readWrittenFigures(said, this.delimiter);
    if (figures === null) {
      if (none >= 0) for (let row = 0; row < codes.length; row++) if (codes[row] === none) codes[row] = -1;
      return { kind: 'text', codes, labels };
    }
    let next = 0;
    const byCode = labels.map((_, code) => (code === none ? Number.NaN : (figures[next++] as number)));
    const values = new Float64Array(codes.length);
    for (let row = 0; row < values.length; row++) values[row] = byCode[codes[row] as number] ?? Number.NaN;
    return { kind: 'number', values };
  }

  private tooManyWords(): IntertieError {
    return new IntertieError(
      'table.words',
      'a column has too many different words',
      `${this.name}, as ${JSON.stringify((this.firstWord ?? '').slice(0, 60))}`,
      'leave the cell of a missing figure empty, or leave the column out',
    );
  }

  /** Codes of the rows so far, for a column in which a cell has turned up whose word must be kept. */
  private codesTo(row: number): Int32Array {
    if (this.codes !== null) return this.codes;
    this.codes = new Int32Array(this.values.length).fill(AS_NUMBER);
    for (let before = 0; before < row; before++)
      if (Number.isNaN(this.values[before])) this.codes[before] = -1;
    return this.codes;
  }

  private grow(): void {
    const values = new Float64Array(this.values.length * 2);
    values.set(this.values);
    this.values = values;
    if (this.codes === null) return;
    const codes = new Int32Array(values.length).fill(AS_NUMBER);
    codes.set(this.codes);
    this.codes = codes;
  }
}

const decoder = new TextDecoder();
const decode = (bytes: Uint8Array, from: number, to: number): string =>
  decoder.decode(bytes.subarray(from, to));

/** Words of two capital letters, all of them: codes of countries, among which NA is one. */
const areCountries = (labels: readonly string[]): boolean =>
  labels.length > 2 && labels.every((label) => /^[A-Z]{2}$/.test(label));
