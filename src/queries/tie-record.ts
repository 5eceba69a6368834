import { dateBounds, type PartialDate, type PlaceId, type StatementId } from '../base/index.js';
import {
  daysOfMerge,
  type MergeContext,
  type MergeProposal,
  scoreMerge,
  type TieInQuestion,
} from '../statements/index.js';
import {
  readHolders,
  readNearTies,
  readTieAsOf,
  readTieDecisions,
  readTieRecord,
  readTiesById,
  type Store,
  type TieRecord,
  type TieRow,
  type Viewer,
} from '../store/index.js';
import type { Lifecycle } from '../vocabulary/index.js';
import { inQuestion } from './merge-list.js';
import type { LifeEntry, MergeProposalView, TieAsOf, TieRecordView } from './tie-record-types.js';
import { toStatementView, toTieView } from './to-views.js';
import type { StatementView, UiLanguage } from './types.js';

const MOST_NEAR = 300;
/** Looked at with their speakers. */
const MOST_COMPARED = 40;
const MOST_PROPOSALS = 10;
const MOST_DECISIONS = 50;

/** All that a tie's page says beside the tie and its witnesses (`TieRecordView`). */
export async function readTieRecordView(
  store: Store,
  viewer: Viewer,
  tie: TieRow,
  statements: readonly StatementView[],
  asOf: string | null,
  language: UiLanguage,
): Promise<TieRecordView> {
  const { lookups: db } = store;
  const [record, near, decisions] = await Promise.all([
    readTieRecord(db, viewer, tie.id),
    findNear(store, viewer, tie),
    viewer === 'local' ? readTieDecisions(db, tie.id, MOST_DECISIONS) : [],
  ]);
  const proposals = await propose(store, viewer, tie, near, record, language);
  const life = lifeOf(statements, record, viewer);
  const seen = new Set<string>(statements.map(({ id }) => id));
  return {
    shown: record.shown !== null && seen.has(record.shown) ? (record.shown as StatementId) : null,
    ranks: record.ranks.map((row) => ({ ...row, statement: row.statement as StatementId })),
    deprecated: record.deprecated.map((row) => toStatementView(row, language)),
    life,
    proposals,
    desk: viewer === 'local' ? deskOf(record) : null,
    decisions: decisions.map(({ id, at, accountName, action, subject, reason, undoes, undoneBy }) => ({
      id,
      at: at.toISOString(),
      by: accountName,
      action,
      subject,
      reason,
      undoes,
      undoneBy,
    })),
    asOf: asOf === null ? null : await readAsOf(store, viewer, tie, life, asOf),
  };
}

/** States as they are told, oldest first; several tellings of one state and day are one entry. */
function lifeOf(statements: readonly StatementView[], { entries }: TieRecord, viewer: Viewer): LifeEntry[] {
  const told = new Map<string, LifeEntry>();
  for (const one of statements) {
    if (one.lifecycle === 'unknown') continue;
    const key = `${one.lifecycle} ${one.date ?? one.dateText ?? one.document.date ?? ''}`;
    const known = told.get(key);
    told.set(
      key,
      known === undefined
        ? {
            lifecycle: one.lifecycle,
            date: one.date,
            dateText: one.dateText,
            statement: one.id,
            document: one.document,
            source: null,
            by: null,
            times: 1,
          }
        : { ...known, times: known.times + 1 },
    );
  }
  const entered = entries.flatMap((entry): LifeEntry[] => {
    if (entry.what !== 'state') return [];
    const { lifecycle, date, source, by } = entry.decided as {
      lifecycle: Lifecycle;
      date: PartialDate | null;
      source: string;
      by: string;
    };
    // Who of the desk entered it is nothing for the public.
    const person = viewer === 'local' ? by : null;
    return [
      { lifecycle, date, dateText: null, statement: null, document: null, source, by: person, times: 1 },
    ];
  });
  return [...told.values(), ...entered].sort((a, b) =>
    dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0,
  );
}

/** First day that the entry may be of: its own, else that of its document; what has none is of now. */
function dayOf({ date, document }: LifeEntry): string {
  const known = date ?? document?.date ?? null;
  return known === null ? '9999' : dateBounds(known).first;
}

function deskOf({ entries }: TieRecord): TieRecordView['desk'] {
  const entry = entries.findLast(({ what }) => what === 'fields');
  if (entry === undefined) return { subject: null, fileNumber: null, fields: [] };
  const { fileNumber, fields } = entry.decided as {
    fileNumber: string | null;
    fields: Readonly<Record<string, string>>;
  };
  return {
    subject: entry.id.slice('fields '.length) as StatementId,
    fileNumber,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
  };
}

/**
 * Other ties that may be this one, as far as their ends, days and objects tell: taken as though they had a speaker in common, of whom only those that
 * are left are asked. Likeliest first.
 */
async function findNear(store: Store, viewer: Viewer, tie: TieRow): Promise<readonly string[]> {
  const question = { ...questionOf(tie), speakers: [''] };
  const ends = question.parties.filter(({ role }) => role !== 'venue').map(({ place }) => place);
  if (ends.length < 2) return [];
  const { id, kind } = tie;
  const near = await readNearTies(
    store.lookups,
    viewer,
    { id, kind, ends, days: daysOfMerge(question) },
    MOST_NEAR,
  );
  if (near.length === 0) return [];
  const places = [...new Set([...ends, ...near.flatMap((row) => row.ends)])];
  const context = contextOf(await readHolders(store.lookups, places));
  return near
    .flatMap((row) => {
      // Which way it goes is asked of those that are left, too.
      const parties = row.ends.map((place) => ({ place, role: 'side' as const }));
      return scoreMerge(question, inQuestion({ ...row, kind, parties, speakers: [''] }), context) ?? [];
    })
    .sort(likeliestFirst)
    .slice(0, MOST_COMPARED)
    .map(({ b }) => b);
}

/** Other ties that may be this one, but for those that a person said are not. */
async function propose(
  store: Store,
  viewer: Viewer,
  tie: TieRow,
  near: readonly string[],
  { apart }: TieRecord,
  language: UiLanguage,
): Promise<MergeProposalView[]> {
  const ids = near.filter((id) => !apart.has(id));
  if (ids.length === 0) return [];
  const rows = await readTiesById(store.lookups, viewer, ids);
  const places = [...new Set([tie, ...rows].flatMap(({ parties }) => parties.map(({ id }) => id)))];
  const context = contextOf(await readHolders(store.lookups, places));
  const question = questionOf(tie);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows
    .flatMap((row) => scoreMerge(question, questionOf(row), context) ?? [])
    .sort(likeliestFirst)
    .slice(0, MOST_PROPOSALS)
    .flatMap(({ b, score, reasons }) => {
      const row = byId.get(b);
      return row === undefined ? [] : [{ tie: toTieView(row, language), score, reasons }];
    });
}

const likeliestFirst = (a: MergeProposal, b: MergeProposal) => b.score - a.score || (a.b < b.b ? -1 : 1);

function contextOf(holders: ReadonlyMap<string, readonly PlaceId[]>): MergeContext {
  return { holders: (place) => holders.get(place) ?? [] };
}

const questionOf = (tie: TieRow): TieInQuestion =>
  inQuestion({
    ...tie,
    parties: tie.parties.map(({ id, role }) => ({ place: id as PlaceId, role })),
    speakers: tie.speakers.flatMap(({ name }) => name ?? []),
  });

async function readAsOf(
  store: Store,
  viewer: Viewer,
  tie: TieRow,
  life: readonly LifeEntry[],
  day: string,
): Promise<TieAsOf> {
  const ends = tie.parties.filter(({ role }) => role !== 'venue').map(({ id }) => id);
  const then = await readTieAsOf(store.lookups, viewer, { id: tie.id, kind: tie.kind, ends }, day);
  const held = life.findLast((entry) => dayOf(entry) <= day) ?? null;
  if (then === null) return { day, believed: null, held };
  const { lifecycle, state, date, dateText, amounts, object, reports, independentSources, shown } = then;
  const believed = { lifecycle, state, date, dateText, amounts, object, reports, independentSources, shown };
  return { day, believed, held };
}
