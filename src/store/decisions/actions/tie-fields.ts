import { unreadable } from '../decision-errors.js';
import { tieEntry } from './tie-entry.js';

const MOST_FIELDS = 40;
const LONGEST_NAME = 80;
const LONGEST = 2000;

/**
 * `tie.fields`: the file number of a desk and fields of its own. The subject is one of the tie's statements; `after` is all of them,
 * `{ fileNumber, fields: { NAME: TEXT } }`; empty ones are dropped.
 */
export const tieFields = tieEntry({
  what: 'fields',
  changesTie: false,
  statementOf: (subject) => subject,
  check(given) {
    const { fileNumber, fields } = (given ?? {}) as Readonly<Record<string, unknown>>;
    if (fields !== undefined && (fields === null || typeof fields !== 'object' || Array.isArray(fields)))
      throw unreadable('fields', fields, 'give { NAME: TEXT }');
    const entries = Object.entries(fields ?? {}).map(([name, value]) => [
      textOf('name of a field', name, LONGEST_NAME),
      textOf(name, value, LONGEST),
    ]);
    if (entries.length > MOST_FIELDS)
      throw unreadable('fields', entries.length, `give at most ${MOST_FIELDS}`);
    return {
      fileNumber: textOf('fileNumber', fileNumber ?? '', LONGEST_NAME) || null,
      fields: Object.fromEntries(entries.filter(([name, value]) => name !== '' && value !== '')),
    };
  },
});

function textOf(field: string, value: unknown, longest: number): string {
  if (typeof value !== 'string') throw unreadable(field, value, 'give words');
  if (value.length > longest) throw unreadable(field, value, `give at most ${longest} characters`);
  return value.trim();
}
