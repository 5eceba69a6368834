import type { PlaceId, StatementId, TieId } from '../base/index.js';
import { type ExpectedPrecision, expectedPrecision } from '../statements/index.js';
import {
  countBatch,
  countQueue,
  type LogFilter,
  type LoggedDecision,
  QUEUE_ORDERS,
  type QueueFilter,
  type QueueOrder,
  type ReviewDetailRow,
  readCollectionNames,
  readLog,
  readLogFacets,
  readLogged,
  readQueue,
  readQueueIds,
  readQueueRules,
  readReviewDetails,
  readStandingOn,
  readStatementsById,
  type StatementRow,
  type Store,
} from '../store/index.js';
import type { Role } from '../vocabulary/index.js';
import { type MergeFilter, type MergeListView, readMergeList } from './merge-list.js';
import { type ContextPiece, contextPieces } from './review-context.js';
import { toStatementView } from './to-views.js';
import type { StatementView, UiLanguage } from './types.js';

export type { MergeFilter, MergeListView, MergePairView } from './merge-list.js';
export type { ContextPiece, LogFilter, LoggedDecision, QueueFilter, QueueOrder };
export { QUEUE_ORDERS };

export const QUEUE_PAGE = 20;
const LOG_PAGE = 50;

/** A party with the words it was read from. */
export interface ReviewParty {
  readonly position: number;
  readonly role: Role;
  readonly place: PlaceId;
  readonly surface: string;
}

export interface ReviewItem {
  readonly statement: StatementView;
  readonly context: readonly ContextPiece[];
  readonly parties: readonly ReviewParty[];
  /** Ties that it bears witness to: `alone`, nothing else does; `shown`, its words are the ones shown. */
  readonly ties: readonly { readonly id: TieId; readonly alone: boolean; readonly shown: boolean }[];
  /** The newest decision on it that is not undone; null for a mere proposal. */
  readonly decided: LoggedDecision | null;
}

export interface QueueView {
  readonly filter: QueueFilter;
  readonly order: QueueOrder;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  /** Counting stopped at `total`: there are more. */
  readonly more: boolean;
  readonly items: readonly ReviewItem[];
  readonly rules: readonly string[];
  readonly collections: readonly { readonly id: string; readonly name: string }[];
  /** Title of the document that is filtered by. */
  readonly documentTitle: string | null;
}

/** What accepting all from a threshold would do. */
export interface BulkView {
  readonly least: number;
  readonly total: number;
  readonly more: boolean;
  /** How such statements fared on annotated texts; null below what was measured. */
  readonly expected: ExpectedPrecision | null;
}

export interface LogView {
  readonly filter: LogFilter;
  readonly rows: readonly LoggedDecision[];
  /** Number to go on before; null on the last page. */
  readonly next: number | null;
  readonly people: readonly { readonly account: string; readonly name: string }[];
  readonly actions: readonly string[];
}

/** The questions of those who review. All see everything: whoever may ask is checked at the door. */
export interface ReviewQueries {
  /** 20 a page. A document's own proposals include rows of tables. */
  queue(filter: QueueFilter, order: QueueOrder, page: number, language: UiLanguage): Promise<QueueView>;
  /** One statement for review, whatever its state; null when there is none. */
  item(statement: StatementId, language: UiLanguage): Promise<ReviewItem | null>;
  bulk(filter: QueueFilter, least: number): Promise<BulkView>;
  /** The surest proposals of the filter with their revisions, at most `limit`. */
  surest(
    filter: QueueFilter,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly revision: number }[]>;
  /** 50 a page, newest first. */
  log(filter: LogFilter, before: number | null): Promise<LogView>;
  decision(id: number): Promise<LoggedDecision | null>;
  /** Pairs of ties that may be one, likeliest first, 20 a page. */
  merges(filter: MergeFilter, page: number, language: UiLanguage): Promise<MergeListView>;
  /** How many decisions share this batch. */
  batchSize(batch: string): Promise<number>;
  /** The newest decision that stands on each of these statements. */
  standing(statements: readonly string[]): Promise<ReadonlyMap<string, LoggedDecision>>;
}

export function createReviewQueries(store: Store): ReviewQueries {
  const { db } = store;
  return {
    queue: (filter, order, page, language) => readQueueView(store, filter, order, page, language),
    async item(statement, language) {
      const [item] = await toItems(store, await readStatementsById(db, [statement]), language);
      return item ?? null;
    },
    async bulk(filter, least) {
      const counted = await countQueue(db, { ...filter, least: Math.max(least, filter.least ?? 0) });
      return { least, ...counted, expected: expectedPrecision(least) };
    },
    merges: (filter, page, language) => readMergeList(store, filter, page, language),
    surest: (filter, limit) => readQueueIds(db, filter, limit),
    async log(filter, before) {
      const [rows, facets] = await Promise.all([
        readLog(db, filter, before, LOG_PAGE + 1),
        readLogFacets(db),
      ]);
      const shown = rows.slice(0, LOG_PAGE);
      return {
        filter,
        rows: shown,
        next: rows.length > LOG_PAGE ? (shown.at(-1)?.id ?? null) : null,
        ...facets,
      };
    },
    decision: (id) => readLogged(db, id),
    batchSize: (batch) => countBatch(db, batch),
    standing: (statements) => readStandingOn(db, statements),
  };
}

async function readQueueView(
  store: Store,
  filter: QueueFilter,
  order: QueueOrder,
  page: number,
  language: UiLanguage,
): Promise<QueueView> {
  const { db } = store;
  const [rows, counted, rules, collections] = await Promise.all([
    readQueue(db, filter, order, { limit: QUEUE_PAGE, offset: (page - 1) * QUEUE_PAGE }),
    countQueue(db, filter),
    readQueueRules(db),
    readCollectionNames(db, 'local'),
  ]);
  return {
    filter,
    order,
    page,
    pages: Math.max(1, Math.ceil(counted.total / QUEUE_PAGE)),
    ...counted,
    items: await toItems(store, rows, language),
    rules,
    collections,
    documentTitle: filter.document === null ? null : (rows[0]?.document.title ?? filter.document),
  };
}

async function toItems(
  store: Store,
  rows: readonly StatementRow[],
  language: UiLanguage,
): Promise<ReviewItem[]> {
  const ids = rows.map(({ id }) => id);
  const [details, standing] = await Promise.all([
    readReviewDetails(store.db, ids),
    readStandingOn(store.db, ids),
  ]);
  const byId = new Map(details.map((row) => [row.id, row]));
  return rows.map((row) => toItem(row, byId.get(row.id), standing.get(row.id) ?? null, language));
}

function toItem(
  row: StatementRow,
  detail: ReviewDetailRow | undefined,
  decided: LoggedDecision | null,
  language: UiLanguage,
): ReviewItem {
  const statement = toStatementView(row, language);
  const parties = detail?.parties ?? [];
  return {
    statement,
    context: contextPieces({
      around: detail?.around ?? '',
      quote: row.quote ?? '',
      start: row.evidence_start,
      parties,
      dateText: row.date_text,
      amounts: row.amounts,
    }),
    parties: parties.map(({ position, role, place, surface }) => ({
      position,
      role: role as Role,
      place: place as PlaceId,
      surface,
    })),
    ties: (detail?.ties ?? []).map((tie) => ({ ...tie, id: tie.id as TieId })),
    decided,
  };
}
