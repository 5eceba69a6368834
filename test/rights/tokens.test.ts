import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './open-site.js';

let site: Site;
beforeAll(async () => {
  site = await openSite({ host: '0.0.0.0' });
});
afterAll(() => site.close());

/** A token made on the account page, as the page shows it. */
async function tokenOf(cookie: string, scope: string): Promise<string> {
  const page = await site.post(
    '/account/tokens',
    { label: `a ${scope} token`, scope, days: '30' },
    { cookie },
  );
  expect(page.headers['cache-control']).toBe('no-store');
  return /<code>(intertie_[\w-]{43})<\/code>/.exec(page.body)?.[1] ?? '';
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}`, accept: 'application/json' });
const publish = (token: string) =>
  site.app.inject({
    method: 'POST',
    url: '/collections/my-documents/publishing',
    payload: { published: false },
    headers: { host: 'atlas.example', ...bearer(token) },
  });

it('does what its scope says and never more than its account may', async () => {
  const [admin, reviewer] = [await site.person('admin'), await site.person('reviewer')];
  const cookies = { admin: await site.signIn(admin), reviewer: await site.signIn(reviewer) };
  const roles: Record<string, string> = {};
  for (const scope of ['read', 'review', 'write']) {
    for (const person of ['admin', 'reviewer'] as const) {
      const token = await tokenOf(cookies[person], scope);
      roles[`${person} ${scope}`] = (await site.get('/api/account', bearer(token))).json().role;
    }
  }
  expect(roles).toEqual({
    'admin read': 'reader',
    'reviewer read': 'reader',
    'admin review': 'reviewer',
    'reviewer review': 'reviewer',
    'admin write': 'editor',
    'reviewer write': 'reviewer',
  });
});

it('of too small a scope changes nothing, and one of scope write does', async () => {
  const cookie = await site.signIn(await site.person('admin'));
  const [read, review, write] = [
    await tokenOf(cookie, 'read'),
    await tokenOf(cookie, 'review'),
    await tokenOf(cookie, 'write'),
  ];
  for (const token of [read, review]) {
    const answer = await publish(token);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'rights.missing']);
  }
  // "It is private already" comes after the rights.
  expect((await publish(write)).json().code).toBe('decision.unchanged');
});

it('manages neither accounts nor passwords nor tokens', async () => {
  const cookie = await site.signIn(await site.person('admin'));
  const token = await tokenOf(cookie, 'write');
  for (const url of ['/accounts', '/account']) {
    expect([401, 403]).toContain((await site.get(url, bearer(token))).statusCode);
  }
  for (const url of ['/account/tokens', '/account/password', '/accounts', '/accounts/u1/role']) {
    const answer = await site.app.inject({
      method: 'POST',
      url,
      payload: {
        label: 'x',
        scope: 'write',
        days: '0',
        name: 'x',
        role: 'admin',
        current: 'a',
        next: 'b',
        again: 'b',
      },
      headers: { host: 'atlas.example', ...bearer(token) },
    });
    expect([401, 403], url).toContain(answer.statusCode);
  }
});

it('that is revoked, over or made up is refused, never taken for a visitor without one', async () => {
  const cookie = await site.signIn(await site.person('editor'));
  const token = await tokenOf(cookie, 'read');
  expect((await site.get('/api/status', bearer(token))).json().audience).toBe('account');
  const page = await site.get('/account', { cookie });
  const revoke = /action="(\/account\/tokens\/[^"]+\/revoke)"/.exec(page.body)?.[1] ?? '';
  expect((await site.post(revoke, {}, { cookie })).statusCode).toBe(303);
  const short = await tokenOf(cookie, 'read');
  const before = site.clock.now;
  expect((await site.get('/api/status', bearer(token))).statusCode).toBe(401);
  site.clock.now = new Date(before.getTime() + 30 * 24 * 60 * 60_000);
  expect((await site.get('/api/status', bearer(short))).statusCode).toBe(401);
  site.clock.now = before;
  for (const authorization of [
    'Bearer',
    'Bearer ',
    'Bearer x',
    `Basic ${btoa('a:b')}`,
    'Bearer a b',
    `bearer ${short}x`,
  ]) {
    const answer = await site.get('/api/status', { authorization, accept: 'application/json' });
    expect([answer.statusCode, answer.json().code], authorization).toEqual([401, 'token.refused']);
  }
});
