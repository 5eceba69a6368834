import { columnOf, type Frame } from '../../analyses/index.js';
import { IntertieError } from '../../base/index.js';
import type { TableFrame } from '../../ingest/index.js';

/** Flows of a table by row: who to whom, when, of what, and what either side says that it was. NaN and null are missing. */
export interface FlowRows {
  readonly rows: number;
  readonly exporter: (row: number) => string | null;
  readonly importer: (row: number) => string | null;
  readonly year: ((row: number) => number) | null;
  readonly product: ((row: number) => string | null) | null;
  /** As the table gives it, or as the exporter reports it where it tells the two apart. */
  readonly value: (row: number) => number;
  /** As the importer reports it; null: the table tells each flow once. */
  readonly mirror: ((row: number) => number) | null;
}

function wordsOf(frame: Frame, name: string): (row: number) => string | null {
  const column = columnOf(frame, name);
  if (column.kind === 'text') return (row) => column.labels[column.codes[row] as number] ?? null;
  return (row) => (Number.isNaN(column.values[row]) ? null : String(column.values[row]));
}

function numbersOf(frame: Frame, name: string, file: string, part: string): (row: number) => number {
  const column = columnOf(frame, name);
  if (column.kind === 'number') return (row) => column.values[row] as number;
  const bad = column.labels.find((label) => !Number.isFinite(Number(label)));
  throw new IntertieError(
    'tables.not_numbers',
    `the column for ${part} holds words`,
    `${name} in ${file}: ${JSON.stringify(bad ?? '').slice(0, 60)}`,
    'write figures with a point, and nothing or NA where there is none',
  );
}

/** @throws IntertieError `tables.not_numbers`, `formula.column` */
export function flowRows({ info, frame }: TableFrame): FlowRows {
  const { exporter, importer, value, year, product, mirror } = info.columns;
  if (exporter === undefined || importer === undefined || value === undefined)
    throw new IntertieError(
      'tables.missing',
      'not a table of flows',
      info.id,
      'name exporter, importer and value in table.yaml',
    );
  return {
    rows: frame.rows,
    exporter: wordsOf(frame, exporter),
    importer: wordsOf(frame, importer),
    value: numbersOf(frame, value, info.file, 'value'),
    year: year === undefined ? null : numbersOf(frame, year, info.file, 'year'),
    product: product === undefined ? null : wordsOf(frame, product),
    mirror: mirror === undefined ? null : numbersOf(frame, mirror, info.file, 'mirror'),
  };
}

/** Every value of a part, in order of the alphabet. */
export function valuesOf(flows: FlowRows, part: (row: number) => string | number | null): string[] {
  const found = new Set<string>();
  for (let row = 0; row < flows.rows; row++) {
    const value = part(row);
    if (value !== null && !Number.isNaN(value)) found.add(String(value));
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}
