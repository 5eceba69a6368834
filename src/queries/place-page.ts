import type { PartialDate, PlaceId } from '../base/index.js';
import {
  ANY_TIE,
  absenceTouches,
  readAbsences,
  readBundles,
  readClaims,
  readCountryEnds,
  readDocumentsOfPlace,
  readPlaceDetail,
  readPromiseRows,
  readPromises,
  readSaid,
  readShareStatements,
  readSummary,
  readTieGroups,
  readTiesByKind,
  type Store,
  type TieRow,
  type Viewer,
} from '../store/index.js';
import { TIE_KINDS } from '../vocabulary/index.js';
import { toAbsenceViews } from './absence-views.js';
import { arcLevelFor, countryBundles, toArcViews } from './arc-views.js';
import { toClaimedTotals } from './claimed-totals.js';
import { sum } from './count-facets.js';
import { checkDay, toPromiseViews } from './promise-view.js';
import { toShareClaims } from './share-claims.js';
import { readCompositionViews } from './side-claims.js';
import { MOST_SUMMARY_COUNTRIES, summarise } from './summarise.js';
import { toDocumentRef, toPlaceView, toStatementView, toTieView } from './to-views.js';
import type { PlacePageView, UiLanguage } from './types.js';

const TIES_A_KIND = 25;
const MOST_ARCS = 1_500;
const MOST_PROMISES = 50;
const MOST_ABSENCES = 25;
const MOST_CLAIMS = 10;
const MOST_SAID = 25;
const MOST_DOCUMENTS = 25;

/** A place's page (see `Queries.place`): itself and all inside it. Null where the atlas has no such place. */
export async function readPlacePage(
  store: Store,
  viewer: Viewer,
  id: PlaceId,
  language: UiLanguage,
  today: string,
): Promise<PlacePageView | null> {
  checkDay(today);
  const { db } = store;
  const filter = { ...ANY_TIE, place: id };
  const [detail, groups] = await Promise.all([
    readPlaceDetail(db, id, viewer),
    readTieGroups(db, { place: id, source: null }, viewer),
  ]);
  if (detail === null) return null;
  const total = sum(groups);
  const level = arcLevelFor(total, filter);
  const [ties, witnesses, ends, bundles, promises, absences, claims, shareRows, said, documents] =
    await Promise.all([
      readTiesByKind(db, filter, viewer, TIES_A_KIND),
      readSummary(db, filter, viewer),
      readCountryEnds(db, filter, viewer, MOST_SUMMARY_COUNTRIES),
      level === 'country' ? countryBundles(groups) : readBundles(db, filter, viewer, level, MOST_ARCS),
      readPromises(db, viewer, id, { limit: MOST_PROMISES }),
      readAbsences(db, viewer, absenceTouches(id), MOST_ABSENCES),
      readClaims(
        db,
        viewer,
        { kinds: [], country: null, place: id, source: null, collection: null },
        MOST_CLAIMS,
      ),
      readShareStatements(db, viewer, id, MOST_CLAIMS),
      readSaid(db, viewer, id, MOST_SAID),
      readDocumentsOfPlace(db, viewer, id, MOST_DOCUMENTS),
    ]);
  const [arcViews, absenceViews, claimed, shares, compositions, known] = await Promise.all([
    toArcViews(store, bundles, MOST_ARCS, language),
    toAbsenceViews(store, viewer, absences, language),
    toClaimedTotals(store, viewer, claims, language),
    toShareClaims(store, viewer, shareRows, language),
    readCompositionViews(store, viewer, id, language),
    readPromiseRows(
      db,
      viewer,
      promises.map((row) => row.id),
    ),
  ]);
  return {
    place: toPlaceView(detail.place, language),
    localName: detail.local_name,
    iso: detail.iso,
    population: detail.population,
    capital: detail.capital === null ? null : toPlaceView(detail.capital, language),
    ancestors: detail.ancestors.map((row) => toPlaceView(row, language)),
    namesakes: detail.namesakes.map((row) => toPlaceView(row, language)),
    total,
    summary: summarise(groups, witnesses, ends, language),
    lastDocument: (documents[0]?.date ?? witnesses.last_document) as PartialDate | null,
    ties: byKind(ties, language).map((one) => ({
      ...one,
      count: sum(groups.filter((group) => group.kind === one.kind)),
    })),
    arcs: arcViews,
    promises: toPromiseViews(promises, known, language, today),
    absences: absenceViews,
    claimed: [...claimed, ...shares],
    compositions,
    said: said.map((row) => toStatementView(row, language)),
    documents: documents.map(toDocumentRef),
  };
}

/** In the vocabulary's order; kinds without ties are left out. */
function byKind(
  rows: readonly TieRow[],
  language: UiLanguage,
): Omit<PlacePageView['ties'][number], 'count'>[] {
  return TIE_KINDS.flatMap((kind) => {
    const ties = rows.filter((row) => row.kind === kind).map((row) => toTieView(row, language));
    return ties.length === 0 ? [] : [{ kind, ties }];
  });
}
