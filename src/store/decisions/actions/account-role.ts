import { IntertieError } from '../../../base/index.js';
import type { Transaction } from '../../connection.js';
import { unreadable } from '../decision-errors.js';
import { DECIDER_ROLES, type DeciderRole, type DecisionAction, type Kept } from '../types.js';

/** `account.role`: `after` is `{ role }`. It counts at the account's very next request, and lets in an account that waits. */
export const accountRole: DecisionAction = {
  subjectKind: 'account',
  needs: 'admin',
  settle: async (_tx, _subject, given) => ({ role: roleIn(given) }),
  async read({ db }, subject) {
    const row = await db
      .selectFrom('account')
      .select(['role', 'waiting', 'revision'])
      .where('id', '=', subject)
      .where('removed', '=', false)
      .executeTakeFirst();
    return row
      ? {
          value: { role: row.waiting ? null : row.role },
          revision: row.revision,
          document: null,
          anchor: null,
        }
      : null;
  },
  async write(tx, subject, to) {
    // Null is what stood before the first role of an account that a provider vouched for.
    const waiting = to !== null && typeof to === 'object' && 'role' in to && to.role === null;
    const role = waiting ? 'reader' : roleIn(to);
    if (role !== 'admin') await checkNotLastAdmin(tx, subject);
    await tx.db
      .updateTable('account')
      .set(({ eb }) => ({ role, waiting, revision: eb('revision', '+', 1) }))
      .where('id', '=', subject)
      .execute();
    return [];
  },
};

/**
 * Refuses what would leave the atlas with nobody who can add accounts.
 * @throws IntertieError `account.last_admin`
 */
export async function checkNotLastAdmin({ db }: Transaction, subject: string): Promise<void> {
  const admins = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('role', '=', 'admin')
    .where('removed', '=', false)
    .limit(2)
    .execute();
  const [last] = admins;
  if (!last || admins.length > 1 || last.id !== subject) return;
  throw new IntertieError(
    'account.last_admin',
    'the atlas would have no administrator',
    last.name,
    'make another account an administrator first',
  );
}

/** @throws IntertieError `decision.unreadable` */
function roleIn(value: unknown): DeciderRole {
  const given = (value as { readonly role?: Kept } | null)?.role;
  const role = DECIDER_ROLES.find((one) => one === given);
  if (role) return role;
  throw unreadable('role', given, `use one of ${DECIDER_ROLES.join(', ')}`);
}
