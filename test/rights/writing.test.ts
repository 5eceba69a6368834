import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Site } from './open-site.js';
import { routesOf } from './routes-of.js';

let site: Site;
let reader: string;
beforeAll(async () => {
  site = await openSite({ host: '0.0.0.0', addFile: () => Promise.reject(new Error('nobody here may add')) });
  await site.person('admin');
  reader = await site.signIn(await site.person('reader'));
});
afterAll(() => site.close());

/** What everybody may send: what signs in and out, and what concerns one's own account. */
const OPEN = ['/sign-in', '/sign-out'];
const OWN = /^\/account\//;

const writing = () =>
  (['POST', 'PUT', 'PATCH', 'DELETE'] as const).flatMap((method) =>
    routesOf(site.app, method)
      .filter((route) => !OPEN.includes(route))
      .map((route) => ({ method, route, url: route.replace(/:\w+/g, '1') })),
  );

const send = (
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  headers: Record<string, string> = {},
) =>
  site.app.inject({
    method,
    url,
    payload: {},
    headers: { host: 'atlas.example', accept: 'application/json', ...headers },
  });

describe('every address that changes something', () => {
  it('asks a visitor to sign in before it reads what was sent', async () => {
    const routes = writing();
    expect(routes.map(({ route }) => route)).toEqual(
      expect.arrayContaining(['/accounts', '/api/documents', '/collections/:id/publishing']),
    );
    for (const { method, url } of routes) {
      const answer = await send(method, url);
      expect
        .soft([answer.statusCode, answer.json().code], `${method} ${url}`)
        .toEqual([401, 'rights.sign_in']);
    }
    expect(
      await site.store.db.selectFrom('decision').select('id').where('action', '!=', 'account.add').execute(),
    ).toEqual([]);
  });

  it('is not for readers, but for their own account', async () => {
    for (const { method, url, route } of writing().filter(({ route }) => !OWN.test(route))) {
      const answer = await send(method, url, { cookie: reader });
      expect
        .soft([answer.statusCode, answer.json().code], `${method} ${route}`)
        .toEqual([403, 'rights.missing']);
    }
  });
});
