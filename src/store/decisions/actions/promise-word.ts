import { sql } from 'kysely';
import { tryPartialDate } from '../../../base/index.js';
import type { PromiseWord } from '../../promises/promise-details.js';
import { storableJson } from '../../rows/storable-text.js';
import { unreadable } from '../decision-errors.js';
import type { DecisionAction, Kept } from '../types.js';
import { fieldsIn, promiseDecided, promiseSubject, readPromiseSubject, wordsOf } from './promise-subject.js';

/**
 * `promise.withdrawn` (it was taken back: in which words, by whom, when) and `promise.reply` (what the promisor answers): `after` is
 * `{ text, by, date, url }`, the first two needed. Another one takes the place of the one before; an undo brings that back.
 */
export function promiseWord(field: 'withdrawn' | 'reply'): DecisionAction {
  return {
    subjectKind: 'promise',
    needs: 'editor',
    reattaches: true,
    async settle(tx, subject, given) {
      await promiseSubject(tx, subject);
      const asked = fieldsIn(given);
      // As the log has it, when it is applied again.
      const fields = field in asked ? fieldsIn(asked[field]) : asked;
      const word: PromiseWord = {
        text: wordsOf(fields, 'text', 'give the words, or a short account of them'),
        by: wordsOf(fields, 'by', 'say whose words they are'),
        date: dateIn(fields.date),
        url: addressIn(fields.url),
      };
      return { [field]: word } as unknown as Kept;
    },
    async read(tx, subject) {
      const promise = await readPromiseSubject(tx, subject);
      if (promise === null) return null;
      const { anchor, revision } = promise;
      return {
        value: { [field]: promise[field] } as unknown as Kept,
        revision,
        document: anchor.documentId,
        anchor,
      };
    },
    async write(tx, subject, to) {
      const word = fieldsIn(to)[field] as PromiseWord | null;
      const kept = word === null ? null : storableJson(word);
      await sql`update promise set ${sql.ref(field)} = ${kept}::jsonb where statement = ${subject}`.execute(
        tx.db,
      );
      await promiseDecided(tx, subject);
      return [];
    },
  };
}

function dateIn(value: unknown): PromiseWord['date'] {
  if (value === undefined || value === null || value === '') return null;
  const date = typeof value === 'string' ? tryPartialDate(value) : null;
  if (date !== null) return date;
  throw unreadable('date', value, 'write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty');
}

function addressIn(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' && value.length <= 2000 && URL.canParse(value)) {
    const { protocol } = new URL(value);
    if (protocol === 'https:' || protocol === 'http:') return value;
  }
  throw unreadable('url', value, 'give an address that begins with https://, or leave it empty');
}
