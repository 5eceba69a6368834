import { unreadable } from '../decision-errors.js';
import type { DecisionAction } from '../types.js';

/** `collection.publish`: `after` is `{ published }`, true for every visitor, false for those who may read what is private. */
export const publishCollection: DecisionAction = {
  subjectKind: 'collection',
  needs: 'editor',
  settle: async (_tx, _subject, given) => ({ published: publishedIn(given) }),
  async read({ db }, subject) {
    const row = await db
      .selectFrom('collection')
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
      .updateTable('collection')
      .set(({ eb }) => ({ published, revision: eb('revision', '+', 1) }))
      .where('id', '=', subject)
      .execute();
    return [];
  },
};

/** @throws IntertieError `decision.unreadable` */
function publishedIn(value: unknown): boolean {
  const given = (value as { readonly published?: unknown } | null)?.published;
  if (typeof given === 'boolean') return given;
  throw unreadable('published', given, 'give { published: true } or { published: false }');
}
