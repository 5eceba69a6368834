import type { Kysely } from 'kysely';
import { IntertieError } from '../../base/index.js';
import type { Database } from '../database.js';
import type { AccountRow } from './account-rows.js';
import { checkName } from './check-words.js';
import type { OpenIdPerson } from './types.js';

/** The account of a person that a provider vouches for, also a removed one. */
export function openIdRow(
  db: Kysely<Database>,
  { issuer, subject }: OpenIdPerson,
): Promise<AccountRow | undefined> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
}

/** A name that a provider gives, made fit; what nothing can be made of becomes "Reader". */
export function wishedName(wished: string): string {
  const fit = wished
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._@+'’-]+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 50)
    .trim();
  try {
    return checkName(fit);
  } catch (error) {
    if (error instanceof IntertieError && error.code === 'account.name_unfit') return 'Reader';
    throw error;
  }
}
