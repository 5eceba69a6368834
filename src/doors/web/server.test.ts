import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AtlasView, Queries } from '../../queries/index.js';
import { WHOLE_ATLAS } from './selection-address.js';
import { buildServer, startServer } from './server.js';

const empty: AtlasView = {
  selection: WHOLE_ATLAS,
  total: 0,
  counts: { kinds: [], states: [], sourceKinds: [], countries: [], collections: [] },
  years: [],
  undated: 0,
  arcs: [],
  arcLevel: 'place',
  ties: [],
  pages: 0,
  claimed: [],
  summary: { reports: 0, independentSources: 0, told: 'mixed', countries: [] },
  collection: null,
};

/** An atlas in which nothing has been put yet. */
const nothing: Queries = {
  atlas: async (selection) => ({ ...empty, selection }),
  arcs: async () => [],
  place: async () => null,
  tie: async () => null,
  document: async () => null,
  documents: async () => ({ rows: [], total: 0, pages: 0 }),
  sources: async () => [],
  collections: async () => [],
  promises: async (filter) => ({
    filter,
    rows: [],
    total: 0,
    more: false,
    pages: 1,
    promisors: [],
    record: null,
    place: null,
  }),
  promise: async () => null,
  duePromises: async () => [],
  actor: async () => null,
  desk: async (filter) => ({ filter, from: '2026-01-31', until: '2027-01-31', ending: [], silent: [] }),
  search: async (query) => ({ query, places: [], people: [], passages: [], documents: [] }),
};

const failing: Queries = {
  ...nothing,
  sources: async () => {
    throw new Error('secret: /home/someone/data');
  },
};

const local = { host: 'localhost:4321' };
const logged: string[] = [];
let app: FastifyInstance;

beforeAll(async () => {
  app = await buildServer({ queries: failing, log: (line) => logged.push(line), today: () => '2026-01-31' });
});
afterAll(() => app.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { ...local, ...headers } });

describe('the server', () => {
  it('sends a policy with every answer that lets nothing in from other hosts', async () => {
    for (const url of ['/api/atlas', '/api', '/nowhere', '/api/nowhere', '/%E0%A4%A']) {
      const { headers } = await get(url);
      expect(headers['content-security-policy'], url).toContain("default-src 'self'");
      expect(headers['content-security-policy'], url).not.toContain('unsafe');
      expect(headers['x-content-type-options'], url).toBe('nosniff');
      expect(headers['referrer-policy'], url).toBe('same-origin');
    }
  });

  it.each([
    ['/api/atlas?kind=foo', 400, 'selection.unreadable'],
    ['/api/atlas?kinds=visit', 400, 'parameter.unknown'],
    ['/api/atlas?page=2', 404, 'page.not_found'],
    ['/api/atlas?collection=none', 404, 'collection.not_found'],
    ['/api/arcs?level=street', 400, 'parameter.unreadable'],
    ['/api/places/nowhere', 404, 'place.not_found'],
    ['/api/places/%00', 400, 'id.unreadable'],
    [`/api/places/${'x'.repeat(300)}`, 400, 'id.unreadable'],
    ['/api/ties/nowhere', 404, 'tie.not_found'],
    ['/api/documents/nowhere', 404, 'document.not_found'],
    ['/api/documents?page=abc', 400, 'parameter.unreadable'],
    ['/api/promises?state=failed', 400, 'parameter.unreadable'],
    ['/api/promises/nowhere', 404, 'promise.not_found'],
    [`/api/search?q=${'x'.repeat(201)}`, 400, 'query.too_long'],
    ['/api/search?lang=tlh', 400, 'parameter.unreadable'],
    ['/api/nowhere', 404, 'page.not_found'],
    ['/api/sources', 500, 'server.failed'],
    ['/api/%E0%A4%A', 400, 'request.unreadable'],
  ])('answers %s with %i as problem details', async (url, status, code) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const problem = answer.json();
    expect(Object.keys(problem).sort()).toEqual(['code', 'detail', 'status', 'title', 'type']);
    expect(problem).toMatchObject({ code, status, type: `urn:intertie:problem:${code}` });
  });

  it('tells nothing from inside when it fails, and logs it', async () => {
    const answer = await get('/api/sources');
    expect(answer.body).not.toContain('secret');
    expect(logged.join('\n')).toContain('secret');
  });

  it('answers HEAD as GET without a body', async () => {
    const answer = await app.inject({ method: 'HEAD', url: '/api/atlas', headers: local });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe('');
  });

  it('sends no body again to a browser that has it', async () => {
    const first = await get('/api/atlas');
    const tag = String(first.headers.etag);
    expect((await get('/api/atlas', { 'if-none-match': tag })).statusCode).toBe(304);
    expect((await get('/api/atlas', { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('refuses names of other sites, so that no page can point its own name at this machine', async () => {
    for (const host of [
      'evil.example',
      'localhost.evil.example:4321',
      '127.0.0.1.nip.io',
      '192.168.1.5:4321',
    ]) {
      expect((await get('/api/atlas', { host })).json(), host).toMatchObject({ code: 'host.refused' });
    }
    for (const host of ['localhost', '127.0.0.1:8080', '[::1]:4321', 'LOCALHOST:4321']) {
      expect((await get('/api/atlas', { host })).statusCode, host).toBe(200);
    }
  });

  it('takes the language from the address, then the cookie, then the browser, and remembers it', async () => {
    const asked = await get('/api/atlas?lang=ru');
    expect(String(asked.headers['set-cookie'])).toMatch(/^lang=ru; Path=\/;.*SameSite=Lax/);
    expect((await get('/api/atlas')).headers['set-cookie']).toBeUndefined();
  });

  it('asks everyone but its own machine the public questions', async () => {
    const open = await buildServer({
      queries: nothing,
      publicQueries: { ...nothing, sources: async () => [] },
      host: '0.0.0.0',
    });
    const status = async (headers: Record<string, string>) =>
      (await open.inject({ url: '/api/status', headers })).json();
    expect(await status({ host: 'atlas.example' })).toMatchObject({ audience: 'public', uploads: false });
    await open.close();
    const proxied = await buildServer({ queries: nothing, publicQueries: nothing });
    const answer = await proxied.inject({
      url: '/api/status',
      headers: { ...local, 'x-forwarded-for': '203.0.113.9' },
    });
    expect(answer.json()).toMatchObject({ audience: 'public', uploads: false });
    await proxied.close();
    expect((await get('/api/status', { 'x-forwarded-for': '203.0.113.9' })).json()).toMatchObject({
      code: 'viewer.not_local',
    });
  });

  it('is not opened to others without a public view of the data', async () => {
    await expect(startServer({ queries: nothing, host: '0.0.0.0', port: 0 })).rejects.toMatchObject({
      code: 'server.no_public_view',
    });
  });

  it('says which port is in use and how to choose another', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startServer({ queries: nothing, port })).rejects.toMatchObject({
      code: 'server.port_in_use',
      message: `the port is in use: ${port}; stop what uses it, or choose another: PORT=${port + 1} npm start`,
    });
    other.close();
  });

  it('starts on a free port and closes twice without complaint', async () => {
    const server = await startServer({ queries: nothing, port: 0 });
    expect((await fetch(`${server.url}/api/status`)).status).toBe(200);
    await server.close();
    await server.close();
    await expect(fetch(`${server.url}/api/status`)).rejects.toThrow();
  });

  it('shows the reference of the API from the same document it serves', async () => {
    const document = (await get('/api/openapi.json')).json();
    const page = await get('/api');
    expect(page.headers['content-type']).toContain('text/html');
    for (const path of Object.keys(document.paths)) expect(page.body).toContain(path);
  });
});
