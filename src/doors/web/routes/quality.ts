import type { FastifyInstance, FastifyRequest } from 'fastify';
import { writeCodebook } from '../../../analyses/index.js';
import { IntertieError } from '../../../base/index.js';
import { loadVocabulary, reportAudit } from '../../../ingest/index.js';
import { formatSentenceLabel } from '../../../statements/index.js';
import {
  auditMissing,
  DECIDER_ROLES,
  listAudits,
  readItemFor,
  readProgress,
  type Store,
  saveCoding,
  type Who,
} from '../../../store/index.js';
import { KINDS } from '../../../vocabulary/index.js';
import { INTERTIE_VERSION } from '../../version.js';
import { choiceOf, type Fields, fieldsOf } from '../bodies.js';
import { parseOpaqueId } from '../opaque-id.js';
import { requireRole } from '../rights.js';
import { queryOf } from '../visitor.js';
import { sendPage } from './send-page.js';

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const may = (who: Who | null, role: Who['role']) =>
  who !== null && DECIDER_ROLES.indexOf(who.role) >= DECIDER_ROLES.indexOf(role);

/**
 * Figures of the audits, for visitors those that an editor published; items to code blind, for reviewers; the codebook, for everybody.
 * What one coder says is shown to no other, and nowhere beside an item.
 */
export function addQualityRoutes(app: FastifyInstance, store: Store): void {
  app.get('/quality', async (request, reply) => {
    const { account } = request.visitor;
    const published = !may(account, 'reader');
    const asked = queryOf(request).get('audit');
    const id = asked === null || asked === '' ? null : parseOpaqueId(asked, 'audit');
    const report = await reportAudit(store, id, published);
    const audits = await listAudits(store.db, published);
    const coding = report && may(account, 'reviewer') && account;
    return sendPage(request, reply, 'quality', {
      report: report && {
        figures: report.figures,
        audit: { ...report.audit, made: dayOf(report.audit.madeAt) },
      },
      audits: audits.map(({ id, madeAt, published }) => ({ id, made: dayOf(madeAt), published })),
      progress: coding ? await readProgress(store.db, report.audit.id, coding.account) : null,
      mayPublish: may(account, 'editor'),
    });
  });

  app.get('/quality/codebook.md', (_request, reply) =>
    reply.type('text/markdown; charset=utf-8').send(writeCodebook(loadVocabulary(), INTERTIE_VERSION)),
  );

  app.post('/quality/:id/publish', async (request, reply) => {
    const who = requireRole(request, 'editor');
    const { id } = itemOf(request);
    const fields = fieldsOf(request);
    const published = choiceOf(fields, 'published', ['true', 'false']) === 'true';
    const revision = fields.text('revision');
    const expected = /^\d{1,9}$/.test(revision) ? Number(revision) : undefined;
    const decision = { action: 'quality.publish', subject: id, after: { published }, expected };
    await store.decide(decision, who, request.visitor.now);
    return reply.redirect(`/quality?audit=${encodeURIComponent(id)}`, 303);
  });

  app.get('/quality/:id/items/:number', async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const { id, number } = itemOf(request);
    const item = await readItemFor(store.db, id, number, who.account);
    if (item === null) throw auditMissing(`${id}, item ${number}`);
    const progress = await readProgress(store.db, id, who.account);
    return sendPage(request, reply, 'coding', { audit: id, item, progress });
  });

  app.post('/quality/:id/items/:number', async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const { id, number } = itemOf(request);
    await saveCoding(
      store.db,
      { audit: id, number, label: labelIn(fieldsOf(request)) },
      who,
      request.visitor.now,
    );
    const { next } = await readProgress(store.db, id, who.account);
    const to =
      next === null
        ? `/quality?audit=${encodeURIComponent(id)}`
        : `/quality/${encodeURIComponent(id)}/items/${next}`;
    return reply.redirect(to, 303);
  });
}

function itemOf(request: FastifyRequest): { id: string; number: number } {
  const { id = '', number = '1' } = request.params as { readonly id?: string; readonly number?: string };
  if (!/^[1-9]\d{0,5}$/.test(number)) {
    throw new IntertieError(
      'id.unreadable',
      'not the number of an item',
      number.slice(0, 40),
      'use 1, 2, 3 …',
    );
  }
  return { id: parseOpaqueId(id, 'audit'), number: Number(number) };
}

/** A judgement by name, or the kinds that were ticked of a sentence. @throws IntertieError `body.unreadable` */
function labelIn(fields: Fields): string {
  const label = fields.text('label');
  if (label !== 'kinds') return label;
  const kinds = KINDS.filter((kind) => fields.text(`kind:${kind}`) !== '');
  if (kinds.length > 0) return formatSentenceLabel({ kinds, unsure: false });
  throw new IntertieError(
    'body.unreadable',
    'no kind is marked',
    'kinds',
    'go back and mark each kind that the sentence states, or say that it states none',
  );
}
