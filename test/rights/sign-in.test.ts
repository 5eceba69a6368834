import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/store/index.js';
import { cookieIn, openSite, PASSWORD, type Site } from './open-site.js';

let site: Site;
let ann: Account;
beforeAll(async () => {
  site = await openSite({ host: '0.0.0.0' });
  ann = await site.person('admin');
});
afterAll(() => site.close());

const DAY_MS = 24 * 60 * 60_000;
const problem = (answer: { body: string }) => JSON.parse(answer.body) as { code: string; detail: string };
const json = { accept: 'application/json' };

describe('signing in', () => {
  it('gives a cookie that scripts and other sites never see, and leads to where one was going', async () => {
    const answer = await site.post('/sign-in', {
      name: ann.name,
      password: PASSWORD,
      next: '/documents?page=2',
    });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/documents?page=2');
    expect(answer.headers['set-cookie']).toMatch(
      /^intertie-session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('over https gives one that is sent over https only, and takes no other there', async () => {
    const https = { 'x-forwarded-proto': 'https', origin: 'https://atlas.example' };
    const answer = await site.post('/sign-in', { name: ann.name, password: PASSWORD }, https);
    expect(answer.headers['set-cookie']).toMatch(/^__Host-intertie-session=[\w-]{43}; .*; Secure$/);
    const cookie = cookieIn(answer.headers['set-cookie']);
    expect((await site.get('/api/account', { ...https, cookie })).statusCode).toBe(200);
    const planted = cookie.replace('__Host-', '');
    expect((await site.get('/api/account', { ...https, cookie: planted, ...json })).statusCode).toBe(401);
  });

  it('answers JSON with JSON', async () => {
    const answer = await site.app.inject({
      method: 'POST',
      url: '/sign-in',
      payload: { name: ann.name, password: PASSWORD },
      headers: { host: 'atlas.example', ...json },
    });
    expect(answer.json()).toMatchObject({ account: { name: ann.name, role: 'admin' } });
    const cookie = cookieIn(answer.headers['set-cookie']);
    expect((await site.get('/api/account', { cookie })).json()).toEqual({
      account: ann.id,
      name: ann.name,
      role: 'admin',
    });
  });

  it('refuses a wrong password and a name that nobody bears alike, to the letter', async () => {
    const bodies: string[] = [];
    for (const name of [ann.name, 'x'.repeat(ann.name.length)]) {
      const answer = await site.post('/sign-in', { name, password: 'wrong horse battery' });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['set-cookie']).toBeUndefined();
      bodies.push(answer.body.replaceAll(name, 'NAME'));
    }
    expect(bodies[0]).toBe(bodies[1]);
    expect(bodies[0]).toContain('Name or password is wrong');
    expect(bodies[0]).not.toContain('wrong horse');
  });

  it('is held up after ten attempts', async () => {
    const ben = await site.person('reader');
    for (let n = 0; n < 10; n++) await site.post('/sign-in', { name: ben.name, password: 'x' });
    const answer = await site.post('/sign-in', { name: ben.name, password: PASSWORD });
    expect(answer.statusCode).toBe(429);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const elsewhere = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' };
    expect((await site.post('/sign-in', { name: ben.name, password: PASSWORD }, elsewhere)).statusCode).toBe(
      303,
    );
    const lied = { 'x-forwarded-for': '198.51.100.77, 203.0.113.50' };
    for (let n = 0; n < 10; n++) await site.post('/sign-in', { name: ben.name, password: 'x' }, lied);
    const other = { 'x-forwarded-for': '198.51.100.99, 203.0.113.50' };
    expect((await site.post('/sign-in', { name: ben.name, password: PASSWORD }, other)).statusCode).toBe(429);
  });

  it.each([
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    'javascript:alert(1)',
    '/x\r\nset-cookie: a=b',
    '/sign-out',
  ])('never leads to another site: %j', async (next) => {
    const cara = await site.person('reader');
    const answer = await site.post('/sign-in', { name: cara.name, password: PASSWORD, next });
    expect(answer.headers.location).toBe('/');
    const form = await site.get(`/sign-in?next=${encodeURIComponent(next)}`);
    expect(form.body).toContain('name="next" value="/"');
  });

  it('warns where the password would travel open', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    expect((await site.get('/sign-in', forwarded)).body).toContain('did not come over https');
    expect((await site.get('/sign-in', { ...forwarded, 'x-forwarded-proto': 'https' })).body).not.toContain(
      'over https',
    );
  });

  it('is where a page that needs an account sends a person, and a program gets the reason', async () => {
    const answer = await site.get('/accounts?x=1');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/sign-in?next=%2Faccounts%3Fx%3D1');
    const told = await site.get('/api/account', json);
    expect(told.statusCode).toBe(401);
    expect(told.headers['www-authenticate']).toBe('Bearer');
    expect(problem(told).code).toBe('rights.sign_in');
  });
});

describe('a session', () => {
  it('that somebody else chose is never the one that goes on (fixation)', async () => {
    const chosen = `intertie-session=${'a'.repeat(43)}`;
    const mallory = await site.person('reader');
    const planted = await site.signIn(mallory);
    for (const cookie of [chosen, planted]) {
      const answer = await site.post('/sign-in', { name: ann.name, password: PASSWORD }, { cookie });
      expect(cookieIn(answer.headers['set-cookie'])).not.toBe(cookie);
      expect((await site.get('/api/account', { cookie, ...json })).statusCode).toBe(401);
    }
  });

  it('that was copied is of no use after signing out', async () => {
    const cookie = await site.signIn(ann);
    const answer = await site.post('/sign-out', {}, { cookie });
    expect(answer.headers['set-cookie']).toMatch(/^intertie-session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await site.get('/api/account', { cookie, ...json })).statusCode).toBe(401);
  });

  it.each(['', 'x', 'a'.repeat(43), "'; drop table account; --", '%00'])(
    'of nobody, %j, gives no rights',
    async (secret) => {
      const cookie = `intertie-session=${secret}`;
      expect((await site.get('/api/account', { cookie, ...json })).statusCode).toBe(401);
      expect((await site.get('/', { cookie })).statusCode).toBe(200);
    },
  );

  it('ends three days after its last use', async () => {
    const cookie = await site.signIn(ann);
    const before = site.clock.now;
    site.clock.now = new Date(before.getTime() + 3 * DAY_MS);
    const answer = await site.get('/api/account', { cookie, ...json });
    site.clock.now = before;
    expect(answer.statusCode).toBe(401);
  });

  it('has at once the role that an administrator left it, and none when the account is gone', async () => {
    const [chief, editor] = [await site.signIn(ann), await site.person('editor')];
    const cookie = await site.signIn(editor);
    const page = '/collections/my-documents/publishing';
    expect((await site.get(page, { cookie })).statusCode).toBe(200);
    await site.post(`/accounts/${editor.id}/role`, { role: 'reader', revision: '0' }, { cookie: chief });
    expect((await site.get(page, { cookie })).statusCode).toBe(403);
    expect((await site.post(page, { published: 'true' }, { cookie })).statusCode).toBe(403);
    await site.post(`/accounts/${editor.id}/remove`, { revision: '1' }, { cookie: chief });
    expect((await site.get('/api/account', { cookie, ...json })).statusCode).toBe(401);
  });

  it('ends when the password is changed in another one', async () => {
    const dan = await site.person('reader');
    const [mine, other] = [await site.signIn(dan), await site.signIn(dan)];
    const fields = { current: PASSWORD, next: 'another horse battery', again: 'another horse battery' };
    const differs = await site.post('/account/password', { ...fields, again: 'x' }, { cookie: mine });
    expect(differs.statusCode).toBe(400);
    const wrong = await site.post('/account/password', { ...fields, current: 'x' }, { cookie: mine });
    expect(wrong.statusCode).toBe(403);
    const answer = await site.post('/account/password', fields, { cookie: mine });
    expect(answer.headers.location).toBe('/account?done=password');
    expect((await site.get('/api/account', { cookie: mine })).statusCode).toBe(200);
    expect((await site.get('/api/account', { cookie: other, ...json })).statusCode).toBe(401);
  });

  it('begun with a password for one use may do nothing before another is chosen', async () => {
    const chief = await site.signIn(ann);
    const added = await site.post('/accounts', { name: 'Eve New', role: 'admin' }, { cookie: chief });
    const once = /<code>([\w-]{27})<\/code>/.exec(added.body)?.[1] ?? '';
    const entered = await site.post('/sign-in', { name: 'Eve New', password: once, next: '/accounts' });
    expect(entered.headers.location).toBe('/account');
    const cookie = cookieIn(entered.headers['set-cookie']);
    const refused = await site.get('/accounts', { cookie, ...json });
    expect([refused.statusCode, problem(refused).code]).toEqual([403, 'rights.password_first']);
    expect(
      (await site.post('/account/tokens', { label: 'x', scope: 'write', days: '0' }, { cookie })).statusCode,
    ).toBe(403);
    expect((await site.get('/account', { cookie })).body).toContain('Choose one of your own');
    const fields = { current: once, next: 'my very own words', again: 'my very own words' };
    expect((await site.post('/account/password', fields, { cookie })).statusCode).toBe(303);
    expect((await site.get('/accounts', { cookie })).statusCode).toBe(200);
  });
});

describe('a form of another site', () => {
  const foreign: readonly Record<string, string>[] = [
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { origin: 'http://atlas.example.evil.test' },
    { origin: 'http://atlas.example:8080' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  it.each(foreign)('changes nothing, whoever is signed in: %j', async (headers) => {
    const cookie = await site.signIn(ann);
    const before = await site.store.db.selectFrom('decision').select('id').execute();
    const attempts = [
      site.post('/accounts', { name: 'Mallory', role: 'admin' }, { cookie, ...headers }),
      site.post('/account/tokens', { label: 'x', scope: 'write', days: '0' }, { cookie, ...headers }),
      site.post('/sign-out', {}, { cookie, ...headers }),
      site.post('/sign-in', { name: ann.name, password: PASSWORD }, headers),
      site.post('/collections/my-documents/publishing', { published: 'true' }, { cookie, ...headers }),
    ];
    for (const answer of await Promise.all(attempts)) {
      expect(answer.statusCode).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(await site.store.db.selectFrom('decision').select('id').execute()).toEqual(before);
    expect((await site.get('/api/account', { cookie })).statusCode).toBe(200);
  });
});

describe('what is sent', () => {
  const send = (payload: string, type: string, url = '/sign-in') =>
    site.app.inject({
      method: 'POST',
      url,
      payload,
      headers: { host: 'atlas.example', 'content-type': type, ...json },
    });
  it.each([
    ['{"name": ', 'application/json', 400, 'body.unreadable'],
    ['[]', 'application/json', 400, 'body.unreadable'],
    ['"x"', 'application/json', 400, 'body.unreadable'],
    ['{"name": {"a": 1}}', 'application/json', 400, 'body.unreadable'],
    ['{"name": "a\\u0000b", "password": "x"}', 'application/json', 400, 'body.unreadable'],
    ['name=a&name=b&password=x', 'application/x-www-form-urlencoded', 400, 'body.unreadable'],
    ['name=a', 'text/plain', 415, 'body.missing'],
    [`name=${'x'.repeat(70_000)}`, 'application/x-www-form-urlencoded', 413, 'body.too_large'],
    [`{"name": "${'x'.repeat(70_000)}"}`, 'application/json', 413, 'body.too_large'],
    ['{"__proto__": {"name": "a"}, "constructor": 1}', 'application/json', 401, 'sign_in.refused'],
    ['name=%ff%00', 'application/x-www-form-urlencoded', 400, 'body.unreadable'],
  ])('is refused with its reason, case %#', async (payload, type, status, code) => {
    const answer = await send(payload, type);
    expect([answer.statusCode, problem(answer).code]).toEqual([status, code]);
  });

  it('names that are no names, roles that are no roles and accounts that are not there are told', async () => {
    const cookie = await site.signIn(ann);
    for (const [url, fields, status] of [
      ['/accounts', { name: '', role: 'reader' }, 400],
      ['/accounts', { name: '<b>x</b>', role: 'reader' }, 400],
      ['/accounts', { name: 'Operator', role: 'admin' }, 400],
      ['/accounts', { name: ann.name, role: 'reader' }, 409],
      ['/accounts', { name: 'New', role: 'king' }, 400],
      ['/accounts/u404/role', { role: 'reader' }, 410],
      ['/accounts/u404/remove', {}, 410],
      ['/accounts/u404/password', {}, 404],
      ['/account/tokens', { label: '', scope: 'read', days: '30' }, 400],
      ['/account/tokens', { label: 'x', scope: 'all', days: '30' }, 400],
      ['/account/tokens', { label: 'x', scope: 'read', days: '31' }, 400],
      ['/account/tokens/k404/revoke', {}, 404],
    ] as const) {
      const answer = await site.post(url, { ...fields }, { cookie });
      expect(answer.statusCode, `${url} ${JSON.stringify(fields)}`).toBe(status);
    }
  });
});
