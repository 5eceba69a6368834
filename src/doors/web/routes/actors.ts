import type { FastifyInstance, FastifyRequest } from 'fastify';
import { IntertieError } from '../../../base/index.js';
import { type WatchMark, watchMarks, watchPage } from '../../../ingest/index.js';
import type { ActorPageView } from '../../../queries/index.js';
import { DECIDER_ROLES, type Store, type Who } from '../../../store/index.js';
import { found } from '../asking.js';
import { fieldsOf } from '../bodies.js';
import { parseOpaqueId } from '../opaque-id.js';
import { requireRole } from '../rights.js';
import { queryOf } from '../visitor.js';
import { sendPage } from './send-page.js';

const may = (who: Who | null, role: Who['role']) =>
  who !== null && DECIDER_ROLES.indexOf(who.role) >= DECIDER_ROLES.indexOf(role);

/**
 * Pages of actors, the decisions that join and part them, and the list of possible matches with watch lists. Marks are put to the page here, for
 * reviewers alone: no question of the read side knows of them, so that none can carry them to a visitor, the API or an export.
 */
export function addActorRoutes(app: FastifyInstance, store: Store): void {
  app.get('/actor/:id', async (request, reply) => {
    const { visitor } = request;
    const id = idOf(request);
    const view = found(await visitor.queries.actor(id, visitor.language), 'actor', id);
    return sendPage(request, reply, 'actor', {
      view,
      marks: may(visitor.account, 'reviewer') ? await marksOf(store, view) : null,
      mayEdit: may(visitor.account, 'editor') && view.actor.kind === 'person',
    });
  });

  app.post('/actor/:id/together', async (request, reply) => {
    const who = requireRole(request, 'editor');
    const id = idOf(request);
    const other = otherIn(fieldsOf(request).text('other'));
    await store.decide({ action: 'actor.together', subject: `${id}~${other}` }, who, request.visitor.now);
    return reply.redirect(`/actor/${encodeURIComponent(other)}`, 303);
  });

  app.post('/actor/:id/apart', async (request, reply) => {
    const who = requireRole(request, 'editor');
    const id = idOf(request);
    const fields = fieldsOf(request);
    const roles = fields
      .names()
      .filter((name) => /^role:\d{1,4}$/.test(name))
      .map((name) => fields.text(name));
    await store.decide({ action: 'actor.apart', subject: id, after: { roles } }, who, request.visitor.now);
    return reply.redirect(`/actor/${encodeURIComponent(id)}`, 303);
  });

  app.get('/watch', async (request, reply) => {
    requireRole(request, 'reviewer');
    const after = queryOf(request).get('after') ?? '';
    const page = await watchPage(store, after === '' ? '' : parseOpaqueId(after, 'actor'));
    return sendPage(request, reply, 'watch', {
      ...page,
      lists: page.lists.map(({ loadedAt, ...list }) => ({
        ...list,
        loaded: loadedAt.toISOString().slice(0, 10),
      })),
    });
  });
}

const idOf = (request: FastifyRequest) =>
  parseOpaqueId((request.params as { readonly id: string }).id, 'actor');

/** The id of an actor, or the address of its page as it is copied from the browser. */
function otherIn(given: string): string {
  const id = given.trim().split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? '';
  if (/^a[0-9a-z]{8,40}$/.test(id)) return id;
  throw new IntertieError(
    'body.unreadable',
    'not an actor',
    given.slice(0, 100),
    'paste the address of the other actor’s page',
  );
}

function marksOf(store: Store, { actor, roles }: ActorPageView): Promise<readonly WatchMark[]> {
  const countries = [...new Set(roles.flatMap(({ country }) => country ?? []))];
  return watchMarks(store, { kind: actor.kind, names: [actor.name, ...actor.otherNames], countries });
}
