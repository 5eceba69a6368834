import type { DeciderRole, Who } from '../decisions/types.js';

/** What an API token may do, each with all before it. It never does more than its account may. */
export const TOKEN_SCOPES = ['read', 'review', 'write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** The person at the command line of the machine that runs the atlas. */
export const OPERATOR: Who = { account: 'operator', name: 'Operator (command line)', role: 'admin' };

export interface Account {
  /** Opaque, and never given to another person. */
  readonly id: string;
  readonly name: string;
  readonly role: DeciderRole;
  /** Its password was made by an administrator: it only serves to choose another. */
  readonly passwordOnce: boolean;
  /** False for an account that signs in by OpenID Connect only. */
  readonly hasPassword: boolean;
  readonly openId: boolean;
  /** A provider vouched for the person, and no administrator has given a role yet: it may do nothing. */
  readonly waiting: boolean;
  readonly addedAt: Date;
  /** Raised by every decision on it. */
  readonly revision: number;
}

/** An account as an administrator sees it in a list. */
export interface ListedAccount extends Account {
  /** When one of its sessions was last seen, to five minutes. Null when it has none. */
  readonly seenAt: Date | null;
  /** Tokens that are in force. */
  readonly tokens: number;
}

export interface NewAccount {
  readonly name: string;
  readonly role: DeciderRole;
  readonly password: string;
  /** Default false. */
  readonly passwordOnce?: boolean;
}

export interface SignInInput {
  readonly name: string;
  readonly password: string;
  /** Where it comes from, for the limit on attempts: an IP address. */
  readonly address: string;
}

/** A session that has begun. The secret is told here only, and kept nowhere. */
export interface BegunSession {
  readonly account: Account;
  readonly secret: string;
  readonly ends: Date;
}

/** An API token as it may be shown. */
export interface ApiToken {
  readonly id: string;
  readonly label: string;
  readonly scope: TokenScope;
  readonly addedAt: Date;
  /** Null: until it is revoked. */
  readonly ends: Date | null;
  /** To five minutes; null for one never used. */
  readonly usedAt: Date | null;
}

export interface NewToken {
  readonly label: string;
  readonly scope: TokenScope;
  readonly ends: Date | null;
}

/** Who an external provider says has signed in. */
export interface OpenIdPerson {
  readonly issuer: string;
  readonly subject: string;
  /** Wished-for name of a new account. */
  readonly name: string;
}

/**
 * Accounts, their sessions and tokens. `at` is the clock, `who` the person that asks and what they may do; all that changes an account is a
 * row of the log of decisions. A role is changed and an account removed by `Store.decide` (`account.role`, `account.remove`).
 */
export interface Accounts {
  /** False until the first account is added, true ever after: the last administrator cannot be removed. */
  any(): Promise<boolean>;
  /** By name, removed ones left out. */
  list(at: Date): Promise<readonly ListedAccount[]>;
  /** By name (case and width of letters do not matter), or null. */
  find(name: string): Promise<Account | null>;
  /** @throws IntertieError `account.name_unfit`, `account.name_taken`, `account.password_unfit`, `rights.missing` */
  add(account: NewAccount, who: Who, at: Date): Promise<Account>;

  /**
   * Begins a session. Takes as long for a name that nobody bears.
   * @throws IntertieError `sign_in.refused`, `sign_in.too_many`, `sign_in.busy`
   */
  signIn(input: SignInInput, at: Date): Promise<BegunSession>;
  /** Begins a session for a person that a provider vouches for; a new one gets an account that waits for a role. */
  signInOpenId(person: OpenIdPerson, at: Date): Promise<BegunSession>;
  /** Whose session it is, with the role of this moment; null when it has ended or never was. */
  session(secret: string, at: Date): Promise<Account | null>;
  /** Ends it; nothing happens when there is none. */
  endSession(secret: string): Promise<void>;

  /**
   * One's own password. All other sessions of the account end.
   * @param keep secret of the session that goes on
   * @throws IntertieError `account.password_wrong`, `account.password_unfit`, `sign_in.too_many`, `sign_in.busy`
   */
  changePassword(
    change: {
      readonly account: string;
      readonly current: string;
      readonly next: string;
      readonly address: string;
    },
    keep: string,
    at: Date,
  ): Promise<void>;
  /**
   * Another's password, by an administrator. All sessions of the account end.
   * @throws IntertieError `account.not_found`, `account.password_unfit`, `rights.missing`
   */
  setPassword(account: string, password: string, once: boolean, who: Who, at: Date): Promise<void>;

  /** Those in force, newest first. */
  tokens(account: string, at: Date): Promise<readonly ApiToken[]>;
  /** @returns the token, and its secret: told here only. @throws IntertieError `account.not_found`, `token.label_unfit`, `token.too_many` */
  addToken(
    account: string,
    token: NewToken,
    who: Who,
    at: Date,
  ): Promise<{ readonly token: ApiToken; readonly secret: string }>;
  /** @throws IntertieError `token.not_found` */
  revokeToken(account: string, token: string, who: Who, at: Date): Promise<void>;
  /** Whose token it is and what it may do; null when it is revoked, over or never was. */
  token(secret: string, at: Date): Promise<{ readonly account: Account; readonly scope: TokenScope } | null>;
}
