import type { FastifyInstance, FastifyRequest } from 'fastify';
import { deskFilter } from '../desk-address.js';
import { deskCalendar } from '../desk-calendar.js';
import { cameEncrypted } from '../rights.js';
import { queryOf } from '../visitor.js';
import { sendPage } from './send-page.js';

/** "Expiring and silent", as a page and as a calendar to subscribe to. */
export function addDeskRoutes(app: FastifyInstance): void {
  const ask = (request: FastifyRequest) => {
    const { queries, language, today } = request.visitor;
    return queries.desk(deskFilter(queryOf(request)), language, today);
  };
  app.get('/desk', async (request, reply) => sendPage(request, reply, 'desk', { view: await ask(request) }));
  app.get('/desk.ics', async (request, reply) => {
    const { language, today } = request.visitor;
    const origin = `${cameEncrypted(request) ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="desk.ics"')
      .send(deskCalendar(await ask(request), origin, language, today));
  });
}
