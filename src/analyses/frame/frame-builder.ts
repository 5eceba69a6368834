import { IntertieError } from '../../base/index.js';
import { ColumnBuilder } from './column-builder.js';
import type { Frame } from './frame.js';

const encoder = new TextEncoder();

/**
 * Builds a frame from rows of cells, row by row, so that a file is never held twice. A column of figures is a column of numbers, one of TRUE and
 * FALSE is ones and zeros, anything else is words. Empty cells and NA are missing; "1.234,5" is a figure where the whole column is written so.
 *
 * @example
 * const builder = new FrameBuilder(['from', 'trade']);
 * builder.add(['ARG', '12.5']);
 * builder.finish().rows; // 1
 */
export class FrameBuilder {
  private readonly builders: readonly ColumnBuilder[];
  private rows = 0;
  private scratch = new Uint8Array(256);

  /**
   * @param delimiter of the file: a table parted by semicolons has decimal commas
   * @throws IntertieError `table.column` for a name that is empty or there twice
   */
  constructor(
    private readonly names: readonly string[],
    delimiter = ',',
  ) {
    const twice = names.find((name, i) => name.trim() === '' || names.indexOf(name) !== i);
    if (twice !== undefined)
      throw new IntertieError(
        'table.column',
        'a column has no name of its own',
        twice === '' ? '(empty)' : twice,
        'name every column once in the first line',
      );
    this.builders = names.map((name) => new ColumnBuilder(name, delimiter));
  }

  /** Takes a row of cells; those that are not there are missing. */
  add(cells: readonly string[]): void {
    for (let i = 0; i < this.builders.length; i++) {
      const cell = (cells[i] ?? '').trim();
      if (cell.length * 3 > this.scratch.length) this.scratch = new Uint8Array(cell.length * 3);
      const { written } = encoder.encodeInto(cell, this.scratch);
      this.builders[i]?.add(this.scratch, 0, written);
    }
    this.rows++;
  }

  /** Takes a row whose cells lie in `bytes` (UTF-8): the cell of column i from `starts[at[i]]` to `ends[at[i]]`. */
  addBytes(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, at: readonly number[]): void {
    for (let i = 0; i < this.builders.length; i++) {
      const cell = at[i] as number;
      this.builders[i]?.add(bytes, starts[cell] as number, ends[cell] as number);
    }
    this.rows++;
  }

  finish(): Frame {
    const columns = this.names.map(
      (name, i) => [name, (this.builders[i] as ColumnBuilder).finish()] as const,
    );
    return { rows: this.rows, columns: new Map(columns) };
  }
}
