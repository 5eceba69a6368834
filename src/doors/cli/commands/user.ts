import { IntertieError } from '../../../base/index.js';
import {
  type Account,
  checkName,
  DECIDER_ROLES,
  type DeciderRole,
  OPERATOR,
  type Store,
  type TokenScope,
} from '../../../store/index.js';
import { askPassword } from '../ask-password.js';
import { counted } from '../counted.js';
import type { ExitCode } from '../exit-codes.js';
import type { StoreFlags } from '../store-options.js';
import type { Terminal } from '../terminal.js';
import { withStore } from '../with-store.js';

interface PasswordFlags extends StoreFlags {
  readonly passwordStdin?: boolean;
}

const DAY_MS = 24 * 60 * 60_000;

/** @throws IntertieError `account.not_found` */
async function accountOf(store: Store, name: string): Promise<Account> {
  const account = await store.accounts.find(name);
  if (account) return account;
  throw new IntertieError(
    'account.not_found',
    'there is no account of this name',
    name,
    'see: intertie user list',
  );
}

/** @throws IntertieError `usage.role` */
function roleOf(given: string | undefined): DeciderRole {
  const role = DECIDER_ROLES.find((one) => one === given);
  if (role) return role;
  throw new IntertieError(
    'usage.role',
    'not a role',
    given ?? 'none',
    `use --role with one of ${DECIDER_ROLES.join(', ')}`,
  );
}

const tell = (flags: StoreFlags, terminal: Terminal, json: object, words: string) =>
  terminal.print(flags.json ? JSON.stringify(json) : words);

/** `intertie user add`: the first account of an atlas must be an administrator, since nobody else could add the next. */
export function runUserAdd(
  name: string,
  flags: PasswordFlags & { readonly role?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const role = roleOf(flags.role);
  return withStore(flags, terminal, async (store) => {
    if (role !== 'admin' && !(await store.accounts.any())) {
      throw new IntertieError(
        'account.first_admin',
        'the first account must be an administrator',
        `${name} (${role})`,
        `run: intertie user add NAME --role admin`,
      );
    }
    // Told before anybody types a password in vain.
    checkName(name);
    const password = await askPassword(name, flags.passwordStdin ?? false);
    const added = await store.accounts.add({ name, role, password }, OPERATOR, new Date());
    await tell(flags, terminal, { id: added.id, name: added.name, role }, `${added.name}: added as ${role}`);
  });
}

/** `intertie user list`. */
export function runUserList(flags: StoreFlags, terminal: Terminal): Promise<ExitCode> {
  return withStore(flags, terminal, async (store) => {
    const accounts = await store.accounts.list(new Date());
    if (flags.json) return await terminal.print(JSON.stringify(accounts));
    if (accounts.length === 0)
      terminal.say(
        'no accounts yet: the person at this machine may review. intertie user add NAME --role admin',
      );
    for (const { name, role, seenAt, tokens } of accounts) {
      const seen = seenAt === null ? 'no session' : `seen ${seenAt.toISOString().slice(0, 10)}`;
      await terminal.print(`${name}  ${role}, ${seen}, ${counted(tokens, 'token')}`);
    }
  });
}

/** `intertie user role`: counts at the account's next request. */
export function runUserRole(
  name: string,
  given: string,
  flags: StoreFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const role = roleOf(given);
  return withStore(flags, terminal, async (store) => {
    const account = await accountOf(store, name);
    if (account.role !== role) {
      const decision = { action: 'account.role', subject: account.id, after: { role } };
      await store.decide(decision, OPERATOR, new Date());
    }
    await tell(flags, terminal, { name: account.name, role }, `${account.name}: ${role}`);
  });
}

/** `intertie user password`: all sessions of the account end. */
export function runUserPassword(name: string, flags: PasswordFlags, terminal: Terminal): Promise<ExitCode> {
  return withStore(flags, terminal, async (store) => {
    const account = await accountOf(store, name);
    const password = await askPassword(account.name, flags.passwordStdin ?? false);
    await store.accounts.setPassword(account.id, password, false, OPERATOR, new Date());
    await tell(
      flags,
      terminal,
      { name: account.name },
      `${account.name}: password changed, all sessions ended`,
    );
  });
}

/** `intertie user remove`: its sessions and tokens end; what it decided stays in the log under its name. */
export function runUserRemove(name: string, flags: StoreFlags, terminal: Terminal): Promise<ExitCode> {
  return withStore(flags, terminal, async (store) => {
    const account = await accountOf(store, name);
    await store.decide({ action: 'account.remove', subject: account.id }, OPERATOR, new Date());
    await tell(flags, terminal, { name: account.name, removed: true }, `${account.name}: removed`);
  });
}

/** `intertie user token`: makes an API token and prints it, this once. */
export function runUserToken(
  name: string,
  flags: StoreFlags & { readonly scope: TokenScope; readonly label: string; readonly days?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const days = flags.days === undefined ? null : Number(flags.days);
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 3650)) {
    throw new IntertieError(
      'usage.days',
      'not a number of days',
      flags.days ?? '',
      'give a whole number from 1 to 3650',
    );
  }
  return withStore(flags, terminal, async (store) => {
    const now = new Date();
    const account = await accountOf(store, name);
    const ends = days === null ? null : new Date(now.getTime() + days * DAY_MS);
    const wanted = { label: flags.label, scope: flags.scope, ends };
    const { secret } = await store.accounts.addToken(account.id, wanted, OPERATOR, now);
    if (!flags.json) terminal.say('shown this once: only its hash is kept');
    await tell(flags, terminal, { name: account.name, scope: flags.scope, ends, token: secret }, secret);
  });
}
