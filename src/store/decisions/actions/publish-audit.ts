import { unreadable } from '../decision-errors.js';
import type { DecisionAction } from '../types.js';

/** `quality.publish`: `after` is `{ published }`, whether visitors see the figures of an audit. Its passages are never shown to them. */
export const publishAudit: DecisionAction = {
  subjectKind: 'audit',
  needs: 'editor',
  settle: async (_tx, _subject, given) => ({ published: publishedIn(given) }),
  async read({ db }, subject) {
    const row = await db
      .selectFrom('audit')
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
      .updateTable('audit')
      .set(({ eb }) => ({ published, revision: eb('revision', '+', 1) }))
      .where('id', '=', subject)
      .execute();
    return [];
  },
};

function publishedIn(value: unknown): boolean {
  const published = (value as { readonly published?: unknown } | null)?.published;
  if (typeof published === 'boolean') return published;
  throw unreadable('published', published, 'use true or false');
}
