import { type Kysely, type Selectable, sql } from 'kysely';
import { IntertieError } from '../../base/index.js';
import type { AccountTokenTable, Database } from '../database.js';
import { accountOfRow } from './account-rows.js';
import { hashOfSecret, newSecret, randomId } from './secrets.js';
import { SEEN_EVERY_MS } from './sessions.js';
import type { Account, ApiToken, NewToken, TokenScope } from './types.js';

/** Told apart at a glance, by people and by programs that look for secrets in the wrong place. */
const PREFIX = 'intertie_';
/** Of one account in force at once. */
const MOST_TOKENS = 50;

const inForce = (at: Date) => sql<boolean>`t.revoked_at is null and (t.ends_at is null or t.ends_at > ${at})`;

export async function readTokens(
  db: Kysely<Database>,
  account: string,
  at: Date,
): Promise<readonly ApiToken[]> {
  const rows = await db
    .selectFrom('account_token as t')
    .selectAll()
    .where('t.account', '=', account)
    .where(inForce(at))
    .orderBy('t.added_at', 'desc')
    .orderBy('t.id')
    .limit(MOST_TOKENS)
    .execute();
  return rows.map(tokenOfRow);
}

/** @throws IntertieError `token.too_many` */
export async function insertToken(
  db: Kysely<Database>,
  account: string,
  { label, scope, ends }: NewToken,
  at: Date,
): Promise<{ readonly token: ApiToken; readonly secret: string }> {
  if ((await readTokens(db, account, at)).length >= MOST_TOKENS) {
    throw new IntertieError(
      'token.too_many',
      'no more tokens for this account',
      `${MOST_TOKENS} are in force`,
      'revoke those that are not used',
    );
  }
  const secret = `${PREFIX}${newSecret()}`;
  const row = await db
    .insertInto('account_token')
    .values({
      id: randomId('k'),
      secret_hash: hashOfSecret(secret),
      account,
      label,
      scope,
      added_at: at,
      ends_at: ends,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { token: tokenOfRow(row), secret };
}

/** The token as it was. @throws IntertieError `token.not_found` */
export async function revokeToken(
  db: Kysely<Database>,
  account: string,
  id: string,
  at: Date,
): Promise<ApiToken> {
  const row = await db
    .updateTable('account_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('account', '=', account)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (row) return tokenOfRow(row);
  throw new IntertieError(
    'token.not_found',
    'there is no such token',
    id.slice(0, 80),
    'it may be revoked already: look at the list',
  );
}

export async function useToken(
  db: Kysely<Database>,
  secret: string,
  at: Date,
): Promise<{ readonly account: Account; readonly scope: TokenScope } | null> {
  const row = await db
    .selectFrom('account_token as t')
    .innerJoin('account as a', 'a.id', 't.account')
    .selectAll('a')
    .select(['t.id as token', 't.scope', 't.used_at'])
    .where('t.secret_hash', '=', hashOfSecret(secret))
    .where(inForce(at))
    .where('a.removed', '=', false)
    .executeTakeFirst();
  if (!row) return null;
  if (row.used_at === null || at.getTime() - row.used_at.getTime() >= SEEN_EVERY_MS) {
    await db.updateTable('account_token').set({ used_at: at }).where('id', '=', row.token).execute();
  }
  return { account: accountOfRow(row), scope: row.scope };
}

function tokenOfRow(row: Selectable<AccountTokenTable>): ApiToken {
  return {
    id: row.id,
    label: row.label,
    scope: row.scope,
    addedAt: row.added_at,
    ends: row.ends_at,
    usedAt: row.used_at,
  };
}
