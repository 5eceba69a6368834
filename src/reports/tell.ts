import type { PlaceId } from '../base/index.js';
import type { Cell, Column, ReportTable, Words } from './report.js';

/** Words of the catalogue by their key. */
export const words = (key: string, values?: Words['values']): Words =>
  values === undefined ? { key } : { key, values };

/** A text as it stands, where words of the catalogue are asked for. */
export const plainWords = (text: string): Words => ({ key: 'analyse.text', values: { text } });

export const textCell = (text: string): Cell => ({ kind: 'text', text });
export const wordsCell = (key: string, values?: Words['values']): Cell => ({
  kind: 'words',
  words: words(key, values),
});
export const missingCell = (key = 'analyse.missing'): Cell => ({ kind: 'missing', why: { key } });

/** A number, or why there is none: null, NaN and infinities are never shown as figures. */
export function numberCell(
  value: number | null | undefined,
  style: Extract<Cell, { kind: 'number' }>['style'] = 'plain',
  digits = 0,
  missing = 'analyse.missing',
): Cell {
  if (value === null || value === undefined || !Number.isFinite(value)) return missingCell(missing);
  return { kind: 'number', value, style, digits };
}

export const placeCell = (place: {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
}): Cell => ({ kind: 'place', id: place.id as PlaceId, name: place.name, country: place.country });

/** A column that begins at the start of its line; its label is `KEY`. */
export const textColumn = (id: string, key: string, hint?: string): Column => column(id, key, 'start', hint);
/** A column of figures, which stand at its end. */
export const numberColumn = (id: string, key: string, hint?: string): Column => column(id, key, 'end', hint);

const column = (id: string, key: string, align: Column['align'], hint?: string): Column => ({
  id,
  label: { key },
  align,
  ...(hint === undefined ? {} : { hint: { key: hint } }),
});

/** A table of the first rows, as many as may be shown, that says how many there are. */
export function cutTable(table: Omit<ReportTable, 'total'>, mostRows: number): ReportTable {
  return { ...table, rows: table.rows.slice(0, mostRows), total: table.rows.length };
}
