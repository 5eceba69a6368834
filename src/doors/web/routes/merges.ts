import type { FastifyInstance } from 'fastify';
import { checkPage } from '../asking.js';
import { parseMerges } from '../review/merge-address.js';
import type { ReviewDesk } from '../review/review-desk.js';
import { requireRole } from '../rights.js';
import { queryOf } from '../visitor.js';
import { sendPage } from './send-page.js';

/** Ties of the whole atlas that may be one, for those who review; the forms on it are those of a tie's page. */
export function addMergeRoutes(app: FastifyInstance, desk: ReviewDesk): void {
  app.get('/review/merges', async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const { filter, page } = parseMerges(queryOf(request));
    const view = await desk.questions.merges(filter, page, request.visitor.language);
    checkPage(page, view.pages);
    return await sendPage(request, reply, 'merges', { view, mayEdit: who.role !== 'reviewer' });
  });
}
