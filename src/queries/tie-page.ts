import type { TieId } from '../base/index.js';
import {
  absenceBetween,
  readAbsences,
  readTie,
  readTieStatements,
  type Store,
  type Viewer,
} from '../store/index.js';
import { toAbsenceViews } from './absence-views.js';
import { arcsOfTie } from './arc-views.js';
import { findConflicts } from './find-conflicts.js';
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
): Promise<TiePageView | null> {
  const [row, statements] = await Promise.all([
    readTie(store.db, id, viewer),
    readTieStatements(store.db, viewer, id, MOST_STATEMENTS),
  ]);
  if (row === null) return null;
  const tie = toTieView(row, language);
  const ends = tie.places.filter((place) => place.role !== 'venue').map((place) => place.id);
  const absences = await readAbsences(store.db, viewer, absenceBetween(tie.kind, ends), MOST_ABSENCES);
  const witnesses = statements.map((one) => toStatementView(one, language));
  return {
    tie,
    statements: witnesses,
    arcs: arcsOfTie(tie),
    absences: await toAbsenceViews(store, viewer, absences, language),
    conflicts: findConflicts(witnesses),
  };
}
