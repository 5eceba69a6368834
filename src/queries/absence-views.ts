import { type AbsenceRow, readCoverage, type Store, type Viewer } from '../store/index.js';
import { searchedFor } from './coverage.js';
import { toAbsenceView } from './to-views.js';
import type { AbsenceView, UiLanguage } from './types.js';

/** Denials, each with whether some table or registry in the atlas covers the pair, so that it could be checked. */
export async function toAbsenceViews(
  store: Store,
  viewer: Viewer,
  rows: readonly AbsenceRow[],
  language: UiLanguage,
): Promise<AbsenceView[]> {
  const coverage = await readCoverage(store.db, viewer, [...new Set(rows.map((row) => row.kind))]);
  return rows.map((row) => {
    const countries = new Set(row.parties.flatMap((party) => party.country ?? []));
    return toAbsenceView(row, searchedFor(coverage, row.kind, countries).length > 0, language);
  });
}
