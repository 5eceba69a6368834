import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { IntertieError } from '../../../base/index.js';
import { type Accounts, TOKEN_SCOPES } from '../../../store/index.js';
import { choiceOf, fieldsOf } from '../bodies.js';
import { clientAddress } from '../client-address.js';
import type { PageProps } from '../render.js';
import { requireRole, requireSession } from '../rights.js';
import { queryOf } from '../visitor.js';
import { sendPage } from './send-page.js';

const DAY_MS = 24 * 60 * 60_000;
/** How long a token may be in force, in days; "0": until it is revoked. */
export const TOKEN_DAYS = ['30', '90', '365', '0'] as const;
const DONE = ['password', 'token_revoked'] as const;

/** One's own account: password and tokens. */
export function addAccountRoutes(app: FastifyInstance, accounts: Accounts): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    made: PageProps['account']['made'] = null,
  ) => {
    const { account } = requireSession(request);
    const done = queryOf(request).get('done');
    return sendPage(request, reply, 'account', {
      name: account.name,
      role: account.role,
      hasPassword: account.hasPassword,
      passwordOnce: account.passwordOnce,
      waiting: account.waiting,
      tokens: (await accounts.tokens(account.id, request.visitor.now)).map((token) => ({
        id: token.id,
        label: token.label,
        scope: token.scope,
        ends: token.ends === null ? null : dayOf(token.ends),
        used: token.usedAt === null ? null : dayOf(token.usedAt),
      })),
      made,
      done: DONE.find((one) => one === done) ?? null,
    });
  };

  app.get('/account', (request, reply) => show(request, reply));

  app.post('/account/password', async (request, reply) => {
    const { account, secret } = requireSession(request);
    const fields = fieldsOf(request);
    const [current, next] = [fields.text('current'), fields.text('next')];
    if (next !== fields.text('again')) {
      throw new IntertieError(
        'account.password_unfit',
        'the two new passwords differ',
        'nothing was changed',
        'type the same one twice',
      );
    }
    const change = { account: account.id, current, next, address: clientAddress(request) };
    await accounts.changePassword(change, secret, request.visitor.now);
    return reply.redirect('/account?done=password', 303);
  });

  app.post('/account/tokens', async (request, reply) => {
    const { account } = requireSession(request);
    const who = requireRole(request, 'reader');
    const fields = fieldsOf(request);
    const scope = choiceOf(fields, 'scope', TOKEN_SCOPES);
    const days = Number(choiceOf(fields, 'days', TOKEN_DAYS));
    const { now } = request.visitor;
    const ends = days === 0 ? null : new Date(now.getTime() + days * DAY_MS);
    const made = await accounts.addToken(account.id, { label: fields.text('label'), scope, ends }, who, now);
    // The one time that it can be shown: it goes into this answer, which nobody keeps, and into no address.
    return show(request, reply, { label: made.token.label, secret: made.secret });
  });

  app.post('/account/tokens/:id/revoke', async (request, reply) => {
    const { account } = requireSession(request);
    const who = requireRole(request, 'reader');
    const { id } = request.params as { readonly id: string };
    await accounts.revokeToken(account.id, id, who, request.visitor.now);
    return reply.redirect('/account?done=token_revoked#tokens', 303);
  });
}

export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
