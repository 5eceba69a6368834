import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DECIDER_ROLES, makePassword, type Store } from '../../../store/index.js';
import { choiceOf, type Fields, fieldsOf } from '../bodies.js';
import { parseOpaqueId } from '../opaque-id.js';
import type { PageProps } from '../render.js';
import { requireRole } from '../rights.js';
import { queryOf } from '../visitor.js';
import { dayOf } from './account.js';
import { sendPage } from './send-page.js';

const DONE = ['role', 'removed'] as const;

/** All accounts, for administrators: add, role, password for one use, remove. */
export function addAccountsRoutes(app: FastifyInstance, store: Pick<Store, 'accounts' | 'decide'>): void {
  const { accounts } = store;
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    made: PageProps['accounts']['made'] = null,
  ) => {
    const who = requireRole(request, 'admin');
    const done = queryOf(request).get('done');
    return sendPage(request, reply, 'accounts', {
      rows: (await accounts.list(request.visitor.now)).map((account) => ({
        id: account.id,
        name: account.name,
        role: account.role,
        self: account.id === who.account,
        openId: account.openId,
        waiting: account.waiting,
        added: dayOf(account.addedAt),
        seen: account.seenAt === null ? null : dayOf(account.seenAt),
        tokens: account.tokens,
        revision: account.revision,
      })),
      made,
      done: DONE.find((one) => one === done) ?? null,
    });
  };
  const idOf = (request: FastifyRequest) =>
    parseOpaqueId((request.params as { readonly id: string }).id, 'account');
  const decide = async (request: FastifyRequest, action: string, afterIn: (fields: Fields) => unknown) => {
    const who = requireRole(request, 'admin');
    const fields = fieldsOf(request);
    const revision = fields.text('revision');
    const expected = /^\d{1,9}$/.test(revision) ? Number(revision) : undefined;
    await store.decide(
      { action, subject: idOf(request), after: afterIn(fields), expected },
      who,
      request.visitor.now,
    );
  };

  app.get('/accounts', (request, reply) => show(request, reply));

  app.post('/accounts', async (request, reply) => {
    const who = requireRole(request, 'admin');
    const fields = fieldsOf(request);
    const role = choiceOf(fields, 'role', DECIDER_ROLES);
    const password = makePassword();
    const input = { name: fields.text('name'), role, password, passwordOnce: true };
    const { name } = await accounts.add(input, who, request.visitor.now);
    return show(request, reply, { name, password });
  });

  app.post('/accounts/:id/role', async (request, reply) => {
    await decide(request, 'account.role', (fields) => ({ role: choiceOf(fields, 'role', DECIDER_ROLES) }));
    return reply.redirect('/accounts?done=role', 303);
  });

  app.post('/accounts/:id/remove', async (request, reply) => {
    await decide(request, 'account.remove', () => null);
    return reply.redirect('/accounts?done=removed', 303);
  });

  app.post('/accounts/:id/password', async (request, reply) => {
    const who = requireRole(request, 'admin');
    const id = idOf(request);
    const password = makePassword();
    await accounts.setPassword(id, password, true, who, request.visitor.now);
    const found = (await accounts.list(request.visitor.now)).find((account) => account.id === id);
    return show(request, reply, { name: found?.name ?? '', password });
  });
}
