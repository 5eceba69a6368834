import type { PartialDate, TieId } from '../base/index.js';
import { contradictAbsence } from '../statements/index.js';
import {
  type AbsenceRow,
  type ContradictingRow,
  readContradicting,
  readCoverage,
  readSearched,
  type Store,
  type Viewer,
} from '../store/index.js';
import { searchedFor } from './coverage.js';
import type { ContradictingTie } from './tie-record-types.js';
import { toAbsenceView } from './to-views.js';
import type { AbsenceView, UiLanguage } from './types.js';

/**
 * Denials, each with whether some table or registry in the atlas covers the pair, so that it could be checked, and with the ties that stand all
 * the same.
 */
export async function toAbsenceViews(
  store: Store,
  viewer: Viewer,
  rows: readonly AbsenceRow[],
  language: UiLanguage,
): Promise<AbsenceView[]> {
  const [coverage, standing, searches] = await Promise.all([
    readCoverage(store.lookups, viewer, [...new Set(rows.map((row) => row.kind))]),
    readContradicting(
      store.lookups,
      viewer,
      rows.map(({ id }) => id),
    ),
    readSearched(
      store.lookups,
      rows.map(({ id }) => id),
    ),
  ]);
  return rows.map((row) => {
    const countries = new Set(row.parties.flatMap((party) => party.country ?? []));
    const covered = searchedFor(coverage, row.kind, countries).length > 0;
    const against = standing.filter(({ absence }) => absence === row.id);
    return toAbsenceView(
      row,
      covered,
      {
        contradictedBy: against.map((tie) => contradictingTie(row, tie)),
        searched: searches
          .filter(({ absence }) => absence === row.id)
          .map((one) => ({
            searchedIn: one.searched_in,
            searchedOn: one.searched_on,
            by: viewer === 'local' ? one.by_name : null,
            note: viewer === 'local' ? one.note : null,
          })),
      },
      language,
    );
  });
}

function contradictingTie(
  absence: AbsenceRow,
  { tie, kind, lifecycle, date }: ContradictingRow,
): ContradictingTie {
  const denied = (absence.date ?? absence.document.date) as PartialDate | null;
  const since = date as PartialDate | null;
  return { tie: tie as TieId, kind, lifecycle, date: since, how: contradictAbsence(denied, since) };
}
