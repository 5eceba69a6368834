import { IntertieError, tryPartialDate } from '../base/index.js';
import type { StatementRow } from '../store/index.js';
import { toStatementView } from './to-views.js';
import type { PromiseView, UiLanguage } from './types.js';

/**
 * A promise with its deadline by the clock handed in; the last day of its date is the day by which it is due. Evidence stays
 * apart from the clock: a promise that is overdue has `none_found`, never "broken".
 */
export function toPromiseView(row: StatementRow, language: UiLanguage, today: string): PromiseView {
  const due = row.date_last;
  const clock = due === null ? 'undated' : due > today ? 'due' : due === today ? 'today' : 'overdue';
  return {
    statement: toStatementView(row, language),
    due,
    clock,
    evidence: clock === 'overdue' ? 'none_found' : 'open',
  };
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
