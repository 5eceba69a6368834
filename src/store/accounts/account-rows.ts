import type { Kysely, Selectable } from 'kysely';
import { IntertieError } from '../../base/index.js';
import type { AccountTable, Database } from '../database.js';
import type { Account } from './types.js';

export type AccountRow = Selectable<AccountTable>;

export function accountOfRow(row: Omit<AccountRow, 'name_key' | 'subject' | 'removed'>): Account {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    passwordOnce: row.password_once,
    hasPassword: row.password !== null,
    openId: row.issuer !== null,
    waiting: row.waiting,
    addedAt: row.added_at,
    revision: row.revision,
  };
}

/** The account of this id that is not removed. @throws IntertieError `account.not_found` */
export async function readAccount(db: Kysely<Database>, id: string): Promise<AccountRow> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', id)
    .where('removed', '=', false)
    .executeTakeFirst();
  if (row) return row;
  throw noAccount(id);
}

export function noAccount(value: string): IntertieError {
  return new IntertieError(
    'account.not_found',
    'there is no such account',
    value.slice(0, 80),
    'see the page Accounts, or `intertie user list`',
  );
}
