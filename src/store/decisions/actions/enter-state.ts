import { tryPartialDate } from '../../../base/index.js';
import { LIFECYCLES } from '../../../vocabulary/index.js';
import { unreadable } from '../decision-errors.js';
import type { Kept } from '../types.js';
import { tieEntry } from './tie-entry.js';

const LONGEST = 1000;

/**
 * `tie.state`: a state in the life of a tie that no document of the atlas tells, with its source. The subject is one of the tie's statements and a
 * name for the entry, "STATEMENT~NAME"; `after` is `{ lifecycle, date, source, ends? }`. It must say where it is known from.
 */
export const enterState = tieEntry({
  what: 'state',
  changesTie: true,
  statementOf: (subject) => subject.split('~')[0] ?? '',
  check(given, { who, reason }) {
    const { lifecycle, date, source } = (given ?? {}) as Readonly<Record<string, unknown>>;
    const state = LIFECYCLES.find((one) => one === lifecycle && one !== 'unknown');
    const states = LIFECYCLES.filter((one) => one !== 'unknown').join(', ');
    if (state === undefined) throw unreadable('lifecycle', lifecycle, `use one of ${states}`);
    const since = typeof date === 'string' && date.trim() !== '' ? tryPartialDate(date.trim()) : null;
    if (since === null && date !== undefined && date !== null && date !== '')
      throw unreadable('date', date, 'write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty');
    if (typeof source !== 'string' || source.trim() === '' || source.length > LONGEST)
      throw unreadable(
        'source',
        source,
        'say where it is known from: an address, a letter, a person in office',
      );
    return { lifecycle: state, date: since, source: source.trim(), by: who.name, note: reason as Kept };
  },
});
