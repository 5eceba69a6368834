import { type TSchema, Type } from '@sinclair/typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { IntertieError } from '../../base/index.js';
import type { NewDecision } from '../../store/index.js';
import { KINDS, TIE_KINDS } from '../../vocabulary/index.js';
import { numberOf, parseLog } from '../web/review/log-address.js';
import { parseMerges } from '../web/review/merge-address.js';
import { ORDERS, parseQueue, share } from '../web/review/queue-address.js';
import type { ReadingHelp } from '../web/review/reading-help.js';
import type { ReviewDesk } from '../web/review/review-desk.js';
import { requireRole } from '../web/rights.js';
import { queryOf } from '../web/visitor.js';
import { ref } from './schemas/parts.js';
import { ProblemSchema } from './schemas/problem.js';
import {
  BatchAnswer,
  DecisionSchema,
  DecisionsAnswer,
  MergesAnswer,
  ReviewAnswer,
} from './schemas/review.js';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref(ProblemSchema) } },
});
const answer = (schema: TSchema, description: string) => ({
  description,
  content: { 'application/json': { schema: ref(schema) } },
});
const word = (values: readonly string[], description: string) =>
  Type.Optional(Type.Unsafe<string>({ type: 'string', enum: [...values], description }));
const words = (description: string) => Type.Optional(Type.String({ description }));
const share01 = (description: string) => Type.Optional(Type.Number({ minimum: 0, maximum: 1, description }));

const QUEUE_PARAMETERS = Type.Object({
  kind: word(KINDS, 'Only this kind.'),
  document: words('Only this document; its rows too, where it is a table.'),
  rule: words('Only what this rule drew.'),
  collection: words('Only this collection.'),
  least: share01('Confidence from.'),
  most: share01('Confidence to.'),
  order: word(ORDERS, '`urgent` unless told otherwise: most hangs on it, least sure.'),
  page: Type.Optional(Type.Integer({ minimum: 1 })),
});
const DECISION_BODY = Type.Object({
  action: Type.String({ description: 'As `statement.accept`; see docs/reference/decisions.md.' }),
  subject: Type.String({ description: 'Id of what is decided on.' }),
  after: Type.Optional(
    Type.Unsafe<unknown>({ description: 'What shall stand, as the action describes it.' }),
  ),
  reason: words('Why.'),
  expected: Type.Optional(
    Type.Integer({ description: 'The revision that was seen: another one by now is refused.' }),
  ),
});
const REFUSALS = {
  400: problem('Something that cannot be read: the detail names it.'),
  401: problem('No account: sign in, or send a token.'),
  403: problem('The role is too small.'),
  409: problem('It has changed since it was seen, or stands so already. Nothing was written.'),
  410: problem('It is no longer there.'),
};

/** Review, the log of decisions and undo for programs. Each does what the page beside it does, by the same rights. */
export function addReviewApi(app: FastifyInstance, desk: ReviewDesk | null): void {
  app.get('/api/review', { schema: queueSchema() }, async (request) => {
    requireRole(request, 'reviewer');
    const { filter, order, page } = parseQueue(queryOf(request));
    const view = await at(desk).questions.queue(filter, order, page, request.visitor.language);
    const { total, more, pages, items } = view;
    return { total, more, page, pages, items };
  });

  app.get('/api/merges', { schema: mergesSchema() }, async (request) => {
    requireRole(request, 'reviewer');
    const { filter, page } = parseMerges(queryOf(request));
    const view = await at(desk).questions.merges(filter, page, request.visitor.language);
    const { pairs, total, pages, compared, more } = view;
    return { pairs, total, page, pages, compared, more };
  });

  app.get('/api/decisions', { schema: logSchema() }, async (request) => {
    requireRole(request, 'reviewer');
    const { filter, before } = parseLog(queryOf(request));
    const { rows, next } = await at(desk).questions.log(filter, before);
    return { rows, next };
  });

  app.post('/api/decisions', { schema: decideSchema() }, async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const { store, help } = at(desk);
    const made = await store.decide(decisionIn(request, help), who, request.visitor.now);
    return reply.code(201).send(made);
  });

  app.post('/api/review/accept', { schema: acceptSchema() }, async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const query = queryOf(request);
    const least = share(query, 'least');
    if (least === null)
      throw unreadable('least', 'nothing', 'give the confidence to accept from, such as least=0.9');
    const batch = await at(desk).acceptFrom(parseQueue(query), least, who, request.visitor.now);
    return reply.code(batch.batch === null ? 200 : 201).send(batch);
  });

  app.post('/api/decisions/:id/undo', { schema: undoSchema() }, async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const id = numberOf((request.params as { id: string }).id);
    return reply.code(201).send(await at(desk).store.undo(id, who, request.visitor.now));
  });

  app.post('/api/batches/:id/undo', { schema: undoBatchSchema() }, async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const { id } = request.params as { id: string };
    return reply.code(201).send(await at(desk).store.undoBatch(id.slice(0, 40), who, request.visitor.now));
  });
}

function queueSchema() {
  return {
    operationId: 'getReviewQueue',
    summary: 'Statements that wait for a person’s word, 20 a page; for reviewers.',
    description: 'The page that shows the same: `/review`.',
    querystring: QUEUE_PARAMETERS,
    response: {
      200: answer(ReviewAnswer, 'The answer.'),
      400: REFUSALS[400],
      401: REFUSALS[401],
      403: REFUSALS[403],
    },
  };
}

function mergesSchema() {
  return {
    operationId: 'getMerges',
    summary: 'Pairs of ties of the whole atlas that may be one, likeliest first, 20 a page; for reviewers.',
    description:
      'The page that shows the same: `/review/merges`. To merge, or to say that they are not one: `POST /api/decisions` with `tie.together` or `tie.apart`.',
    querystring: Type.Object({
      kind: word(TIE_KINDS, 'Only ties of this kind.'),
      place: words('Only ties of this place and of what lies inside it.'),
      page: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    response: {
      200: answer(MergesAnswer, 'The answer.'),
      400: REFUSALS[400],
      401: REFUSALS[401],
      403: REFUSALS[403],
    },
  };
}

function logSchema() {
  return {
    operationId: 'listDecisions',
    summary: 'The log of decisions, newest first, 50 a page; for reviewers.',
    description: 'The page that shows the same: `/log`.',
    querystring: Type.Object({
      account: words('Id of the account that decided.'),
      action: words('Only this action.'),
      document: words('Only about this document.'),
      subject: words('Only on this subject.'),
      batch: words('Only of this batch.'),
      unattached: word(['1'], 'Only those that fit nothing any more since their document was read anew.'),
      before: Type.Optional(Type.Integer({ description: 'Only decisions with a smaller number.' })),
    }),
    response: {
      200: answer(DecisionsAnswer, 'The answer.'),
      400: REFUSALS[400],
      401: REFUSALS[401],
      403: REFUSALS[403],
    },
  };
}

function decideSchema() {
  return {
    operationId: 'decide',
    summary: 'Make one decision; reviewers accept, reject and correct places, editors do the rest.',
    body: DECISION_BODY,
    response: { 201: answer(DecisionSchema, 'The decision as it stands in the log.'), ...REFUSALS },
  };
}

function acceptSchema() {
  return {
    operationId: 'acceptSurest',
    summary: 'Accept the surest proposals from a confidence on, at most 1,000, as one batch.',
    querystring: QUEUE_PARAMETERS,
    response: {
      200: answer(BatchAnswer, 'There was none.'),
      201: answer(BatchAnswer, 'What became of each.'),
      ...REFUSALS,
    },
  };
}

const numberParameter = (description: string) => Type.Object({ id: Type.String({ description }) });

function undoSchema() {
  return {
    operationId: 'undoDecision',
    summary: 'Take a decision back; of an undo, make it again.',
    params: numberParameter('Number of the decision.'),
    response: {
      201: answer(DecisionSchema, 'The decision that takes it back.'),
      404: problem('No such decision.'),
      ...REFUSALS,
    },
  };
}

function undoBatchSchema() {
  return {
    operationId: 'undoBatch',
    summary: 'Take back what is left of a batch.',
    params: numberParameter('Name of the batch.'),
    response: {
      201: answer(BatchAnswer, 'What became of each.'),
      404: problem('No such batch, or all of it undone.'),
      ...REFUSALS,
    },
  };
}

function at(desk: ReviewDesk | null): ReviewDesk {
  if (desk) return desk;
  throw new IntertieError(
    'review.off',
    'this server takes no decisions',
    'no database to write to',
    'start it with: intertie serve',
  );
}

function unreadable(field: string, value: string, remedy: string): IntertieError {
  return new IntertieError(
    'body.unreadable',
    'what was sent cannot be read',
    `${field}: ${value.slice(0, 80)}`,
    remedy,
  );
}

/** @throws IntertieError `body.unreadable` */
function decisionIn(request: FastifyRequest, help: ReadingHelp | null): NewDecision {
  const { body } = request;
  if (body === null || typeof body !== 'object' || Array.isArray(body) || body instanceof URLSearchParams) {
    throw unreadable(
      'body',
      String(request.headers['content-type']),
      'send JSON: {"action": "statement.accept", "subject": "…"}',
    );
  }
  const sent = body as Readonly<Record<string, unknown>>;
  const text = (name: string, needed: boolean) => {
    const value = sent[name] ?? null;
    if (typeof value === 'string' && value.length <= 1000 && !value.includes('\0')) return value;
    if (value === null && !needed) return null;
    throw unreadable(name, JSON.stringify(value ?? null), 'send it as text');
  };
  const { after, expected } = sent;
  if (expected !== undefined && !Number.isSafeInteger(expected)) {
    throw unreadable('expected', JSON.stringify(expected), 'send the revision as a whole number');
  }
  const reason = text('reason', false);
  return {
    action: text('action', true) ?? '',
    subject: text('subject', true) ?? '',
    ...(after === undefined ? {} : { after }),
    ...(reason === null ? {} : { reason }),
    ...(expected === undefined ? {} : { expected: expected as number }),
    places: help?.placeRecords(placesIn(after)) ?? [],
  };
}

/** Ids of places that a decision names: the database may not hold them yet. */
function placesIn(after: unknown): string[] {
  if (after === null || typeof after !== 'object') return [];
  const { to, parties } = after as { readonly to?: unknown; readonly parties?: unknown };
  const named = Array.isArray(parties)
    ? parties.map((party: { readonly place?: unknown } | null) => party?.place)
    : [];
  return [to, ...named]
    .filter((id): id is string => typeof id === 'string' && id.length <= 200)
    .slice(0, 100);
}
