import { IntertieError, tryPartialDate } from '../base/index.js';
import { deadlineOf, promisorOf, readClock, testableBy } from '../statements/index.js';
import type { PromiseRow, StatementRow } from '../store/index.js';
import { toStatementView } from './to-views.js';
import type { PromiseView, UiLanguage } from './types.js';

/**
 * A promise with its deadline by the clock handed in, and apart from it what evidence shows: one that is overdue is not thereby broken.
 * @param known what is known beside the statement; without it, what the statement alone tells
 */
export function toPromiseView(
  row: StatementRow,
  known: PromiseRow | undefined,
  language: UiLanguage,
  today: string,
): PromiseView {
  const due = known ? known.due : deadlineOf(row.date, row.document.date);
  const told = promisorOf({
    speaker: { name: row.speaker_name, role: row.speaker_role, place: null },
    parties: [],
  });
  return {
    statement: toStatementView(row, language),
    promisor: known
      ? { key: known.promisor, name: promisorName(row, known, language) }
      : { key: told.key, name: told.name },
    testable: known ? known.testable : testableByRow(row),
    due,
    ...readClock(due, today),
    evidence: known?.state ?? 'open',
    timing: known?.timing ?? null,
    share: known?.share ?? 0,
    votes: known?.votes ?? 0,
    replied: known?.replied ?? false,
    revision: known?.revision ?? 0,
  };
}

/** A place is named in the language asked for, where the statement still names it. */
function promisorName(row: StatementRow, known: PromiseRow, language: UiLanguage): string {
  const party = row.parties.find(({ id }) => id === known.promisor_place);
  if (party === undefined) return known.promisor_name;
  return (language === 'ru' ? party.name_ru : null) ?? party.name;
}

function testableByRow(row: StatementRow): PromiseView['testable'] {
  return testableBy({
    amounts: row.amounts,
    date: tryPartialDate(row.date),
    object: row.object === null ? null : { text: row.object, start: 0, end: 0 },
    quote: row.quote ?? '',
    notes: row.notes,
  });
}

/** Views of these statements, each with what is known of it. */
export function toPromiseViews(
  rows: readonly StatementRow[],
  known: readonly PromiseRow[],
  language: UiLanguage,
  today: string,
): PromiseView[] {
  const byId = new Map(known.map((one) => [one.statement, one]));
  return rows.map((row) => toPromiseView(row, byId.get(row.id), language, today));
}

/**
 * The day, unchanged.
 * @throws IntertieError `day.unreadable` when it is not YYYY-MM-DD.
 */
export function checkDay(day: string): string {
  if (day.length !== 10 || tryPartialDate(day) === null) {
    throw new IntertieError('day.unreadable', 'not a day', day, 'write YYYY-MM-DD');
  }
  return day;
}
