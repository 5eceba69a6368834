import { unreadable } from '../decision-errors.js';
import type { DecisionAction } from '../types.js';

/**
 * Whether visitors may see it: `after` is `{ published }`. For a collection (`collection.publish`) its documents; for an audit
 * (`quality.publish`) its figures, never its passages.
 */
const publishing = (table: 'collection' | 'audit'): DecisionAction => ({
  subjectKind: table,
  needs: 'editor',
  settle: async (_tx, _subject, given) => ({ published: publishedIn(given) }),
  async read({ db }, subject) {
    const row = await db
      .selectFrom(table)
      .select(['published', 'revision'])
      .where('id', '=', subject)
      .executeTakeFirst();
    return row
      ? { value: { published: row.published }, revision: row.revision, document: null, anchor: null }
      : null;
  },
  async write({ db }, subject, to) {
    const published = publishedIn(to);
    await db
      .updateTable(table)
      .set(({ eb }) => ({ published, revision: eb('revision', '+', 1) }))
      .where('id', '=', subject)
      .execute();
    return [];
  },
});

export const publishCollection = publishing('collection');
export const publishAudit = publishing('audit');

/** @throws IntertieError `decision.unreadable` */
function publishedIn(value: unknown): boolean {
  const published = (value as { readonly published?: unknown } | null)?.published;
  if (typeof published === 'boolean') return published;
  throw unreadable('published', published, 'give { published: true } or { published: false }');
}
