import { IntertieError } from '../base/index.js';

/** A column of numbers; NaN is a missing value. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly values: Float64Array;
}

/** A column of words: `codes[row]` stands in `labels`; -1 is a missing value. */
export interface TextColumn {
  readonly kind: 'text';
  readonly codes: Int32Array;
  readonly labels: readonly string[];
}

export type Column = NumberColumn | TextColumn;

/** A table by columns, all of `rows` rows. */
export interface Frame {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** All names of the table that it was read from, when only some columns were kept. */
  readonly names?: readonly string[];
}

/** Words as R and spreadsheets write them for truth and for nothing. */
const TRUE = /^(true|t|yes)$/i;
const FALSE = /^(false|f|no)$/i;
const MISSING: ReadonlySet<string> = new Set(['', 'NA', 'NaN', 'N/A', 'null', 'NULL', '.']);
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Takes the cells of one column as they come, and settles at the end whether they are numbers, truths (1 and 0) or words. */
class ColumnBuilder {
  private values = new Float64Array(1024);
  private numeric = true;
  private truths = true;
  private count = 0;
  private readonly codes: number[] = [];
  private readonly labels = new Map<string, number>();

  add(cell: string): void {
    if (this.count === this.values.length) {
      const more = new Float64Array(this.values.length * 2);
      more.set(this.values);
      this.values = more;
    }
    const missing = MISSING.has(cell);
    const number = missing ? Number.NaN : NUMBER.test(cell) ? Number(cell) : null;
    if (number === null) this.numeric = false;
    const truth = missing ? Number.NaN : TRUE.test(cell) ? 1 : FALSE.test(cell) ? 0 : null;
    if (truth === null) this.truths = false;
    this.values[this.count] = number ?? truth ?? Number.NaN;
    this.count++;
    let code = -1;
    if (!missing) {
      code = this.labels.get(cell) ?? this.labels.size;
      this.labels.set(cell, code);
    }
    this.codes.push(code);
  }

  finish(): Column {
    if (this.numeric || this.truths) return { kind: 'number', values: this.values.slice(0, this.count) };
    return { kind: 'text', codes: Int32Array.from(this.codes), labels: [...this.labels.keys()] };
  }
}

/**
 * Builds a frame from rows of cells, row by row, so that a file is never held twice. A column of figures is a column of numbers, one of TRUE and
 * FALSE is ones and zeros, anything else is words. Empty cells and NA are missing.
 *
 * @example
 * const builder = new FrameBuilder(['from', 'trade']);
 * builder.add(['ARG', '12.5']);
 * builder.finish().rows; // 1
 */
export class FrameBuilder {
  private readonly builders: readonly ColumnBuilder[];
  private rows = 0;

  /** @throws IntertieError `table.column` for a name that is empty or there twice */
  constructor(private readonly names: readonly string[]) {
    const twice = names.find((name, i) => name.trim() === '' || names.indexOf(name) !== i);
    if (twice !== undefined)
      throw new IntertieError(
        'table.column',
        'a column has no name of its own',
        twice === '' ? '(empty)' : twice,
        'name every column once in the first line',
      );
    this.builders = names.map(() => new ColumnBuilder());
  }

  add(cells: readonly string[]): void {
    this.builders.forEach((builder, i) => {
      builder.add((cells[i] ?? '').trim());
    });
    this.rows++;
  }

  finish(): Frame {
    return {
      rows: this.rows,
      columns: new Map(this.names.map((name, i) => [name, (this.builders[i] as ColumnBuilder).finish()])),
    };
  }
}

/**
 * The column of that name.
 * @throws IntertieError `formula.column` naming the columns there are
 */
export function columnOf(frame: Frame, name: string): Column {
  const column = frame.columns.get(name);
  if (column) return column;
  const names = frame.names ?? [...frame.columns.keys()];
  const shown = names.slice(0, 20).join(', ') + (names.length > 20 ? ' …' : '');
  throw new IntertieError('formula.column', 'the table has no such column', name, `use one of: ${shown}`);
}

/** The rows whose mark is not 0, in order. */
export function keepRows(frame: Frame, marks: Uint8Array): Frame {
  let rows = 0;
  for (const mark of marks) if (mark !== 0) rows++;
  const pick = <T extends Float64Array | Int32Array>(from: T, into: T): T => {
    let at = 0;
    for (let row = 0; row < frame.rows; row++) if (marks[row] !== 0) into[at++] = from[row] as number;
    return into;
  };
  const columns = new Map<string, Column>();
  for (const [name, column] of frame.columns) {
    columns.set(
      name,
      column.kind === 'number'
        ? { kind: 'number', values: pick(column.values, new Float64Array(rows)) }
        : { kind: 'text', codes: pick(column.codes, new Int32Array(rows)), labels: column.labels },
    );
  }
  return { ...frame, rows, columns };
}

/** Groups of rows by the values of some columns together ("exporter^year"): a number from 0 for each row, and how many there are. */
export interface Groups {
  readonly of: Int32Array;
  readonly count: number;
}

/** Numbers in the order in which the groups first come. A missing value is a group of its own, -1. */
export function groupRows(frame: Frame, names: readonly string[]): Groups {
  const first = codesOf(columnOf(frame, names[0] ?? ''));
  let of = first.of;
  let count = first.count;
  for (const name of names.slice(1)) {
    const next = codesOf(columnOf(frame, name));
    const known = new Map<number, number>();
    const joined = new Int32Array(frame.rows);
    for (let row = 0; row < frame.rows; row++) {
      const [a, b] = [of[row] as number, next.of[row] as number];
      const key = a < 0 || b < 0 ? -1 : a * next.count + b;
      let group = key < 0 ? -1 : known.get(key);
      if (group === undefined) {
        group = known.size;
        known.set(key, group);
      }
      joined[row] = group;
    }
    of = joined;
    count = known.size;
  }
  return { of, count };
}

function codesOf(column: Column): Groups {
  const rows = column.kind === 'number' ? column.values.length : column.codes.length;
  const of = new Int32Array(rows);
  const known = new Map<number, number>();
  for (let row = 0; row < rows; row++) {
    const value = column.kind === 'number' ? (column.values[row] as number) : (column.codes[row] as number);
    if (Number.isNaN(value) || (column.kind === 'text' && value < 0)) {
      of[row] = -1;
      continue;
    }
    let group = known.get(value);
    if (group === undefined) {
      group = known.size;
      known.set(value, group);
    }
    of[row] = group;
  }
  return { of, count: known.size };
}
