import type { DocumentId, PlaceId } from '../base/index.js';
import {
  absenceInDocument,
  readAbsences,
  readCollections,
  readDocumentDetail,
  readDocumentStatements,
  readPlaces,
  readSameVoice,
  type Store,
  type Viewer,
} from '../store/index.js';
import { toAbsenceViews } from './absence-views.js';
import { toClaimedTotals } from './claimed-totals.js';
import { toCollectionView } from './lists.js';
import { toShareClaims } from './share-claims.js';
import { toSideClaimViews } from './side-claims.js';
import { toDocumentRef, toPlaceView, toStatementView } from './to-views.js';
import type { DocumentPageView, UiLanguage } from './types.js';

const MOST_STATEMENTS = 500;
/** Rows of a table that its page begins with. */
const MOST_ROWS = 200;
const MOST_ABSENCES = 100;
const MOST_SAME_VOICE = 20;
const MOST_CLAIMS = 20;

/** A document's page (see `Queries.document`). Null where there is no such document. */
export async function readDocumentPageView(
  store: Store,
  viewer: Viewer,
  id: DocumentId,
  language: UiLanguage,
): Promise<DocumentPageView | null> {
  const { db } = store;
  const detail = await readDocumentDetail(db, id, viewer);
  if (detail === null) return null;
  const [statements, absences, sameVoice, collections, named] = await Promise.all([
    readDocumentStatements(db, viewer, id, detail.document.kind === 'table' ? MOST_ROWS : MOST_STATEMENTS),
    readAbsences(db, viewer, absenceInDocument(id), MOST_ABSENCES),
    readSameVoice(db, viewer, detail.voice, id, MOST_SAME_VOICE),
    readCollections(db, viewer, 1, detail.collection),
    readPlaces(db, detail.named_places ?? []),
  ]);
  const places = new Map(named.map((row) => [row.id, toPlaceView(row, language)]));
  // A table's rows are what claims are checked against.
  const told = detail.document.kind === 'table' ? [] : statements;
  const totals = told.filter((row) => row.claims_total).slice(0, MOST_CLAIMS);
  const [claimed, shares] = await Promise.all([
    toClaimedTotals(store, viewer, totals, language),
    toShareClaims(store, viewer, told, language),
  ]);
  const document = toDocumentRef(detail.document);
  const [collection] = collections;
  return {
    document,
    url: detail.url,
    language: detail.language,
    outcome: detail.outcome,
    placesNamed: (detail.named_places ?? []).flatMap((id) => places.get(id as PlaceId) ?? []),
    publisher: detail.publisher ?? document.source.name,
    credit: detail.credit ?? (document.kind === 'digest' ? detail.origin : null),
    digestOf: detail.digest_of,
    text: detail.text,
    blocks: detail.blocks,
    statements: statements.map((row) => toStatementView(row, language)),
    absences: await toAbsenceViews(store, viewer, absences, language),
    claimed: [...claimed, ...shares].slice(0, MOST_CLAIMS),
    sideClaims: toSideClaimViews(document, detail.side_claims ?? [], language),
    collection: collection === undefined ? null : toCollectionView(collection),
    sameVoice: sameVoice.map(toDocumentRef),
  };
}
