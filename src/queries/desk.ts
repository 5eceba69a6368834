import type { PartialDate, StatementId, TieId } from '../base/index.js';
import { noticeDay } from '../statements/index.js';
import {
  type DeskPair,
  keptByDesk,
  type OverdueRow,
  readEndingTerms,
  readFileNumbers,
  readLastTouches,
  readOverdue,
  readTiesWhere,
  type StatementRow,
  type Store,
  type TieRow,
  type Viewer,
} from '../store/index.js';
import type { TieKind } from '../vocabulary/index.js';
import { checkDay } from './promise-view.js';
import { toStatementView, toTieView } from './to-views.js';
import type { StatementView, TieView, UiLanguage } from './types.js';

export interface DeskFilter {
  /** What ends within so many months, 1 to 120. */
  readonly months: number;
  /** What nobody has told of for so many months, 1 to 600. */
  readonly quiet: number;
}

/** The newest tie or report between the two ends of an agreement. */
export interface TouchView {
  readonly tie: TieId;
  readonly kind: TieKind;
  /** YYYY-MM-DD */
  readonly day: string;
}

interface DealingView {
  readonly touch: TouchView | null;
  readonly overdue: { readonly count: number; readonly first: StatementId | null };
  /** Given by the desk; null for the public. */
  readonly fileNumber: string | null;
}

export interface EndingView extends DealingView {
  readonly statement: StatementView;
  readonly ends: PartialDate;
  /** Counted from entry into force and term, not named by the text. */
  readonly computed: boolean;
  /** Last day for notice, YYYY-MM-DD; null where the text gives no period. */
  readonly noticeBy: string | null;
}

export interface SilentView extends DealingView {
  readonly tie: TieView;
}

export interface DeskView {
  readonly filter: DeskFilter;
  readonly from: string;
  readonly until: string;
  /** Soonest first, at most 200. */
  readonly ending: readonly EndingView[];
  /** Longest silent first, at most 100. */
  readonly silent: readonly SilentView[];
}

export const DESK_USUAL: DeskFilter = { months: 12, quiet: 24 };
const MOST_ENDING = 200;
const MOST_LOOKED_AT = 500;
const MOST_SILENT = 100;
const MOST_OVERDUE = 2000;

/**
 * What a desk must not miss: agreements whose term ends, ties in force that nobody has told of for long, and the promises overdue between their
 * ends. Nothing here says that an agreement has lapsed: a text cannot tell whether it was renewed.
 *
 * @param today the clock, YYYY-MM-DD
 * @throws IntertieError `day.unreadable`
 */
export async function readDeskView(
  store: Store,
  viewer: Viewer,
  filter: DeskFilter,
  language: UiLanguage,
  today: string,
): Promise<DeskView> {
  checkDay(today);
  const { db } = store;
  const until = monthsFrom(today, filter.months);
  const quietSince = monthsFrom(today, -filter.quiet);
  const [ending, kept, overdue] = await Promise.all([
    readEndingTerms(db, viewer, { from: today, to: until, limit: MOST_ENDING }),
    readTiesWhere(db, viewer, keptByDesk(viewer, quietSince), MOST_LOOKED_AT),
    readOverdue(db, viewer, today, MOST_OVERDUE),
  ]);
  const pairs = [
    ...ending.flatMap((row) => pairOf(`s ${row.id}`, row)),
    ...kept.flatMap((row) => pairOf(`t ${row.id}`, row)),
  ];
  const ties = [...ending.flatMap(({ tie }) => tie ?? []), ...kept.map(({ id }) => id)];
  const [touches, files] = await Promise.all([
    readLastTouches(db, viewer, pairs, today),
    viewer === 'local' ? readFileNumbers(db, ties) : new Map<string, string>(),
  ]);
  const dealing = (key: string, tie: string | null): DealingView => {
    const touch = touches.find((one) => one.key === key);
    const pair = pairs.find((one) => one.key === key);
    return {
      touch: touch === undefined ? null : { tie: touch.tie as TieId, kind: touch.kind, day: touch.day },
      overdue: pair === undefined ? { count: 0, first: null } : overdueBetween(overdue, pair),
      fileNumber: tie === null ? null : (files.get(tie) ?? null),
    };
  };
  return {
    filter,
    from: today,
    until,
    ending: ending.flatMap((row) => {
      const end = row.terms?.end;
      if (!row.terms || !end) return [];
      const period = row.terms.renewalNotice?.value ?? row.terms.notice?.value ?? null;
      const noticeBy = period === null ? null : noticeDay(end.value, period);
      const statement = toStatementView(row, language);
      return [
        { statement, ends: end.value, computed: end.computed, noticeBy, ...dealing(`s ${row.id}`, row.tie) },
      ];
    }),
    silent: kept
      .map((row) => ({ tie: toTieView(row, language), ...dealing(`t ${row.id}`, row.id) }))
      .filter(({ touch }) => touch === null || touch.day <= quietSince)
      .sort((a, b) => ((a.touch?.day ?? '') < (b.touch?.day ?? '') ? -1 : 1))
      .slice(0, MOST_SILENT),
  };
}

/** The first two ends; a paper of many is asked about by its first. */
function pairOf(key: string, { parties }: Pick<StatementRow | TieRow, 'parties'>): DeskPair[] {
  const ends = [...new Set(parties.filter(({ role }) => role !== 'venue').map(({ id }) => id))];
  const [a, b] = ends;
  return a === undefined || b === undefined ? [] : [{ key, a, b }];
}

function overdueBetween(overdue: readonly OverdueRow[], { a, b }: DeskPair): DealingView['overdue'] {
  const names = (place: string, within: readonly string[]) => within.includes(place);
  const own = overdue.filter(
    ({ parties }) => parties.some((one) => names(a, one)) && parties.some((one) => names(b, one)),
  );
  return { count: own.length, first: (own[0]?.statement as StatementId | undefined) ?? null };
}

/** The same day so many months on or back; the last of a shorter month. */
function monthsFrom(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = year * 12 + month - 1 + count;
  const [toYear, toMonth] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const longest = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate();
  return new Date(Date.UTC(toYear, toMonth, Math.min(date, longest))).toISOString().slice(0, 10);
}
