import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type CollectionId, IntertieError } from '../../../base/index.js';
import { askPublishing, type PublishingView } from '../../../queries/index.js';
import type { NewDecision, SourcePolicy, Store } from '../../../store/index.js';
import { choiceOf, fieldsOf } from '../bodies.js';
import { parseOpaqueId } from '../opaque-id.js';
import { requireRole } from '../rights.js';
import { queryOf } from '../visitor.js';
import { sendPage } from './send-page.js';

const POLICIES = ['full', 'passage', 'link'] as const satisfies readonly SourcePolicy[];
const DONE = ['published', 'private', 'policies'] as const;

/** Publishing a collection, after a look at what that reveals, and taking it back. */
export function addPublishingRoutes(app: FastifyInstance, store: Store): void {
  const ask = async (request: FastifyRequest): Promise<PublishingView> => {
    const id = parseOpaqueId((request.params as { readonly id: string }).id, 'collection');
    const view = await askPublishing(store, id as CollectionId);
    if (view) return view;
    throw new IntertieError(
      'collection.not_found',
      'no collection of this id is in the atlas',
      id,
      'choose one on the page Collections',
    );
  };

  app.get('/collections/:id/publishing', async (request, reply) => {
    requireRole(request, 'editor');
    const done = queryOf(request).get('done');
    const view = await ask(request);
    return sendPage(request, reply, 'publishing', { view, done: DONE.find((one) => one === done) ?? null });
  });

  app.post('/collections/:id/publishing', async (request, reply) => {
    const who = requireRole(request, 'editor');
    const fields = fieldsOf(request);
    const published = choiceOf(fields, 'published', ['true', 'false']) === 'true';
    const view = await ask(request);
    const { id, name, revision } = view.collection;
    if (published && fields.text('seen') !== view.seen) {
      throw new IntertieError(
        'publish.changed',
        'the collection has changed since you looked',
        name,
        'nothing was published; look at what it reveals now, then publish it',
      );
    }
    const decision = { action: 'collection.publish', subject: id, after: { published }, expected: revision };
    await store.decide(decision, who, request.visitor.now);
    return reply.redirect(`${addressOf(id)}?done=${published ? 'published' : 'private'}`, 303);
  });

  app.post('/collections/:id/policies', async (request, reply) => {
    const who = requireRole(request, 'editor');
    const fields = fieldsOf(request);
    const { collection, sources } = await ask(request);
    const changes = sources.flatMap((source): NewDecision[] => {
      const field = `policy:${source.id}`;
      if (!fields.names().includes(field)) return [];
      const policy = choiceOf(fields, field, POLICIES);
      if (policy === source.policy) return [];
      const saw = fields.text(`revision:${source.id}`);
      const expected = /^\d{1,9}$/.test(saw) ? Number(saw) : undefined;
      return [{ action: 'source.policy', subject: source.id, after: { policy }, expected }];
    });
    const { outcomes } = await store.decideAll(changes, who, request.visitor.now);
    const refused = outcomes.flatMap((outcome) => outcome.refused ?? []);
    if (refused[0]) {
      const { code, message } = refused[0];
      const remedy = 'look at the page again, then choose';
      throw new IntertieError(
        code,
        `${refused.length} of ${outcomes.length} sources could not be changed`,
        message,
        remedy,
      );
    }
    return reply.redirect(`${addressOf(collection.id)}?done=policies#sources`, 303);
  });
}

const addressOf = (id: string) => `/collections/${encodeURIComponent(id)}/publishing`;
