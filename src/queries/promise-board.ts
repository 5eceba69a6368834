import { promiseRecord } from '../statements/index.js';
import {
  countPromiseBoard,
  countPromiseStates,
  MOST_PROMISES_COUNTED,
  type PromiseRow,
  type PromisorRow,
  readPromiseBoard,
  readPromisors,
  readSeenPlace,
  readStatementsSeen,
  type Store,
  type Viewer,
} from '../store/index.js';
import { checkDay, toPromiseViews } from './promise-view.js';
import { toPlaceView } from './to-views.js';
import type { PromiseBoardView, PromiseFilter, PromiseView, UiLanguage } from './types.js';

const ROWS_A_PAGE = 25;
const MOST_PROMISORS = 60;
const MOST_IN_CALENDAR = 2000;

/** Every promise. */
export const ANY_PROMISE: PromiseFilter = {
  state: null,
  clock: null,
  promisor: null,
  place: null,
  testable: null,
};

/** What many pages of the board share. */
export interface BoardParts {
  /** Who promised most, whatever the filter. */
  promisors(): Promise<readonly PromisorRow[]>;
  /** How many promises fit the filter. */
  count(filter: PromiseFilter, today: string): Promise<number>;
}

/** The parts as they are asked for. `kept` may hold answers back until something is written. */
export function boardParts(
  { lookups: db }: Store,
  viewer: Viewer,
  kept: <T>(question: readonly unknown[], ask: () => Promise<T>) => Promise<T>,
): BoardParts {
  return {
    promisors: () => kept(['promisors'], () => readPromisors(db, viewer, MOST_PROMISORS)),
    count: (filter, today) =>
      kept(['promise count', filter, today], () => countPromiseBoard(db, viewer, filter, today)),
  };
}

/** A page of promises (see `Queries.promises`). */
export async function readPromiseBoardView(
  store: Store,
  viewer: Viewer,
  filter: PromiseFilter,
  page: number,
  language: UiLanguage,
  today: string,
  parts: BoardParts,
): Promise<PromiseBoardView> {
  checkDay(today);
  const { lookups: db } = store;
  const offset = (Math.max(1, page) - 1) * ROWS_A_PAGE;
  const [rows, total, promisors, record, place] = await Promise.all([
    readPromiseBoard(db, viewer, filter, today, { limit: ROWS_A_PAGE, offset }),
    parts.count(filter, today),
    parts.promisors(),
    filter.promisor === null ? null : countPromiseStates(db, viewer, filter.promisor),
    filter.place === null ? null : readSeenPlace(db, filter.place, viewer),
  ]);
  return {
    filter,
    rows: await inOrder(store, viewer, rows, language, today),
    total,
    more: total >= MOST_PROMISES_COUNTED,
    pages: Math.max(1, Math.ceil(total / ROWS_A_PAGE)),
    promisors: promisors.map(({ promisor, name, count }) => ({ key: promisor, name, count })),
    record: record === null ? null : promiseRecord(record),
    place: place === null ? null : toPlaceView(place, language),
  };
}

/** Promises with a deadline, for a calendar; soonest first, at most 2,000. */
export async function listDuePromises(
  store: Store,
  viewer: Viewer,
  filter: PromiseFilter,
  language: UiLanguage,
  today: string,
): Promise<readonly PromiseView[]> {
  checkDay(today);
  const rows = await readPromiseBoard(store.lookups, viewer, filter, today, { limit: MOST_IN_CALENDAR });
  return await inOrder(
    store,
    viewer,
    rows.filter(({ due }) => due !== null),
    language,
    today,
  );
}

async function inOrder(
  store: Store,
  viewer: Viewer,
  rows: readonly PromiseRow[],
  language: UiLanguage,
  today: string,
): Promise<PromiseView[]> {
  const ids = rows.map(({ statement }) => statement);
  const statements = new Map(
    (await readStatementsSeen(store.lookups, viewer, ids)).map((row) => [row.id, row] as const),
  );
  const shown = ids.flatMap((id) => statements.get(id) ?? []);
  return toPromiseViews(shown, rows, language, today);
}
