import type { FastifyInstance, FastifyRequest } from 'fastify';
import { IntertieError } from '../../../base/index.js';
import { DESK_USUAL, type DeskFilter } from '../../../queries/index.js';
import { deskCalendar } from '../desk-calendar.js';
import { cameEncrypted } from '../rights.js';
import { queryOf } from '../visitor.js';
import { sendPage } from './send-page.js';

const MOST_MONTHS = { months: 120, quiet: 600 } as const;

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

/** @throws IntertieError `parameter.unreadable` */
export function deskFilter(query: URLSearchParams): DeskFilter {
  const months = (name: keyof DeskFilter): number => {
    const given = query.get(name) ?? '';
    if (given === '') return DESK_USUAL[name];
    const count = /^\d{1,3}$/.test(given) ? Number(given) : 0;
    if (count >= 1 && count <= MOST_MONTHS[name]) return count;
    throw new IntertieError(
      'parameter.unreadable',
      'not a number of months',
      `${name}=${given.slice(0, 80)}`,
      `write a whole number from 1 to ${MOST_MONTHS[name]}`,
    );
  };
  return { months: months('months'), quiet: months('quiet') };
}
