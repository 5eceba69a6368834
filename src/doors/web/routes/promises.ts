import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isIntertieError, type StatementId } from '../../../base/index.js';
import type { PromisePageView } from '../../../queries/index.js';
import type { DeciderRole, Store } from '../../../store/index.js';
import { tellError } from '../../api/problem.js';
import { checkPage, found, pageOf } from '../asking.js';
import { fieldsOf } from '../bodies.js';
import { parseOpaqueId } from '../opaque-id.js';
import type { Alert } from '../pages/page-props.js';
import { type PromiseAct, promiseAct } from '../promise-acts.js';
import { formatPromiseFilter, parsePromiseFilter } from '../promise-address.js';
import { promiseCalendar } from '../promise-calendar.js';
import { cameEncrypted, requireRole } from '../rights.js';
import { queryOf } from '../visitor.js';
import { sendPage } from './send-page.js';

/** The least role of each form; the store asks again. */
const ACTS: Readonly<Record<PromiseAct, DeciderRole>> = {
  evidence: 'reviewer',
  verdict: 'reviewer',
  withdrawn: 'editor',
  reply: 'editor',
};
const ACT_NAMES = Object.keys(ACTS) as PromiseAct[];

/** The board of promises, a promise, its calendar, and, with a store, what people decide on it. */
export function addPromiseRoutes(app: FastifyInstance, store: Store | undefined): void {
  app.get('/promises', async (request, reply) => {
    const { visitor } = request;
    const query = queryOf(request);
    const near = (query.get('near') ?? '').trim().slice(0, 200);
    if (near !== '') return await goToPlace(request, reply, near);
    const page = pageOf(query);
    const view = await visitor.queries.promises(
      parsePromiseFilter(query),
      page,
      visitor.language,
      visitor.today,
    );
    checkPage(page, view.pages);
    return sendPage(request, reply, 'promises', { view, page });
  });

  app.get('/promises.ics', async (request, reply) => {
    const { visitor } = request;
    const filter = parsePromiseFilter(queryOf(request));
    const rows = await visitor.queries.duePromises(filter, visitor.language, visitor.today);
    const origin = `${cameEncrypted(request) ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="promises.ics"')
      .send(promiseCalendar(rows, origin, visitor.language, visitor.today));
  });

  app.get('/promise/:id', (request, reply) => reply.redirect(addressOf(idOf(request)), 301));

  app.get('/promises/:id', async (request, reply) => {
    const done = queryOf(request).get('done');
    return sendPromise(
      request,
      reply,
      await ask(request),
      null,
      ACT_NAMES.find((one) => one === done) ?? null,
    );
  });

  if (!store) return;
  for (const act of ACT_NAMES) {
    app.post(`/promises/:id/${act}`, async (request, reply) => {
      const who = requireRole(request, ACTS[act]);
      const view = await ask(request);
      try {
        const fields = fieldsOf(request);
        await store.decide(promiseAct(act, idOf(request), fields), who, request.visitor.now);
        return reply.redirect(`${addressOf(idOf(request))}?done=${act}`, 303);
      } catch (error) {
        if (!isIntertieError(error) || !/^(decision|rights|body)\./.test(error.code)) throw error;
        const { status, problem, value, remedy } = tellError(error);
        return sendPromise(request, reply.code(status), view, { problem, value, remedy }, null);
      }
    });
  }
}

const idOf = (request: FastifyRequest) => parseOpaqueId((request.params as { id: string }).id, 'promise');
const addressOf = (id: string) => `/promises/${encodeURIComponent(id)}`;

async function ask(request: FastifyRequest): Promise<PromisePageView> {
  const { queries, language, today } = request.visitor;
  const id = idOf(request);
  return found(await queries.promise(id as StatementId, language, today), 'promise', id);
}

function sendPromise(
  request: FastifyRequest,
  reply: FastifyReply,
  view: PromisePageView,
  alert: Alert | null,
  done: PromiseAct | null,
): Promise<FastifyReply> {
  return sendPage(request, reply, 'promise', { view, alert, done });
}

/** A place by its name: the first that a search finds; the other filters stay. */
async function goToPlace(request: FastifyRequest, reply: FastifyReply, near: string): Promise<FastifyReply> {
  const { queries, language } = request.visitor;
  const { places } = await queries.search(near, language);
  const place = found(places[0] ?? null, 'place', near).id;
  const filter = parsePromiseFilter(queryOf(request));
  return reply.redirect(`/promises?${formatPromiseFilter({ ...filter, place })}`, 303);
}
