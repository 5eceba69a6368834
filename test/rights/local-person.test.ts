import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './open-site.js';

let site: Site;
let folder: string;
const added: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intertie-local-'));
  await writeFile(join(folder, 'empty'), '');
  site = await openSite({
    addFile: async (_path, name) => {
      added.push(name);
      return { name, outcome: 'added', document: null, statements: 0, problem: null, remedy: null };
    },
  });
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const page = '/collections/my-documents/publishing';
const seenOn = (body: string) => /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
const upload = (headers: Record<string, string> = {}) =>
  site.app.inject({
    method: 'POST',
    url: '/api/documents',
    payload: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhello\r\n--b--\r\n',
    headers: { host: 'localhost:4321', 'content-type': 'multipart/form-data; boundary=b', ...headers },
    remoteAddress: '127.0.0.1',
  });

it('at the machine, before there are accounts, one may add, review and publish, but manage no accounts', async () => {
  expect((await upload()).statusCode).toBe(201);
  const form = await site.get(page);
  expect(form.statusCode).toBe(200);
  expect((await site.post(page, { published: 'true', seen: seenOn(form.body) })).statusCode).toBe(303);
  expect((await site.post(page, { published: 'false' })).statusCode).toBe(303);
  const log = await site.store.db.selectFrom('decision').select(['account', 'action']).execute();
  expect(log).toEqual([
    { account: 'local', action: 'collection.publish' },
    { account: 'local', action: 'collection.publish' },
  ]);
  expect((await site.get('/accounts')).statusCode).toBe(403);
  expect((await site.get('/sign-in')).body).toContain('intertie user add NAME --role admin');
});

it('from elsewhere nobody may, also through a proxy that says nothing of itself', async () => {
  const proxied: readonly Record<string, string>[] = [
    { 'x-forwarded-for': '203.0.113.9' },
    { forwarded: 'for=203.0.113.9' },
    { via: '1.1 proxy' },
    { 'x-real-ip': '203.0.113.9' },
  ];
  for (const headers of proxied) {
    expect((await site.post(page, { published: 'true' }, headers)).statusCode, JSON.stringify(headers)).toBe(
      401,
    );
    expect((await upload(headers)).statusCode).toBe(403);
  }
});

it('once there is an account, writing asks for it at the machine too, and reading does not', async () => {
  const editor = await site.person('admin');
  const reader = await site.person('reader');
  const refused = await site.post(page, { published: 'true' });
  expect(refused.statusCode).toBe(401);
  expect(refused.body).toContain('/sign-in');
  expect((await upload()).statusCode).toBe(401);
  expect((await site.get(page)).headers.location).toBe(`/sign-in?next=${encodeURIComponent(page)}`);
  expect((await site.get('/api/status')).json()).toMatchObject({ audience: 'local', uploads: false });

  const cookie = await site.signIn(reader);
  expect((await upload({ cookie })).statusCode).toBe(403);
  const chief = await site.signIn(editor);
  expect((await upload({ cookie: chief })).statusCode).toBe(201);
  expect(added).toHaveLength(2);
});
