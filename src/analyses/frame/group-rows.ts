import { type Column, columnOf, type Frame } from './frame.js';

/** Groups of rows by the values of some columns together ("exporter^year"): a number from 0 for each row, and how many there are. */
export interface Groups {
  readonly of: Int32Array;
  readonly count: number;
}

/** A number for each key in the order in which the keys first come, -1 for a key below zero. Keys are whole numbers below `span`. */
class Numbering {
  private readonly small: Int32Array | null;
  private readonly large = new Map<number, number>();
  count = 0;

  constructor(span: number, rows: number) {
    this.small = span <= Math.max(1 << 16, rows * 4) ? new Int32Array(span).fill(-1) : null;
  }

  of(key: number): number {
    if (key < 0) return -1;
    const known = this.small === null ? (this.large.get(key) ?? -1) : (this.small[key] as number);
    if (known >= 0) return known;
    const next = this.count++;
    if (this.small === null) this.large.set(key, next);
    else this.small[key] = next;
    return next;
  }
}

/** Numbers in the order in which the groups first come. A missing value is a group of its own, -1. */
export function groupRows(frame: Frame, names: readonly string[]): Groups {
  let groups = groupsOf(columnOf(frame, names[0] ?? ''));
  for (const name of names.slice(1)) groups = crossGroups(groups, groupsOf(columnOf(frame, name)));
  return groups;
}

/** Groups by two groupings at once, numbered in the order in which they first come; -1 where either is -1. */
export function crossGroups(a: Groups, b: Groups): Groups {
  const rows = a.of.length;
  const of = new Int32Array(rows);
  const numbering = new Numbering(a.count * b.count, rows);
  for (let row = 0; row < rows; row++) {
    const [first, second] = [a.of[row] as number, b.of[row] as number];
    of[row] = numbering.of(first < 0 || second < 0 ? -1 : first * b.count + second);
  }
  return { of, count: numbering.count };
}

function groupsOf(column: Column): Groups {
  if (column.kind === 'text') {
    const numbering = new Numbering(column.labels.length, column.codes.length);
    const of = column.codes.map((code) => numbering.of(code));
    return { of, count: numbering.count };
  }
  const { values } = column;
  const of = new Int32Array(values.length);
  const known = new Map<number, number>();
  // Rows of one value often follow one another: the last one need not be looked up.
  let [last, lastGroup] = [Number.NaN, -1];
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (value !== last) {
      let group = Number.isNaN(value) ? -1 : known.get(value);
      if (group === undefined) {
        group = known.size;
        known.set(value, group);
      }
      [last, lastGroup] = [value, group];
    }
    of[row] = lastGroup;
  }
  return { of, count: known.size };
}
