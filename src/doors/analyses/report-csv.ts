import type { UiLanguage } from '../../queries/index.js';
import type { Cell, Column, ReportTable } from '../../reports/index.js';
import { cellWords } from './report-words.js';

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A text as a cell of CSV. What a spreadsheet would run as a formula is given an apostrophe in front: names come from documents that anybody may have
 * written.
 * @example csvCell('=HYPERLINK("http://x")'); // '"\'=HYPERLINK(""http://x"")"'
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Further columns that a column's cells need: bounds of a range, the id of what a name stands for. */
function partsOf({ id }: Column, cells: readonly Cell[]): readonly string[] {
  if (cells.some(({ kind }) => kind === 'range')) return [id, `${id}_low`, `${id}_high`];
  const named = ['place', 'tie', 'statement'];
  return cells.some(({ kind }) => named.includes(kind)) ? [id, `${id}_id`] : [id];
}

function fieldsOf(cell: Cell, parts: number, language: UiLanguage): readonly string[] {
  const plain = (): readonly string[] => {
    switch (cell.kind) {
      case 'number':
        return [String(cell.value)];
      case 'range':
        return [String(cell.value), String(cell.low), String(cell.high)];
      case 'date':
        return [csvCell(cell.date ?? cell.text ?? '')];
      case 'missing':
        return [''];
      case 'place':
      case 'tie':
      case 'statement':
        return [csvCell(cellWords(cell, language)), csvCell(cell.id)];
      default:
        return [csvCell(cellWords(cell, language))];
    }
  };
  const fields = plain().slice(0, parts);
  return [...fields, ...Array.from({ length: parts - fields.length }, () => '')];
}

/**
 * A table as CSV (RFC 4180, UTF-8 with its mark so that spreadsheets read it right). Columns bear their ids; figures are plain, a share is between 0 and
 * 1, and what is not known is empty.
 */
export function reportCsv(table: ReportTable, language: UiLanguage): string {
  const parts = table.columns.map((column, i) =>
    partsOf(
      column,
      table.rows.flatMap((row) => row[i] ?? []),
    ),
  );
  const lines = table.rows.map((row) =>
    row.flatMap((cell, i) => fieldsOf(cell, parts[i]?.length ?? 1, language)).join(','),
  );
  return `\uFEFF${[parts.flat().map(csvCell).join(','), ...lines].join('\r\n')}\r\n`;
}
