import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIdSettings } from '../../src/doors/web/openid.js';
import { openProvider, type TestProvider } from './open-id-provider.js';
import { cookieIn, openSite, type Site } from './open-site.js';

let provider: TestProvider;
let site: Site;
beforeAll(async () => {
  provider = await openProvider('atlas');
  const openId = { issuer: provider.issuer, clientId: 'atlas', clientSecret: 'secret' };
  site = await openSite({ host: '0.0.0.0', openId });
});
afterAll(async () => {
  await site.close();
  await provider.close();
});

const cookiesIn = (header: string | string[] | undefined) =>
  [header ?? []]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ');

/** As a browser: to the provider and back to our own door. */
async function there(next = '/documents') {
  const begun = await site.get(`/sign-in/elsewhere?next=${encodeURIComponent(next)}`);
  const answer = await fetch(String(begun.headers.location), { redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  return { cookie: cookiesIn(begun.headers['set-cookie']), back: back.pathname + back.search };
}
async function signIn(claims: Record<string, unknown>, next?: string) {
  provider.claims = claims;
  const { cookie, back } = await there(next);
  return site.get(back, { cookie });
}
const sessionIn = (answer: { headers: Record<string, unknown> }) =>
  cookieIn(
    ([answer.headers['set-cookie'] ?? []].flat() as string[]).find((one) => /^intertie-session=./.test(one)),
  );

describe('signing in with a provider', () => {
  it('is offered where one is set', async () => {
    expect((await site.get('/sign-in')).body).toContain(`Sign in with ${provider.issuer.host}`);
  });

  it('gives a new person nothing before an administrator gives a role', async () => {
    const admin = await site.signIn(await site.person('admin'));
    const first = await signIn({ sub: 'p1', name: 'Pia' });
    expect([first.statusCode, first.headers.location]).toEqual([303, '/account']);
    const cookie = sessionIn(first);
    expect((await site.get('/account', { cookie })).body).toContain('must give you a role');
    const status = await site.get('/api/status', { cookie, accept: 'application/json' });
    expect(status.json().audience).toBe('public');
    const refused = await site.get('/api/account', { cookie, accept: 'application/json' });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'rights.waiting']);

    const list = await site.get('/accounts', { cookie: admin });
    expect(list.body).toContain('waits for a role');
    const { id } = (await site.store.accounts.find('Pia')) ?? { id: '' };
    await site.post(`/accounts/${id}/role`, { role: 'reader', revision: '0' }, { cookie: admin });
    expect((await site.get('/api/account', { cookie })).json()).toMatchObject({
      name: 'Pia',
      role: 'reader',
    });
    const again = await signIn({ sub: 'p1', name: 'Pia Newname' }, '/sources');
    expect(again.headers.location).toBe('/sources');
    expect((await site.get('/api/account', { cookie: sessionIn(again) })).json()).toMatchObject({
      account: id,
    });
  });

  it('needs the browser that began it (another’s answer signs nobody in)', async () => {
    provider.claims = { sub: 'mallory', name: 'Mallory' };
    const { back } = await there();
    const bare = await site.get(back, { accept: 'application/json' });
    expect([bare.statusCode, bare.json().code]).toEqual([400, 'sign_in.not_begun']);
    const { cookie } = await there();
    const crossed = await site.get(back, { cookie, accept: 'application/json' });
    expect([crossed.statusCode, crossed.json().code]).toEqual([403, 'sign_in.not_vouched']);
    expect(await site.store.accounts.find('Mallory')).toBeNull();
  });

  it.each([
    ['another audience', { sub: 'x', aud: 'other' }],
    ['another issuer', { sub: 'x', iss: 'https://evil.test/' }],
    ['another nonce', { sub: 'x', nonce: 'n' }],
    ['a time that is over', { sub: 'x', exp: 1 }],
    ['nobody', {}],
  ])('believes no identity token for %s', async (_what, claims) => {
    const answer = await signIn({ name: 'Nobody', ...claims });
    expect(answer.statusCode).toBe(403);
    expect(sessionIn(answer)).toBe('');
  });

  it('believes no signature but the provider’s, and no code twice', async () => {
    provider.forge = true;
    expect((await signIn({ sub: 'f', name: 'Forged' })).statusCode).toBe(403);
    provider.forge = false;
    provider.claims = { sub: 'twice', name: 'Twice' };
    const { cookie, back } = await there();
    expect((await site.get(back, { cookie })).statusCode).toBe(303);
    expect((await site.get(back, { cookie })).statusCode).toBe(403);
  });

  it('says when the person refused or the provider is away, and other ways stay open', async () => {
    const { cookie } = await there();
    expect((await site.get('/sign-in/back?error=access_denied&state=x', { cookie })).statusCode).toBe(403);
    const away = await openSite({
      host: '0.0.0.0',
      openId: { issuer: new URL('http://127.0.0.1:9/'), clientId: 'a', clientSecret: 'b' },
      log: () => undefined,
    });
    try {
      const answer = await away.get('/sign-in/elsewhere', { accept: 'application/json' });
      expect([answer.statusCode, answer.json().code]).toEqual([502, 'sign_in.provider']);
      await expect(away.signIn(await away.person('admin'))).resolves.toMatch(/^intertie-session=/);
    } finally {
      await away.close();
    }
  });
});

describe('the settings of a provider', () => {
  const all = {
    INTERTIE_OIDC_ISSUER: 'https://id.test',
    INTERTIE_OIDC_CLIENT_ID: 'a',
    INTERTIE_OIDC_CLIENT_SECRET: 'b',
  };
  it('are all or none', () => {
    expect(openIdSettings({})).toBeNull();
    expect(openIdSettings(all)?.issuer.host).toBe('id.test');
    const { INTERTIE_OIDC_CLIENT_SECRET: _, ...two } = all;
    expect(() => openIdSettings(two)).toThrow(expect.objectContaining({ code: 'server.openid' }));
  });
  it.each(['http://id.test', 'id.test', 'ftp://id.test', 'http://localhost.evil.test'])(
    'refuse %s',
    (issuer) => {
      expect(() => openIdSettings({ ...all, INTERTIE_OIDC_ISSUER: issuer })).toThrow(
        expect.objectContaining({ code: 'server.openid' }),
      );
    },
  );
});
