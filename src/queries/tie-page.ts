import type { TieId } from '../base/index.js';
import {
  absenceBetween,
  readAbsences,
  readMergedInto,
  readTie,
  readTieStatements,
  type Store,
  type Viewer,
} from '../store/index.js';
import { toAbsenceViews } from './absence-views.js';
import { arcsOfTie } from './arc-views.js';
import { findConflicts } from './find-conflicts.js';
import { checkDay } from './promise-view.js';
import { readSideClaimsOfTie } from './side-claims.js';
import { readTieRecordView } from './tie-record.js';
import { toStatementView, toTieView } from './to-views.js';
import type { TiePageView, UiLanguage } from './types.js';

const MOST_STATEMENTS = 200;
const MOST_ABSENCES = 25;

/** A tie's page (see `Queries.tie`). Null where there is no such tie. */
export async function readTiePage(
  store: Store,
  viewer: Viewer,
  id: TieId,
  language: UiLanguage,
  asOf: string | null,
): Promise<TiePageView | null> {
  if (asOf !== null) checkDay(asOf);
  const [row, statements] = await Promise.all([
    readTie(store.lookups, id, viewer),
    readTieStatements(store.lookups, viewer, id, MOST_STATEMENTS),
  ]);
  if (row === null) {
    const into = await readMergedInto(store.lookups, id);
    return into === null ? null : await readTiePage(store, viewer, into as TieId, language, asOf);
  }
  const tie = toTieView(row, language);
  const ends = tie.places.filter((place) => place.role !== 'venue').map((place) => place.id);
  const witnesses = statements.map((one) => toStatementView(one, language));
  const [absences, record, sideClaims] = await Promise.all([
    readAbsences(store.lookups, viewer, absenceBetween(tie.kind, ends), MOST_ABSENCES),
    readTieRecordView(store, viewer, row, witnesses, asOf, language),
    readSideClaimsOfTie(store, viewer, witnesses, language),
  ]);
  return {
    tie,
    statements: witnesses,
    arcs: arcsOfTie(tie),
    absences: await toAbsenceViews(store, viewer, absences, language),
    conflicts: findConflicts(witnesses),
    record,
    sideClaims,
  };
}
