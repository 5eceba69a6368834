import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionId } from '../../src/base/index.js';
import { buildServer } from '../../src/doors/web/server.js';
import { drawAudit, loadLanguages, loadWatchlist } from '../../src/ingest/index.js';
import { createQueries } from '../../src/queries/index.js';
import { OPERATOR } from '../../src/store/index.js';
import { sampleInput } from '../store/sample-input.js';
import { openTestStore, type TestStore } from '../store/with-store.js';

let test: TestStore;
let app: FastifyInstance;
let actor: string;
let document: string;
const folder = mkdtempSync(join(tmpdir(), 'marks-'));
const tokens: Record<string, string> = {};
const MARK = /Secret list|Invented sanction|possible match|возможное совпадение/i;

beforeAll(async () => {
  test = await openTestStore();
  const { store } = test;
  await store.saveCollection({ id: collectionId('open'), name: 'Open', published: true });
  const speaker = { name: 'Taras Vydumannyi', role: 'Mayor of Tarn', place: null };
  const input = sampleInput(
    'https://a.test/marked',
    [{ parties: ['XA-AA-m', 'XB-BB-m'], more: { speaker } }],
    {
      collection: 'open',
    },
  );
  await store.saveDocument(input);
  document = input.document.id;
  const path = join(folder, 'list.csv');
  writeFileSync(
    path,
    'id,schema,name,aliases,birth_date,countries,identifiers,sanctions,dataset\nQ1,Person,Taras Vydumannyi,,1960,xa,,Invented sanction,x\n',
  );
  const now = new Date();
  await loadWatchlist(store, path, { id: 'secret', name: 'Secret list', loadedBy: 'Ann' }, now);
  await drawAudit(
    { store, languages: loadLanguages() },
    { statements: 5, sentences: 0, seed: '1', collection: null },
    OPERATOR,
    now,
  );
  for (const role of ['admin', 'reader', 'reviewer'] as const) {
    const added = await store.accounts.add(
      { name: role, role, password: 'correct horse battery staple' },
      OPERATOR,
      now,
    );
    const scope = role === 'reader' ? 'read' : 'review';
    const made = await store.accounts.addToken(added.id, { label: role, scope, ends: null }, OPERATOR, now);
    tokens[role] = made.secret;
  }
  const local = createQueries(store);
  actor = (await local.search('Taras', 'en')).people[0]?.actor ?? '';
  app = await buildServer({
    queries: local,
    publicQueries: createQueries(store, { viewer: 'public' }),
    store,
    host: '0.0.0.0',
  });
});
afterAll(async () => {
  await app.close();
  await test.close();
  rmSync(folder, { recursive: true });
});

const ask = (url: string, token?: string) =>
  app.inject({
    url,
    headers: { host: 'atlas.test', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
  });

describe('marks of watch lists', () => {
  it('are shown to a reviewer on the page of the actor, and in the list', async () => {
    expect((await ask(`/actor/${actor}`, tokens.reviewer)).body).toMatch(MARK);
    expect((await ask('/watch', tokens.reviewer)).body).toMatch(MARK);
  });

  it('reach no visitor and no reader, by any page or question', async () => {
    const urls = [
      `/actor/${actor}`,
      `/api/actors/${actor}`,
      '/search?q=Taras',
      '/api/search?q=Taras',
      `/documents/${document}`,
      `/api/documents/${document}`,
      '/',
      '/api/atlas',
      '/api/status',
      '/quality',
    ];
    for (const url of urls) {
      for (const token of [undefined, tokens.reader]) {
        const answer = await ask(url, token);
        expect(answer.statusCode, url).toBe(200);
        expect(answer.body, url).not.toMatch(MARK);
      }
    }
    for (const token of [undefined, tokens.reader]) {
      const refused = await ask('/watch', token);
      expect(refused.statusCode).not.toBe(200);
      expect(refused.body).not.toMatch(MARK);
    }
  });

  it('are in no answer of the API, for a reviewer neither', async () => {
    expect((await ask(`/api/actors/${actor}`, tokens.reviewer)).body).not.toMatch(MARK);
  });
});

describe('an audit', () => {
  it('is shown to visitors only when it is published, and its items to reviewers only', async () => {
    const page = await ask('/quality', tokens.reviewer);
    const item = /\/quality\/(q[0-9a-z]+)\/items\/1/.exec(page.body)?.[0] ?? '';
    expect(item).not.toBe('');
    expect((await ask(item, tokens.reviewer)).statusCode).toBe(200);
    expect((await ask(item)).statusCode).not.toBe(200);
    expect((await ask(item, tokens.reader)).statusCode).toBe(403);
    expect((await ask('/quality')).body).not.toContain(item.split('/')[2] ?? '');
    expect((await ask('/quality/codebook.md')).body).toContain('# Codebook');
  });
});
