import type { DocumentId, PartialDate, PlaceId, StatementId } from '../base/index.js';
import {
  BEARING_KINDS,
  bearsSince,
  type DatedStatement,
  type ProposedEvidence,
  promisedStems,
  promiseRecord,
  proposeEvidence,
} from '../statements/index.js';
import {
  countPromiseStates,
  type PromiseDecidedRow,
  type PromiseEvidenceRow,
  readAncestors,
  readEvidenceCandidates,
  readLog,
  readPlaces,
  readPromiseDecided,
  readPromiseEvidence,
  readPromiseRows,
  readStatementsSeen,
  type StatementRow,
  type Store,
  type Viewer,
} from '../store/index.js';
import { checkDay, toPromiseView } from './promise-view.js';
import { toPlaceView, toStatementView } from './to-views.js';
import type { PromiseEvidenceView, PromisePageView, ProposedEvidenceView, UiLanguage } from './types.js';

const MOST_EVIDENCE = 50;
const MOST_CANDIDATES = 300;
const MOST_DECISIONS = 50;

/** A promise's page (see `Queries.promise`). Null where there is no such promise that the viewer may see. */
export async function readPromisePage(
  store: Store,
  viewer: Viewer,
  id: StatementId,
  language: UiLanguage,
  today: string,
): Promise<PromisePageView | null> {
  checkDay(today);
  const { lookups: db } = store;
  const [[row], [known], decided] = await Promise.all([
    readStatementsSeen(db, viewer, [id]),
    readPromiseRows(db, viewer, [id]),
    readPromiseDecided(db, id),
  ]);
  if (!row || !known || decided === null) return null;
  const local = viewer === 'local';
  const history = {
    account: null,
    action: null,
    document: null,
    subject: id,
    batch: null,
    unattached: false,
  };
  const [evidence, counts, log, candidates] = await Promise.all([
    readPromiseEvidence(db, viewer, id, MOST_EVIDENCE),
    countPromiseStates(db, viewer, known.promisor),
    local ? readLog(db, history, null, MOST_DECISIONS) : [],
    // What a program guesses of a named promisor is for those who judge it.
    local ? candidatesFor(store, row) : [],
  ]);
  const proposed = await propose(store, row, candidates, new Set(evidence.map(({ statement }) => statement)));
  const told = await readStatementsSeen(
    db,
    viewer,
    evidence.map(({ statement }) => statement),
  );
  return {
    promise: toPromiseView(row, known, language, today),
    evidence: evidence.map((one) => toEvidenceView(one, told, language)),
    proposed: await toProposedViews(store, proposed, candidates, language),
    verdict: toVerdictView(decided.verdict, local),
    withdrawn: decided.withdrawn,
    reply: decided.reply,
    record: promiseRecord(counts),
    history: log,
  };
}

function candidatesFor(store: Store, row: StatementRow): Promise<readonly StatementRow[]> {
  const told = toDated(row);
  const search = {
    promise: row.id,
    stems: [...promisedStems(told.statement)],
    kinds: BEARING_KINDS,
    since: bearsSince(told) ?? '',
  };
  return readEvidenceCandidates(store.lookups, search, MOST_CANDIDATES);
}

async function propose(
  store: Store,
  row: StatementRow,
  candidates: readonly StatementRow[],
  decided: ReadonlySet<string>,
): Promise<readonly ProposedEvidence[]> {
  const open = candidates.filter(({ id }) => !decided.has(id));
  if (open.length === 0) return [];
  const places = [...new Set([row, ...open].flatMap(({ parties }) => parties.map(({ id }) => id)))];
  const ancestors = await readAncestors(store.lookups, places);
  return proposeEvidence([toDated(row)], open.map(toDated), {
    ancestorsOf: (place) => (ancestors.get(place) ?? []) as readonly PlaceId[],
  });
}

function toDated(row: StatementRow): DatedStatement {
  return {
    statement: {
      id: row.id as StatementId,
      document: row.document.id as DocumentId,
      kind: row.kind,
      parties: row.parties.map(({ id, role, name, country }) => ({
        role,
        surface: name,
        place: id as PlaceId,
        name,
        country,
        inside: null,
        span: null,
      })),
      date: row.date as PartialDate | null,
      amounts: row.amounts,
      claimsTotal: row.claims_total,
      lifecycle: row.lifecycle,
      object: objectOf(row),
      evidence: { start: row.evidence_start, end: row.evidence_end },
      quote: row.quote ?? '',
    },
    documentDate: row.document.date as PartialDate | null,
  };
}

/** Where it stands in the text does not matter here. */
function objectOf({ object }: StatementRow): DatedStatement['statement']['object'] {
  return object === null ? null : { text: object, start: 0, end: 0 };
}

function toEvidenceView(
  { statement, detail }: PromiseEvidenceRow,
  told: readonly StatementRow[],
  language: UiLanguage,
): PromiseEvidenceView {
  const row = told.find(({ id }) => id === statement);
  const { evidence, decided, kept, of, date, toldOn, anchor } = detail;
  return {
    id: evidence as StatementId,
    statement: row === undefined ? null : toStatementView(row, language),
    decided,
    kept,
    of,
    date,
    toldOn,
    url: anchor.url,
  };
}

async function toProposedViews(
  store: Store,
  proposed: readonly ProposedEvidence[],
  candidates: readonly StatementRow[],
  language: UiLanguage,
): Promise<readonly ProposedEvidenceView[]> {
  const named = proposed.flatMap(({ reasons }) =>
    reasons.flatMap((reason) => ('place' in reason ? reason.place : [])),
  );
  const places = new Map((await readPlaces(store.lookups, [...new Set(named)])).map((row) => [row.id, row]));
  return proposed.flatMap(({ evidence, score, reasons, kept }) => {
    const row = candidates.find(({ id }) => id === evidence);
    if (row === undefined) return [];
    const told = reasons.map((reason) => {
      if (!('place' in reason)) return reason;
      const place = places.get(reason.place);
      return { code: reason.code, place: place ? toPlaceView(place, language).name : reason.place };
    });
    return [{ statement: toStatementView(row, language), score, reasons: told, kept }];
  });
}

/** The public is told where and when was searched, and not by whom. */
function toVerdictView(
  verdict: PromiseDecidedRow['verdict'],
  withNames: boolean,
): PromisePageView['verdict'] {
  if (verdict === null) return null;
  const searches = verdict.votes.map(({ account, name, searchedIn, searchedOn }) => ({
    account: withNames ? account : null,
    name: withNames ? name : null,
    searchedIn,
    searchedOn,
  }));
  return { verdict: verdict.verdict, searches };
}
