import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';
import { type AccountRow, accountOfRow } from './account-rows.js';
import { hashOfSecret, newSecret } from './secrets.js';
import type { Account, BegunSession } from './types.js';

const DAY_MS = 24 * 60 * 60_000;
/** A session ends so long after it began, used or not. */
const LONGEST_MS = 30 * DAY_MS;
/** And so long after it was last used. */
const IDLE_MS = 3 * DAY_MS;
/** Use is written down so often: a write for every page would cost more than it tells. */
export const SEEN_EVERY_MS = 5 * 60_000;

/** Begins a session of the account with a secret of its own, whatever the visitor came with. Sessions that are over are cleared away. */
export async function beginSession(db: Kysely<Database>, row: AccountRow, at: Date): Promise<BegunSession> {
  const secret = newSecret();
  const ends = new Date(at.getTime() + LONGEST_MS);
  await db.deleteFrom('account_session').where('ends_at', '<=', at).execute();
  await db
    .insertInto('account_session')
    .values({
      secret_hash: hashOfSecret(secret),
      account: row.id,
      started_at: at,
      seen_at: at,
      ends_at: ends,
    })
    .execute();
  return { account: accountOfRow(row), secret, ends };
}

/** Whose session it is: looked up anew each time, so that a role that was taken away counts at the next request. */
export async function readSession(db: Kysely<Database>, secret: string, at: Date): Promise<Account | null> {
  const hash = hashOfSecret(secret);
  const idleSince = new Date(at.getTime() - IDLE_MS);
  const row = await db
    .selectFrom('account_session as s')
    .innerJoin('account as a', 'a.id', 's.account')
    .selectAll('a')
    .select('s.seen_at')
    .where('s.secret_hash', '=', hash)
    .where('s.ends_at', '>', at)
    .where('s.seen_at', '>', idleSince)
    .where('a.removed', '=', false)
    .executeTakeFirst();
  if (!row) return null;
  if (at.getTime() - row.seen_at.getTime() >= SEEN_EVERY_MS) {
    await db.updateTable('account_session').set({ seen_at: at }).where('secret_hash', '=', hash).execute();
  }
  return accountOfRow(row);
}

export async function endSession(db: Kysely<Database>, secret: string): Promise<void> {
  await db.deleteFrom('account_session').where('secret_hash', '=', hashOfSecret(secret)).execute();
}

/** Ends all sessions of the account, but the one of `keep`. */
export async function endSessions(db: Kysely<Database>, account: string, keep: string | null): Promise<void> {
  await sql`delete from account_session where account = ${account}
    and secret_hash is distinct from ${keep === null ? null : hashOfSecret(keep)}::text`.execute(db);
}
