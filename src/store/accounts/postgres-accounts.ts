import { type Kysely, sql } from 'kysely';
import { IntertieError } from '../../base/index.js';
import type { Transaction } from '../connection.js';
import type { Database } from '../database.js';
import { checkRole } from '../decisions/decision-errors.js';
import { insertDecision } from '../decisions/decision-rows.js';
import type { Kept, Who } from '../decisions/types.js';
import { type AccountRow, accountOfRow, noAccount, readAccount } from './account-rows.js';
import { attemptKeys, countAttempt, forgetOldAttempts, forgiveAttempts } from './attempts.js';
import { checkLabel, checkName, checkPassword, nameKey } from './check-words.js';
import { HashingLane } from './hashing-lane.js';
import { openIdRow, wishedName } from './openid-rows.js';
import { hashPassword, isOutdated, type ScryptCost, verifyPassword } from './password-hash.js';
import { randomId } from './secrets.js';
import { beginSession, endSession, endSessions, readSession } from './sessions.js';
import { insertToken, readTokens, revokeToken, useToken } from './tokens.js';
import type {
  Account,
  Accounts,
  BegunSession,
  ListedAccount,
  NewAccount,
  NewToken,
  OpenIdPerson,
  SignInInput,
} from './types.js';

/** How the accounts reach the database: `ask` for what needs no writers' lock, `write` for what goes into the log. */
export interface AccountsAccess {
  readonly db: Kysely<Database>;
  ask<T>(work: () => Promise<T>): Promise<T>;
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** Accounts as tables. Passwords are hashed before a transaction begins: no writer waits for that. */
export class PostgresAccounts implements Accounts {
  private begun = false;
  /** A hash of no password, so that a name that nobody bears takes as long as one that somebody does. */
  private nobody: Promise<string> | null = null;

  constructor(
    private readonly access: AccountsAccess,
    private readonly cost: ScryptCost,
    private readonly lane = new HashingLane(),
  ) {}

  async any(): Promise<boolean> {
    this.begun ||= await this.access.ask(async () => {
      const { rows } = await sql<{
        any: boolean;
      }>`select exists (select from account where not removed) as any`.execute(this.access.db);
      return rows[0]?.any ?? false;
    });
    return this.begun;
  }

  list(at: Date): Promise<readonly ListedAccount[]> {
    return this.access.ask(async () => {
      const { rows } = await sql<AccountRow & { seen_at: Date | null; tokens: number }>`
        select a.*, (select max(s.seen_at) from account_session s where s.account = a.id) as seen_at,
          (select count(*)::int from account_token t where t.account = a.id and t.revoked_at is null
            and (t.ends_at is null or t.ends_at > ${at})) as tokens
        from account a where not a.removed order by a.name_key limit 1000`.execute(this.access.db);
      return rows.map((row) => ({ ...accountOfRow(row), seenAt: row.seen_at, tokens: row.tokens }));
    });
  }

  find(name: string): Promise<Account | null> {
    return this.access.ask(async () => {
      const row = await this.rowOf(name);
      return row ? accountOfRow(row) : null;
    });
  }

  async add(
    { name: given, role, password, passwordOnce = false }: NewAccount,
    who: Who,
    at: Date,
  ): Promise<Account> {
    checkRole(who, 'admin', 'account.add');
    const name = checkName(given);
    checkPassword(password, name);
    const hash = await this.lane.run(() => hashPassword(password, this.cost));
    return await this.insert(
      { name, role, password: hash, password_once: passwordOnce, issuer: null, subject: null },
      who,
      at,
    );
  }

  async signIn({ name, password, address }: SignInInput, at: Date): Promise<BegunSession> {
    const { db } = this.access;
    const keys = attemptKeys(nameKey(name), address);
    await this.access.ask(() => countAttempt(db, keys, at));
    const row = await this.access.ask(() => this.rowOf(name));
    const right = await this.isPasswordOf(row, password);
    if (!row || !right) throw refusedSignIn(name);
    await this.renewHash(row, password);
    return await this.access.ask(async () => {
      await forgiveAttempts(db, keys);
      await forgetOldAttempts(db, at);
      return await beginSession(db, row, at);
    });
  }

  async signInOpenId(person: OpenIdPerson, at: Date): Promise<BegunSession> {
    const { db } = this.access;
    const known = await this.access.ask(() => openIdRow(db, person));
    if (known?.removed) throw refusedSignIn(known.name);
    if (!known) await this.addOpenId(person, at);
    return await this.access.ask(async () => {
      const row = known ?? (await openIdRow(db, person));
      if (!row) throw noAccount(person.name);
      return await beginSession(db, row, at);
    });
  }

  session(secret: string, at: Date): Promise<Account | null> {
    return this.access.ask(() => readSession(this.access.db, secret, at));
  }

  endSession(secret: string): Promise<void> {
    return this.access.ask(() => endSession(this.access.db, secret));
  }

  async changePassword(
    { account, current, next, address }: { account: string; current: string; next: string; address: string },
    keep: string,
    at: Date,
  ): Promise<void> {
    const { db } = this.access;
    const row = await this.access.ask(() => readAccount(db, account));
    const keys = attemptKeys(row.name_key, address);
    await this.access.ask(() => countAttempt(db, keys, at));
    if (!(await this.isPasswordOf(row, current))) {
      throw new IntertieError(
        'account.password_wrong',
        'the present password is wrong',
        row.name,
        'type the one you signed in with',
      );
    }
    await this.access.ask(() => forgiveAttempts(db, keys));
    const who = { account: row.id, name: row.name, role: row.role };
    await this.replacePassword(row, next, false, keep, who, at);
  }

  async setPassword(account: string, password: string, once: boolean, who: Who, at: Date): Promise<void> {
    checkRole(who, 'admin', 'account.password');
    const row = await this.access.ask(() => readAccount(this.access.db, account));
    await this.replacePassword(row, password, once, null, who, at);
  }

  tokens(account: string, at: Date) {
    return this.access.ask(() => readTokens(this.access.db, account, at));
  }

  addToken(account: string, given: NewToken, who: Who, at: Date) {
    const wanted = { ...given, label: checkLabel(given.label) };
    return this.access.write(async (tx) => {
      await this.checkOwnOrAdmin(account, who, 'account.token');
      await readAccount(tx.db, account);
      const made = await insertToken(tx.db, account, wanted, at);
      const { id, label, scope, ends } = made.token;
      await log(
        tx,
        'account.token',
        account,
        { token: id, label, scope, ends: ends?.toISOString() ?? null },
        who,
        at,
      );
      return made;
    });
  }

  revokeToken(account: string, token: string, who: Who, at: Date): Promise<void> {
    return this.access.write(async (tx) => {
      await this.checkOwnOrAdmin(account, who, 'account.token_end');
      const { id, label } = await revokeToken(tx.db, account, token, at);
      await log(tx, 'account.token_end', account, { token: id, label }, who, at);
    });
  }

  token(secret: string, at: Date) {
    return this.access.ask(() => useToken(this.access.db, secret, at));
  }

  private async checkOwnOrAdmin(account: string, who: Who, action: string): Promise<void> {
    if (who.account !== account) checkRole(who, 'admin', action);
  }

  private rowOf(name: string): Promise<AccountRow | undefined> {
    return this.access.db
      .selectFrom('account')
      .selectAll()
      .where('name_key', '=', nameKey(name).replaceAll('\0', ''))
      .where('removed', '=', false)
      .executeTakeFirst();
  }

  private async isPasswordOf(row: AccountRow | undefined, password: string): Promise<boolean> {
    this.nobody ??= hashPassword('', this.cost);
    const kept = row?.password ?? (await this.nobody);
    const right = await this.lane.run(() => verifyPassword(password.slice(0, 1000), kept));
    return right && row?.password != null;
  }

  /** The cost of a guess is raised from time to time: the password itself is at hand only now. */
  private async renewHash(row: AccountRow, password: string): Promise<void> {
    if (row.password === null || !isOutdated(row.password, this.cost)) return;
    const hash = await this.lane.run(() => hashPassword(password, this.cost));
    await this.access.ask(() =>
      this.access.db
        .updateTable('account')
        .set({ password: hash })
        .where('id', '=', row.id)
        .where('password', '=', row.password)
        .execute(),
    );
  }

  private async replacePassword(
    row: AccountRow,
    password: string,
    once: boolean,
    keep: string | null,
    who: Who,
    at: Date,
  ): Promise<void> {
    checkPassword(password, row.name);
    const hash = await this.lane.run(() => hashPassword(password, this.cost));
    await this.access.write(async (tx) => {
      await readAccount(tx.db, row.id);
      await tx.db
        .updateTable('account')
        .set({ password: hash, password_once: once })
        .where('id', '=', row.id)
        .execute();
      await endSessions(tx.db, row.id, keep);
      await log(tx, 'account.password', row.id, { name: row.name, once }, who, at);
    });
  }

  /** Until somebody here gives it a role, it may do nothing: the provider may know the whole world. */
  private async addOpenId({ issuer, subject, name: wished }: OpenIdPerson, at: Date): Promise<void> {
    const base = wishedName(wished);
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? base : `${base} ${number}`;
      try {
        const id = randomId('u');
        await this.insert(
          { id, name, role: 'reader', password: null, password_once: false, issuer, subject, waiting: true },
          { account: id, name, role: 'reader' },
          at,
        );
        return;
      } catch (error) {
        const taken = error instanceof IntertieError && error.code === 'account.name_taken';
        if (!taken || number > 100) throw error;
      }
    }
  }

  private insert(
    account: Pick<AccountRow, 'name' | 'role' | 'password' | 'password_once' | 'issuer' | 'subject'> & {
      id?: string;
      waiting?: boolean;
    },
    who: Who,
    at: Date,
  ): Promise<Account> {
    return this.access.write(async (tx) => {
      const row = await tx.db
        .insertInto('account')
        .values({ id: randomId('u'), ...account, name_key: nameKey(account.name), added_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
      if (!row) throw nameTaken(account.name);
      const signIn = account.issuer === null ? 'password' : 'openid';
      await log(tx, 'account.add', row.id, { name: row.name, role: row.role, signIn }, who, at);
      return accountOfRow(row);
    });
  }
}

function refusedSignIn(name: string): IntertieError {
  return new IntertieError(
    'sign_in.refused',
    'name or password is wrong',
    name.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').slice(0, 80),
    'try again, or ask an administrator of the atlas to set another password',
  );
}

function nameTaken(name: string): IntertieError {
  return new IntertieError(
    'account.name_taken',
    'an account of this name is here, or was',
    name,
    'choose another name: in the log, one name stands for one person for good',
  );
}

async function log(
  tx: Transaction,
  action: string,
  subject: string,
  after: Kept,
  who: Who,
  at: Date,
): Promise<void> {
  await insertDecision(tx, {
    at,
    account: who.account,
    accountName: who.name,
    action,
    subjectKind: 'account',
    subject,
    document: null,
    anchor: null,
    before: null,
    after,
    reason: null,
    batch: null,
    undoes: null,
  });
}
