import { endSessions } from '../../accounts/sessions.js';
import type { DecisionAction, Kept } from '../types.js';
import { checkNotLastAdmin } from './account-role.js';

/** `account.remove`. Its sessions and tokens end at once; an undo lets it sign in again, with new ones. */
export const accountRemove: DecisionAction = {
  subjectKind: 'account',
  needs: 'admin',
  settle: async () => ({ removed: true }),
  async read({ db }, subject) {
    const row = await db
      .selectFrom('account')
      .select(['removed', 'revision'])
      .where('id', '=', subject)
      .executeTakeFirst();
    return row
      ? { value: { removed: row.removed }, revision: row.revision, document: null, anchor: null }
      : null;
  },
  async write(tx, subject, to) {
    const removed = isRemoved(to);
    if (removed) {
      await checkNotLastAdmin(tx, subject);
      await endSessions(tx.db, subject, null);
      await tx.db.deleteFrom('account_token').where('account', '=', subject).execute();
    }
    await tx.db
      .updateTable('account')
      .set(({ eb }) => ({ removed, revision: eb('revision', '+', 1) }))
      .where('id', '=', subject)
      .execute();
    return [];
  },
};

const isRemoved = (value: Kept) =>
  value !== null && typeof value === 'object' && 'removed' in value && value.removed === true;
