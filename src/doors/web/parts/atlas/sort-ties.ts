import type { TieView, UiLanguage } from '../../../../queries/index.js';
import { tieTitle } from '../../messages/tie-title.js';

export const SORT_COLUMNS = ['title', 'kind', 'date', 'state', 'amount', 'sources'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** The column that a path's `sort` asks for; null keeps the order of the list: most certain and newest first. */
export function sortOf(path: string): { readonly column: SortColumn; readonly descending: boolean } | null {
  const text = new URLSearchParams(path.split('?', 2)[1] ?? '').get('sort') ?? '';
  const column = SORT_COLUMNS.find((name) => name === text.replace(/^-/, ''));
  return column ? { column, descending: text.startsWith('-') } : null;
}

/** Ties in the order of a column; what has no value there stays at the end, whichever way. */
export function sortTies(
  ties: readonly TieView[],
  column: SortColumn,
  descending: boolean,
  language: UiLanguage,
): readonly TieView[] {
  const value = (tie: TieView): string | number | null => {
    switch (column) {
      case 'title':
        return tieTitle(tie, language);
      case 'kind':
        return tie.kind;
      case 'date':
        return tie.date;
      case 'state':
        return tie.state;
      case 'amount':
        return tie.amounts[0]?.value ?? null;
      case 'sources':
        return tie.testimony.independentSources * 1000 + tie.testimony.reports;
    }
  };
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), language);
  return ties
    .map((tie, index) => ({ tie, index, key: value(tie) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null)
        return Number(a.key === null) - Number(b.key === null) || a.index - b.index;
      return (descending ? -1 : 1) * compare(a.key, b.key) || a.index - b.index;
    })
    .map(({ tie }) => tie);
}
