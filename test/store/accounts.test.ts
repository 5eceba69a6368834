import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HashingLane } from '../../src/store/accounts/hashing-lane.js';
import { PostgresAccounts } from '../../src/store/accounts/postgres-accounts.js';
import { type Account, OPERATOR, openStore, type Store, type Who } from '../../src/store/index.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
let store: Store;
let admin: Account;
const at = new Date('2030-01-02T03:04:05Z');
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const DAY = 24 * 60;
const password = 'correct horse battery';
const who = (account: Account): Who => ({ account: account.id, name: account.name, role: account.role });
let serial = 0;
const address = () => `192.0.2.${++serial}`;

beforeAll(async () => {
  test = await openTestStore();
  store = test.store;
});
afterAll(() => test.close());

async function addAccount(role: Account['role'] = 'reviewer', name = `Person ${++serial}`): Promise<Account> {
  return await store.accounts.add({ name, role, password }, OPERATOR, at);
}
const signIn = (name: string, given = password, from = address(), when = at) =>
  store.accounts.signIn({ name, password: given, address: from }, when);
const logOf = (subject: string) =>
  store.db.selectFrom('decision').selectAll().where('subject', '=', subject).orderBy('id').execute();

describe('accounts', () => {
  it('begin with none, and no password is made by the program', async () => {
    expect(await store.accounts.any()).toBe(false);
    expect(await store.accounts.list(at)).toEqual([]);
    admin = await addAccount('admin', 'Chief');
    expect(await store.accounts.any()).toBe(true);
  });

  it('are written into the log by who made them, without the password', async () => {
    const ann = await store.accounts.add({ name: 'Ann', role: 'editor', password }, who(admin), at);
    const [row] = await logOf(ann.id);
    expect(row).toMatchObject({
      action: 'account.add',
      account: admin.id,
      account_name: 'Chief',
      after: { name: 'Ann', role: 'editor' },
      at,
    });
    const whole = JSON.stringify(await store.db.selectFrom('decision').selectAll().execute());
    expect(whole).not.toMatch(/horse|scrypt/);
  });

  it('bear a name once, whatever its capitals and width, also after they are removed', async () => {
    const account = await addAccount('reader', 'Taken Name');
    await expect(addAccount('reader', 'ＴＡＫＥＮ   name')).rejects.toMatchObject({
      code: 'account.name_taken',
    });
    await store.decide({ action: 'account.remove', subject: account.id }, who(admin), at);
    await expect(addAccount('reader', 'taken name')).rejects.toMatchObject({ code: 'account.name_taken' });
  });

  it('are added by two at once only once', async () => {
    const both = await Promise.allSettled([addAccount('reader', 'Twice'), addAccount('reader', 'twice')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are not for those who are no administrators to change', async () => {
    const ben = await addAccount('editor');
    const input = { name: 'New', role: 'admin' as const, password };
    await expect(store.accounts.add(input, who(ben), at)).rejects.toMatchObject({ code: 'rights.missing' });
    await expect(store.accounts.setPassword(admin.id, password, false, who(ben), at)).rejects.toMatchObject({
      code: 'rights.missing',
    });
    const role = { action: 'account.role', subject: ben.id, after: { role: 'admin' } };
    await expect(store.decide(role, who(ben), at)).rejects.toMatchObject({ code: 'rights.missing' });
  });

  it('keep at least one administrator, also when two are demoted at once and when a change is undone', async () => {
    const demote = (id: string, by = OPERATOR) =>
      store.decide({ action: 'account.role', subject: id, after: { role: 'reader' } }, by, at);
    const raise = (id: string) =>
      store.decide({ action: 'account.role', subject: id, after: { role: 'admin' } }, OPERATOR, at);
    await expect(demote(admin.id)).rejects.toMatchObject({ code: 'account.last_admin' });
    await expect(
      store.decide({ action: 'account.remove', subject: admin.id }, OPERATOR, at),
    ).rejects.toMatchObject({ code: 'account.last_admin' });
    const second = await addAccount('reader');
    const raised = await raise(second.id);
    const both = await Promise.allSettled([demote(admin.id), demote(second.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const admins = (await store.accounts.list(at)).filter(({ role }) => role === 'admin');
    expect(admins).toHaveLength(1);
    if (admins[0]?.id === second.id) {
      await expect(store.undo(raised.id, OPERATOR, at)).rejects.toMatchObject({ code: 'account.last_admin' });
      await raise(admin.id);
    }
  });

  it('keep their roles and removals undoable, and passwords final', async () => {
    const account = await addAccount('editor');
    const removed = await store.decide({ action: 'account.remove', subject: account.id }, who(admin), at);
    expect(await store.accounts.find(account.name)).toBeNull();
    await store.undo(removed.id, who(admin), at);
    expect(await store.accounts.find(account.name)).toMatchObject({ id: account.id, role: 'editor' });
    const [added] = await logOf(account.id);
    await expect(store.undo(added?.id ?? 0, who(admin), at)).rejects.toMatchObject({
      code: 'decision.final',
    });
  });
});

describe('signing in', () => {
  it('gives a session whose secret is kept nowhere, and ends with it', async () => {
    const account = await addAccount();
    const { secret, ends } = await signIn(account.name.toUpperCase());
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(ends).toEqual(later(30 * DAY));
    expect(await store.accounts.session(secret, at)).toMatchObject({ id: account.id, role: 'reviewer' });
    const kept = JSON.stringify(await store.db.selectFrom('account_session').selectAll().execute());
    expect(kept).not.toContain(secret);
    await store.accounts.endSession(secret);
    expect(await store.accounts.session(secret, at)).toBeNull();
  });

  it('refuses a wrong password, a name that nobody bears and a removed account in the same words', async () => {
    const account = await addAccount();
    const gone = await addAccount();
    await store.decide({ action: 'account.remove', subject: gone.id }, OPERATOR, at);
    for (const [name, given] of [
      [account.name, 'wrong horse battery'],
      [account.name, ''],
      ['Nobody', password],
      [gone.name, password],
      ['\0', '\0'],
    ] as const) {
      const refusal = { code: 'sign_in.refused', problem: 'name or password is wrong' };
      await expect(signIn(name, given), name).rejects.toMatchObject(refusal);
    }
  });

  it('does the same costly work for a name that nobody bears, and for an account without password', async () => {
    const account = await addAccount();
    const { account: openId } = await store.accounts.signInOpenId(
      { issuer: 'https://id.test', subject: 'lane', name: 'Without' },
      at,
    );
    let hashed = 0;
    const lane = new HashingLane();
    const counting = Object.assign(Object.create(lane), {
      run: (work: () => Promise<unknown>) => {
        hashed += 1;
        return lane.run(work);
      },
    }) as HashingLane;
    const access = {
      db: store.db,
      ask: <T>(work: () => Promise<T>) => work(),
      write: () => Promise.reject(),
    };
    const accounts = new PostgresAccounts(access, { logN: 10, r: 8, p: 1 }, counting);
    for (const [name, given] of [
      [account.name, 'wrong horse battery'],
      ['Nobody here', 'wrong horse battery'],
      [openId.name, 'wrong horse battery'],
    ] as const) {
      hashed = 0;
      await expect(accounts.signIn({ name, password: given, address: address() }, at)).rejects.toMatchObject({
        code: 'sign_in.refused',
      });
      expect(hashed, name).toBe(1);
    }
  });

  it('never takes the password of an account that has none', async () => {
    const { account } = await store.accounts.signInOpenId(
      { issuer: 'https://id.test', subject: '1', name: 'Olga' },
      at,
    );
    for (const given of ['', 'null', password]) {
      await expect(signIn(account.name, given)).rejects.toMatchObject({ code: 'sign_in.refused' });
    }
  });

  it('hashes the password anew where the cost was raised since', async () => {
    const account = await addAccount();
    const dearer = await openStore({
      home: test.home,
      database: test.database,
      passwordCost: { logN: 11, r: 8, p: 1 },
    });
    try {
      await dearer.accounts.signIn({ name: account.name, password, address: address() }, at);
    } finally {
      await dearer.close();
    }
    const row = await store.db
      .selectFrom('account')
      .select('password')
      .where('id', '=', account.id)
      .executeTakeFirst();
    expect(row?.password).toMatch(/^\$scrypt\$ln=11,/);
    await expect(signIn(account.name)).resolves.toBeDefined();
  });
});

describe('attempts to sign in', () => {
  it('end after ten for one name from one place, the right password too, until fifteen minutes are over', async () => {
    const account = await addAccount();
    const from = address();
    for (let n = 0; n < 10; n++) {
      await expect(signIn(account.name, 'wrong horse battery', from)).rejects.toMatchObject({
        code: 'sign_in.refused',
      });
    }
    await expect(signIn(account.name, password, from)).rejects.toMatchObject({ code: 'sign_in.too_many' });
    await expect(signIn(account.name, password, address())).resolves.toBeDefined();
    await expect(signIn(account.name, password, from, later(14))).rejects.toMatchObject({
      code: 'sign_in.too_many',
    });
    await expect(signIn(account.name, password, from, later(15))).resolves.toBeDefined();
  });

  it('are counted when they come all at once', async () => {
    const from = address();
    const all = await Promise.allSettled(
      Array.from({ length: 25 }, () => signIn('Nobody at all', 'x', from)),
    );
    const codes = all.map((one) => (one.status === 'rejected' ? one.reason.code : 'in'));
    expect(codes.filter((code) => code === 'sign_in.refused')).toHaveLength(10);
    expect(codes.filter((code) => code === 'sign_in.too_many')).toHaveLength(15);
  });

  it('from one place end for all names after sixty; a whole IPv6 network is one place', async () => {
    for (let n = 0; n < 60; n++) await signIn(`Name ${n}`, 'x', `2001:db8:1:2::${n}`).catch(() => undefined);
    await expect(signIn('Another', 'x', '2001:0db8:0001:0002:ffff::1')).rejects.toMatchObject({
      code: 'sign_in.too_many',
    });
    await expect(signIn('Another', 'x', '2001:db8:1:3::1')).rejects.toMatchObject({
      code: 'sign_in.refused',
    });
  });

  it('are forgiven by a success, and begin anew when the clock was set back', async () => {
    const account = await addAccount();
    const from = address();
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 9; n++) await signIn(account.name, 'x', from).catch(() => undefined);
      await expect(signIn(account.name, password, from)).resolves.toBeDefined();
    }
    for (let n = 0; n < 11; n++) await signIn(account.name, 'x', from).catch(() => undefined);
    await expect(signIn(account.name, password, from, later(-DAY))).resolves.toBeDefined();
  });
});

describe('a session', () => {
  it('ends three days after its last use and thirty after its beginning', async () => {
    const account = await addAccount();
    const { secret } = await signIn(account.name);
    expect(await store.accounts.session(secret, later(3 * DAY))).toBeNull();
    const used = await signIn(account.name);
    for (let day = 2; day < 30; day += 2)
      expect(await store.accounts.session(used.secret, later(day * DAY)), `${day}`).not.toBeNull();
    expect(await store.accounts.session(used.secret, later(30 * DAY))).toBeNull();
  });

  it('has the role of this moment, and none after the account is removed', async () => {
    const account = await addAccount('editor');
    const { secret } = await signIn(account.name);
    await store.decide(
      { action: 'account.role', subject: account.id, after: { role: 'reader' } },
      OPERATOR,
      at,
    );
    expect(await store.accounts.session(secret, at)).toMatchObject({ role: 'reader' });
    const removed = await store.decide({ action: 'account.remove', subject: account.id }, OPERATOR, at);
    expect(await store.accounts.session(secret, at)).toBeNull();
    await store.undo(removed.id, OPERATOR, at);
    expect(await store.accounts.session(secret, at)).toBeNull();
  });

  it.each(['', 'x', "' or true --", '\0', 'é'.repeat(500)])('%j is nobody’s', async (secret) => {
    expect(await store.accounts.session(secret, at)).toBeNull();
  });
});

describe('a password', () => {
  it('changes for who knows the present one; the other sessions end, this one goes on', async () => {
    const account = await addAccount();
    const [mine, other] = [await signIn(account.name), await signIn(account.name)];
    const change = {
      account: account.id,
      current: password,
      next: 'another horse battery',
      address: address(),
    };
    const wrong = { ...change, current: 'wrong horse battery' };
    await expect(store.accounts.changePassword(wrong, mine.secret, at)).rejects.toMatchObject({
      code: 'account.password_wrong',
    });
    await store.accounts.changePassword(change, mine.secret, at);
    expect(await store.accounts.session(mine.secret, at)).not.toBeNull();
    expect(await store.accounts.session(other.secret, at)).toBeNull();
    await expect(signIn(account.name)).rejects.toMatchObject({ code: 'sign_in.refused' });
    await expect(signIn(account.name, change.next)).resolves.toBeDefined();
  });

  it('set by an administrator ends every session and may serve once only', async () => {
    const account = await addAccount();
    const { secret } = await signIn(account.name);
    await store.accounts.setPassword(account.id, 'made by the chief', true, who(admin), at);
    expect(await store.accounts.session(secret, at)).toBeNull();
    const begun = await signIn(account.name, 'made by the chief');
    expect(begun.account.passwordOnce).toBe(true);
    const change = {
      account: account.id,
      current: 'made by the chief',
      next: 'my very own words',
      address: address(),
    };
    await store.accounts.changePassword(change, begun.secret, at);
    expect(await store.accounts.session(begun.secret, at)).toMatchObject({ passwordOnce: false });
  });
});

describe('a token', () => {
  it('is shown once, does what its scope says, tells its last use, and is revoked', async () => {
    const account = await addAccount('editor');
    const { token, secret } = await store.accounts.addToken(
      account.id,
      { label: 'nightly import', scope: 'write', ends: null },
      who(account),
      at,
    );
    expect(secret).toMatch(/^intertie_[\w-]{43}$/);
    const kept = JSON.stringify(await store.db.selectFrom('account_token').selectAll().execute());
    expect(kept).not.toContain(secret);
    expect(await store.accounts.token(secret, later(1))).toMatchObject({
      scope: 'write',
      account: { id: account.id },
    });
    expect(await store.accounts.tokens(account.id, later(1))).toMatchObject([
      { label: 'nightly import', usedAt: later(1) },
    ]);
    await store.accounts.revokeToken(account.id, token.id, who(account), later(2));
    expect(await store.accounts.token(secret, later(3))).toBeNull();
    const actions = (await logOf(account.id)).map(({ action }) => action);
    expect(actions).toEqual(['account.add', 'account.token', 'account.token_end']);
  });

  it('is over at its end, and with its account', async () => {
    const account = await addAccount('editor');
    const make = (ends: Date | null) =>
      store.accounts.addToken(account.id, { label: 'x', scope: 'read', ends }, who(account), at);
    const [short, long] = [await make(later(10)), await make(null)];
    expect(await store.accounts.token(short.secret, later(9))).not.toBeNull();
    expect(await store.accounts.token(short.secret, later(10))).toBeNull();
    await store.decide({ action: 'account.remove', subject: account.id }, OPERATOR, at);
    expect(await store.accounts.token(long.secret, at)).toBeNull();
  });

  it('of another is not to be made or revoked', async () => {
    const [mine, other] = [await addAccount('editor'), await addAccount('editor')];
    const given = { label: 'x', scope: 'write' as const, ends: null };
    await expect(store.accounts.addToken(other.id, given, who(mine), at)).rejects.toMatchObject({
      code: 'rights.missing',
    });
    const { token } = await store.accounts.addToken(other.id, given, who(other), at);
    await expect(store.accounts.revokeToken(other.id, token.id, who(mine), at)).rejects.toMatchObject({
      code: 'rights.missing',
    });
    await expect(store.accounts.revokeToken(mine.id, token.id, who(mine), at)).rejects.toMatchObject({
      code: 'token.not_found',
    });
  });
});

describe('OpenID Connect', () => {
  it('gives a person an account that waits for a role, the same one each time, whatever its name by then', async () => {
    const person = { issuer: 'https://id.test', subject: 'p1', name: 'Pia' };
    const first = await store.accounts.signInOpenId(person, at);
    expect(first.account).toMatchObject({ name: 'Pia', waiting: true, hasPassword: false, openId: true });
    const again = await store.accounts.signInOpenId({ ...person, name: 'Pia Married' }, at);
    expect(again.account.id).toBe(first.account.id);
    const role = { action: 'account.role', subject: first.account.id, after: { role: 'reader' } };
    const admitted = await store.decide(role, OPERATOR, at);
    expect(await store.accounts.find('Pia')).toMatchObject({ waiting: false, role: 'reader' });
    await store.undo(admitted.id, OPERATOR, at);
    expect(await store.accounts.find('Pia')).toMatchObject({ waiting: true });
  });

  it('never lets a stranger into an account by its name', async () => {
    const local = await addAccount('admin', 'Quinn');
    const { account } = await store.accounts.signInOpenId(
      { issuer: 'https://id.test', subject: 'q', name: 'QUINN' },
      at,
    );
    expect(account).toMatchObject({ name: 'QUINN 2', role: 'reader' });
    expect(account.id).not.toBe(local.id);
    const odd = await store.accounts.signInOpenId(
      { issuer: 'https://id.test', subject: 'z', name: '<\u202e>' },
      at,
    );
    expect(odd.account.name).toBe('Reader');
  });

  it('does not bring a removed account back', async () => {
    const person = { issuer: 'https://id.test', subject: 'r', name: 'Rae' };
    const { account } = await store.accounts.signInOpenId(person, at);
    await store.decide({ action: 'account.remove', subject: account.id }, OPERATOR, at);
    await expect(store.accounts.signInOpenId(person, at)).rejects.toMatchObject({ code: 'sign_in.refused' });
  });
});

describe('publishing and policies', () => {
  it('are decisions: logged, refused to reviewers, undone', async () => {
    const editor = await addAccount('editor');
    const publish = { action: 'collection.publish', subject: 'my-documents', after: { published: true } };
    const reviewer = await addAccount('reviewer');
    await expect(store.decide(publish, who(reviewer), at)).rejects.toMatchObject({ code: 'rights.missing' });
    const made = await store.decide({ ...publish, expected: 0 }, who(editor), at);
    expect(made).toMatchObject({ before: { published: false }, after: { published: true } });
    await expect(store.decide({ ...publish, expected: 0 }, who(editor), at)).rejects.toMatchObject({
      code: 'decision.stale',
    });
    await store.undo(made.id, who(editor), at);
    const { rows } = await sql<{ published: boolean }>`select published from collection`.execute(store.db);
    expect(rows).toEqual([{ published: false }]);
    await expect(store.decide({ ...publish, subject: 'none' }, who(editor), at)).rejects.toMatchObject({
      code: 'decision.gone',
    });
  });
});
