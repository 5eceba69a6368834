import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { IntertieError, isIntertieError } from '../../../base/index.js';
import type { LoggedDecision, UiLanguage } from '../../../queries/index.js';
import type { NewDecision, Who } from '../../../store/index.js';
import { tellError } from '../../api/problem.js';
import { choiceOf, type Fields, fieldsOf } from '../bodies.js';
import { parseOpaqueId } from '../opaque-id.js';
import type { Alert, DoneNote, PageProps } from '../pages/page-props.js';
import { numberOf } from '../review/log-address.js';
import { formatQueue, parseQueue, type QueueAddress, share } from '../review/queue-address.js';
import { decisionsOf, draftOf, type EditDraft, readDraft } from '../review/read-edit.js';
import type { ReviewDesk } from '../review/review-desk.js';
import { requireRole } from '../rights.js';
import { queryOf } from '../visitor.js';
import { sendPage } from './send-page.js';

const ACTIONS = { accept: 'statement.accept', reject: 'statement.reject' } as const;
/** Offered where the address asks for no other: nearly all above are right. */
const USUAL_THRESHOLD = 0.9;
const LONGEST_REASON = 1000;

/** The review queue, one statement for review, and the decisions that both send. Every one is a form that works by itself. */
export function addReviewRoutes(app: FastifyInstance, desk: ReviewDesk): void {
  app.get('/review', async (request, reply) => {
    requireRole(request, 'reviewer');
    return await sendQueue(request, reply, desk, null);
  });

  // The language and theme of a page that tells a refusal are changed by asking for its address again.
  for (const sent of ['/review/decide', '/review/accept']) {
    app.get(sent, (request, reply) =>
      reply.redirect(queuePath(parseQueue(queryOf(request)), preference(request)), 303),
    );
  }

  app.post('/review/decide', async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const fields = fieldsOf(request);
    const address = parseQueue(queryOf(request));
    const asked = {
      action: ACTIONS[choiceOf(fields, 'decision', ['accept', 'reject'])],
      subject: parseOpaqueId(fields.text('statement'), 'statement'),
      expected: revisionOf(fields),
      reason: reasonOf(fields),
    };
    return await orAlert(request, reply, desk, async () => {
      const made = await desk.store.decide(asked, who, request.visitor.now);
      return reply.redirect(queuePath(address, `done=${made.id}`), 303);
    });
  });

  app.post('/review/accept', async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const fields = fieldsOf(request);
    const address = parseQueue(queryOf(request));
    const least = share(new URLSearchParams({ least: fields.text('least') }), 'least') ?? USUAL_THRESHOLD;
    const { batch } = await desk.acceptFrom(address, least, who, request.visitor.now);
    return reply.redirect(queuePath({ ...address, page: 1 }, batch === null ? '' : `batch=${batch}`), 303);
  });

  app.get('/review/:id', async (request, reply) => {
    requireRole(request, 'reviewer');
    const item = await desk.item(idOf(request), request.visitor.language);
    return await sendItem(request, reply, desk, draftOf(item), null);
  });

  app.post('/review/:id', async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const fields = fieldsOf(request);
    const { language, now } = request.visitor;
    const item = await desk.item(idOf(request), language);
    const draft = readDraft(fields, item);
    // A look for a place changes nothing yet: the form comes back with what was found.
    if (fields.text('look') !== '') return await sendItem(request, reply, desk, draft, null);
    try {
      const decisions = decisionsOf(draft, item, revisionOf(fields) ?? -1, desk.help);
      if (decisions.length === 0) throw nothingChanged(item.statement.id);
      const done = await saveEdit(desk, decisions, who, now);
      return reply.redirect(`/review/${encodeURIComponent(item.statement.id)}?done=${done}`, 303);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { status, problem, value, remedy } = tellError(error);
      return await sendItem(request, reply.code(status), desk, draft, { problem, value, remedy });
    }
  });
}

function preference(request: FastifyRequest): string {
  const query = queryOf(request);
  return ['lang', 'theme']
    .flatMap((name) => (query.has(name) ? [`${name}=${query.get(name)}`] : []))
    .join('&');
}

const idOf = (request: FastifyRequest) => parseOpaqueId((request.params as { id: string }).id, 'statement');

export function queuePath(address: QueueAddress, more: string): string {
  const query = [formatQueue(address), more].filter(Boolean).join('&');
  return query === '' ? '/review' : `/review?${query}`;
}

function revisionOf(fields: Fields): number | undefined {
  const given = fields.text('revision');
  return /^\d{1,9}$/.test(given) ? Number(given) : undefined;
}

export function reasonOf(fields: Fields): string | null {
  return fields.text('reason').trim().slice(0, LONGEST_REASON) || null;
}

const isRefusal = (error: unknown) => isIntertieError(error) && /^(decision|rights)\./.test(error.code);

function nothingChanged(id: string): IntertieError {
  return new IntertieError(
    'decision.unchanged',
    'nothing was changed',
    id,
    'change a field, or go back to the queue',
  );
}

/** One form is one act: all of it is made, or nothing. */
async function saveEdit(
  desk: ReviewDesk,
  decisions: readonly NewDecision[],
  who: Who,
  at: Date,
): Promise<number> {
  const { outcomes } = await desk.store.decideAll(decisions, who, at, { whole: true });
  return outcomes[0]?.decision?.id ?? 0;
}

/** A refusal is told on the queue as it stands now, with what to do. */
async function orAlert(
  request: FastifyRequest,
  reply: FastifyReply,
  desk: ReviewDesk,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { status, problem, value, remedy } = tellError(error);
    return await sendQueue(request, reply.code(status), desk, { problem, value, remedy });
  }
}

async function sendQueue(
  request: FastifyRequest,
  reply: FastifyReply,
  desk: ReviewDesk,
  alert: Alert | null,
): Promise<FastifyReply> {
  const { language } = request.visitor;
  const query = queryOf(request);
  const asked = parseQueue(query);
  const counted = await desk.questions.queue(asked.filter, asked.order, asked.page, language);
  // The last page may have been worked off since its address was made.
  const beyond = asked.page > counted.pages;
  const view = beyond
    ? await desk.questions.queue(asked.filter, asked.order, counted.pages, language)
    : counted;
  const threshold = share(query, 'threshold') ?? USUAL_THRESHOLD;
  const why = query.get('why');
  const explained = why === null ? undefined : view.items.find(({ statement }) => statement.id === why);
  const props: PageProps['review'] = {
    view,
    bulk: await desk.questions.bulk(asked.filter, threshold),
    done: await doneNote(query, desk),
    alert,
    why: explained ? { statement: explained.statement.id, explained: await desk.explain(explained) } : null,
  };
  return await sendPage(request, reply, 'review', props);
}

/** What has just been done, so that it can be undone at once. */
export async function doneNote(query: URLSearchParams, desk: ReviewDesk): Promise<DoneNote | null> {
  const batch = query.get('batch');
  if (batch !== null && /^b\d{1,15}$/.test(batch)) {
    const { rows } = await desk.questions.log({ ...ANY_DECISION, batch }, null);
    const [first] = rows;
    return first ? { decision: first, batch, count: await desk.questions.batchSize(batch) } : null;
  }
  const done = query.get('done');
  const decision: LoggedDecision | null = done ? await desk.questions.decision(numberOf(done)) : null;
  return decision ? { decision, batch: decision.batch, count: 1 } : null;
}

const ANY_DECISION = {
  account: null,
  action: null,
  document: null,
  subject: null,
  batch: null,
  unattached: false,
};

async function sendItem(
  request: FastifyRequest,
  reply: FastifyReply,
  desk: ReviewDesk,
  draft: EditDraft,
  alert: Alert | null,
): Promise<FastifyReply> {
  const { language } = request.visitor;
  const item = await desk.item(idOf(request), language);
  const { rows } = await desk.questions.log({ ...ANY_DECISION, subject: item.statement.id }, null);
  return await sendPage(request, reply, 'reviewItem', {
    item,
    draft,
    choices: item.parties.map(({ surface }, index) =>
      placeChoices(desk, draft.parties[index]?.look || surface, language),
    ),
    history: rows,
    done: await doneNote(queryOf(request), desk),
    alert,
    explained: await desk.explain(item),
  });
}

function placeChoices(desk: ReviewDesk, name: string, language: UiLanguage) {
  return desk.help?.placesNamed(name, language) ?? [];
}
