import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { buildServer, type ServerOptions } from '../../src/doors/web/server.js';
import { createQueries } from '../../src/queries/index.js';
import { type Account, type DeciderRole, OPERATOR, type Store } from '../../src/store/index.js';
import { openTestStore } from '../store/with-store.js';

export const PASSWORD = 'correct horse battery';

/** A server over a real database, with a clock that the test sets, and the ways to ask it. */
export interface Site {
  readonly app: FastifyInstance;
  readonly store: Store;
  /** What time it is for the server. */
  readonly clock: { now: Date };
  /** Adds an account of this role. */
  person(role: DeciderRole): Promise<Account>;
  /** Signs in as a browser does: what the Cookie header must be from now on. */
  signIn(account: Pick<Account, 'name'>, password?: string): Promise<string>;
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** A form of our own pages, from a browser. */
  post(
    url: string,
    fields?: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/** @param options `host` decides whether the visitors sit at the machine */
export async function openSite(options: Partial<ServerOptions> = {}): Promise<Site> {
  const test = await openTestStore();
  const { store } = test;
  const clock = { now: new Date('2030-01-02T03:04:05Z') };
  const app = await buildServer({
    queries: createQueries(store),
    publicQueries: createQueries(store, { viewer: 'public' }),
    store,
    now: () => clock.now,
    today: () => clock.now.toISOString().slice(0, 10),
    ...options,
  });
  const host = options.host === undefined ? 'localhost:4321' : 'atlas.example';
  const ask = { host, accept: 'text/html' };
  let serial = 0;
  const post: Site['post'] = (url, fields = {}, headers = {}) =>
    app.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams(fields).toString(),
      headers: {
        ...ask,
        'content-type': 'application/x-www-form-urlencoded',
        origin: `http://${host}`,
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
      remoteAddress: '127.0.0.1',
    });
  return {
    app,
    store,
    clock,
    person: (role) =>
      store.accounts.add({ name: `${role} ${++serial}`, role, password: PASSWORD }, OPERATOR, clock.now),
    signIn: async ({ name }, password = PASSWORD) => {
      const answer = await post('/sign-in', { name, password });
      if (answer.statusCode !== 303)
        throw new Error(`${name} was not let in: ${answer.statusCode} ${answer.body}`);
      return cookieIn(answer.headers['set-cookie']);
    },
    get: (url, headers = {}) =>
      app.inject({ url, headers: { ...ask, ...headers }, remoteAddress: '127.0.0.1' }),
    post,
    close: async () => {
      await app.close();
      await test.close();
    },
  };
}

/** "name=value" of the one cookie that an answer sets. */
export const cookieIn = (header: string | string[] | undefined): string =>
  String(header ?? '').split(';')[0] ?? '';
