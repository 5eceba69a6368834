import { IntertieError } from '../../base/index.js';

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
