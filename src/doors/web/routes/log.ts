import type { FastifyInstance } from 'fastify';
import { fieldsOf } from '../bodies.js';
import { numberOf, parseLog } from '../review/log-address.js';
import type { ReviewDesk } from '../review/review-desk.js';
import { requireRole } from '../rights.js';
import { queryOf } from '../visitor.js';
import { doneNote } from './review.js';
import { sendPage } from './send-page.js';

/** The log of decisions, and taking back what stands in it. What each undo needs is checked with the decision itself. */
export function addLogRoutes(app: FastifyInstance, desk: ReviewDesk): void {
  app.get('/log', async (request, reply) => {
    requireRole(request, 'reviewer');
    const query = queryOf(request);
    const { filter, before } = parseLog(query);
    const view = await desk.questions.log(filter, before);
    return await sendPage(request, reply, 'log', { view, before, done: await doneNote(query, desk) });
  });

  app.post('/decisions/:id/undo', async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const id = numberOf((request.params as { id: string }).id);
    const made = await desk.store.undo(id, who, request.visitor.now);
    return reply.redirect(withNote(wayBack(fieldsOf(request).text('back')), `done=${made.id}`), 303);
  });

  app.post('/batches/:id/undo', async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const { id } = request.params as { id: string };
    const { batch } = await desk.store.undoBatch(id.slice(0, 40), who, request.visitor.now);
    const note = batch === null ? '' : `batch=${batch}`;
    return reply.redirect(withNote(wayBack(fieldsOf(request).text('back')), note), 303);
  });
}

/** Only pages of review, ties, the desk and the log are gone back to: never another site. */
function wayBack(given: string): string {
  return /^\/(?:review|log|ties|desk)(?:[/?][\w\-.~%&=?:,+/]*)?$/.test(given) && !given.includes('//')
    ? given
    : '/log';
}

/** The address with this note instead of the one it had. */
function withNote(address: string, note: string): string {
  const [path = '', query = ''] = address.split('?', 2);
  const kept = query.split('&').filter((pair) => pair !== '' && !/^(done|batch|why)=/.test(pair));
  const all = [...kept, note].filter(Boolean).join('&');
  return all === '' ? path : `${path}?${all}`;
}
