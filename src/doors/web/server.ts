import Fastify, { type FastifyInstance } from 'fastify';
import { IntertieError } from '../../base/index.js';
import type { Queries } from '../../queries/index.js';
import type { Reports } from '../../reports/index.js';
import { DECIDER_ROLES, type DeciderRole, type Store } from '../../store/index.js';
import {
  addAnalysisApi,
  addApiRoutes,
  addReferenceRoutes,
  addReviewApi,
  collectOpenApi,
} from '../api/index.js';
import { addBodyParsers } from './bodies.js';
import { tagAnswer } from './caching.js';
import { OpenIdProvider, type OpenIdSettings } from './openid.js';
import { prepareWhenIdle } from './prepare-when-idle.js';
import type { ReadingHelp } from './review/reading-help.js';
import { createReviewDesk } from './review/review-desk.js';
import { findRights, NO_RIGHTS, type Rights } from './rights.js';
import { addAccountRoutes } from './routes/account.js';
import { addAccountsRoutes } from './routes/accounts.js';
import { addActorRoutes } from './routes/actors.js';
import { addAnalysisRoutes } from './routes/analyses.js';
import { addAssetRoutes } from './routes/assets.js';
import { addDeskRoutes } from './routes/desk.js';
import { addLogRoutes } from './routes/log.js';
import { addMergeRoutes } from './routes/merges.js';
import { addPageRoutes } from './routes/pages.js';
import { addPromiseRoutes } from './routes/promises.js';
import { addPublishingRoutes } from './routes/publishing.js';
import { addQualityRoutes } from './routes/quality.js';
import { addReviewRoutes } from './routes/review.js';
import { sendError } from './routes/send-page.js';
import { addSignInRoutes } from './routes/sign-in.js';
import { addSignInElsewhereRoutes } from './routes/sign-in-elsewhere.js';
import { addTieDecisionRoutes } from './routes/tie-decisions.js';
import { checkHost, checkOrigin, isLocalViewer, isLoopback, setSecurityHeaders } from './security.js';
import { type AddFile, UPLOAD_LIMITS, type UploadLimits } from './upload.js';
import { preferencesOf, type Visitor } from './visitor.js';

export const DEFAULT_PORT = 4321;
export const DEFAULT_HOST = '127.0.0.1';

export interface ServerOptions {
  /** Everything on this machine: for viewers who sit at it. */
  readonly queries: Queries;
  /** Who may do what; without it nobody can sign in, and only the person at this machine may change anything. */
  readonly store?: Store;
  /** Another way to sign in. */
  readonly openId?: OpenIdSettings | null;
  /** Published collections only, passages by policy: for all others. Needed when `host` is not a loopback address. */
  readonly publicQueries?: Queries;
  /** Adds an uploaded file; without it the server takes none. */
  readonly addFile?: AddFile;
  /** 0 takes any free port. Default 4321. */
  readonly port?: number;
  /** Address to listen on. Default 127.0.0.1: this machine only. */
  readonly host?: string;
  /** Gets one line for each error of our own. Default: standard error. */
  readonly log?: (line: string) => void;
  /** For those who review: places by name, and why something was read. Without it neither is offered. */
  readonly reading?: ReadingHelp;
  /** The planner's questions. Without it there are no analyses. */
  readonly reports?: Reports;
  /** The clock, as YYYY-MM-DD. Default: the machine's local day. */
  readonly today?: () => string;
  /** The clock. Default: the machine's. */
  readonly now?: () => Date;
  readonly limits?: UploadLimits;
}

export interface RunningServer {
  /** Where to open it: "http://localhost:4321". */
  readonly url: string;
  /** Stops taking requests, lets those in progress end, and comes back when all is closed. Safe to call twice. */
  close(): Promise<void>;
}

const toStandardError = (line: string) => process.stderr.write(`${line}\n`);

function localDay(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whoever may edit may add what there is to edit. */
const mayAdd = (role: DeciderRole) => DECIDER_ROLES.indexOf(role) >= DECIDER_ROLES.indexOf('editor');

/** What a viewer of this server may see. */
function audienceOf(
  local: boolean,
  { account }: Rights,
  options: ServerOptions,
): Pick<Visitor, 'audience' | 'queries'> {
  if (local) return { audience: 'local', queries: options.queries };
  if (account) return { audience: 'account', queries: options.queries };
  if (options.publicQueries) return { audience: 'public', queries: options.publicQueries };
  throw new IntertieError(
    'viewer.not_local',
    'this atlas is shown only at the machine that runs it',
    'the request came through a proxy',
    'open http://localhost on that machine',
  );
}

/** The server without a port: every route, hook and refusal. Tests put requests to it with `inject`. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const log = options.log ?? toStandardError;
  const today = options.today ?? localDay;
  const now = options.now ?? (() => new Date());
  const boundToLoopback = isLoopback(options.host ?? DEFAULT_HOST);
  /** Whoever asks, before anything is known of them. */
  const stranger = (): Visitor => ({
    language: 'en',
    theme: undefined,
    audience: 'public',
    queries: options.publicQueries ?? options.queries,
    mayUpload: false,
    today: today(),
    now: now(),
    ...NO_RIGHTS,
  });
  const app = Fastify({
    logger: false,
    forceCloseConnections: 'idle',
    requestTimeout: 15 * 60 * 1000,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 400 },
    frameworkErrors: (error, request, reply) => {
      // These come before any hook has run: headers and visitor are set here.
      setSecurityHeaders(reply);
      request.visitor = stranger();
      void sendError(request, reply, error, log);
    },
  });
  app.decorateRequest('visitor');

  app.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(reply);
    const local = boundToLoopback && isLocalViewer(request);
    // Set before anything is refused, so that the refusal is in the visitor's language.
    request.visitor = stranger();
    const { language, theme, remember } = preferencesOf(request);
    request.visitor = { ...request.visitor, language, theme };
    checkHost(request, boundToLoopback);
    checkOrigin(request);
    // Scripts and styles are the same for everybody.
    if (request.url.startsWith('/assets/')) return;
    const rights = await findRights(request, options.store?.accounts, local, request.visitor.now);
    request.visitor = {
      ...request.visitor,
      ...rights,
      ...audienceOf(local, rights, options),
      mayUpload: options.addFile !== undefined && rights.account !== null && mayAdd(rights.account.role),
    };
    for (const pair of remember) {
      reply.header('set-cookie', `${pair}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`);
    }
  });
  app.addHook('onSend', async (request, reply, body) => tagAnswer(request, reply, body));
  app.setErrorHandler((error, request, reply) => sendError(request, reply, error, log));
  app.setNotFoundHandler((request, reply) => {
    const missing = new IntertieError(
      'page.not_found',
      'there is no such page',
      request.url.slice(0, 200),
      'start from the atlas, or search for a place',
    );
    return sendError(request, reply, missing, log);
  });

  addBodyParsers(app);
  const adding = { addFile: options.addFile, limits: options.limits ?? UPLOAD_LIMITS, log };
  const desk = options.store
    ? createReviewDesk(options.store, options.queries, options.reading ?? null)
    : null;
  await app.register(async (api) => {
    await collectOpenApi(api);
    addApiRoutes(api, adding);
    addReviewApi(api, desk);
    if (options.reports) addAnalysisApi(api, options.reports);
    addReferenceRoutes(api);
  });
  await addAssetRoutes(app);
  addPageRoutes(app, adding);
  addPromiseRoutes(app, options.store);
  addDeskRoutes(app);
  if (options.reports) addAnalysisRoutes(app, options.reports);
  if (options.store) {
    const provider = options.openId ? new OpenIdProvider(options.openId) : null;
    addSignInRoutes(app, options.store.accounts, provider?.host ?? null);
    if (provider) addSignInElsewhereRoutes(app, options.store.accounts, provider);
    addAccountRoutes(app, options.store.accounts);
    addAccountsRoutes(app, options.store);
    addPublishingRoutes(app, options.store);
    addTieDecisionRoutes(app, options.store);
    addQualityRoutes(app, options.store);
    addActorRoutes(app, options.store);
  }
  if (desk) {
    addReviewRoutes(app, desk);
    addMergeRoutes(app, desk);
    addLogRoutes(app, desk);
  }
  return app;
}

function portError(error: unknown, port: number, host: string): Error {
  const code = (error as NodeJS.ErrnoException).code;
  const cause = { cause: error };
  if (code === 'EADDRINUSE') {
    const remedy = `stop what uses it, or choose another: PORT=${port + 1} npm start`;
    return new IntertieError('server.port_in_use', 'the port is in use', String(port), remedy, cause);
  }
  if (code === 'EACCES') {
    const remedy = 'choose one above 1023: PORT=4321 npm start';
    return new IntertieError(
      'server.port_refused',
      'the system does not allow this port',
      String(port),
      remedy,
      cause,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const remedy = 'use 127.0.0.1 for this machine only, or 0.0.0.0 for all of its addresses';
    return new IntertieError('server.host_unknown', 'not an address of this machine', host, remedy, cause);
  }
  return error instanceof Error ? error : new Error(String(error));
}

/**
 * Starts the atlas: pages, API and scripts in one process on one port.
 *
 * @throws IntertieError `server.port_in_use`, `server.port_refused`, `server.host_unknown`, `server.no_public_view`
 * @example const server = await startServer({ queries: createQueries(store), port: 0 }); await server.close();
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? DEFAULT_HOST;
  const port = options.port ?? DEFAULT_PORT;
  if (!isLoopback(host) && !options.publicQueries) {
    throw new IntertieError(
      'server.no_public_view',
      'others would see what is private to this machine',
      host,
      'pass publicQueries, or listen on 127.0.0.1',
    );
  }
  const app = await buildServer(options);
  prepareWhenIdle(app, options.log ?? toStandardError);
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    throw portError(error, port, host);
  }
  const address = app.server.address();
  const settled = typeof address === 'object' && address ? address.port : port;
  const shown = isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  let closing: Promise<void> | null = null;
  return {
    url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${settled}`,
    close: () => {
      closing ??= app.close().then(() => undefined);
      return closing;
    },
  };
}
