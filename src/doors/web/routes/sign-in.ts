import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type IntertieError, isIntertieError } from '../../../base/index.js';
import type { Accounts } from '../../../store/index.js';
import { fieldsOf } from '../bodies.js';
import { clientAddress } from '../client-address.js';
import { cameEncrypted, requireRole, sendSession, takeSessionBack } from '../rights.js';
import { cameThroughProxy, isLoopback } from '../security.js';
import { queryOf } from '../visitor.js';
import { sendPage, wantsProblem } from './send-page.js';

/** Where to go afterwards: a path of this atlas and of no other site. @example pathOf('//evil.test'); // '/' */
export function pathOf(wished: string): string {
  // Browsers take "\" for "/" and drop tabs and line ends.
  const fits = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(wished) && wished.length <= 2000;
  return fits && !/^\/sign-(in|out)\b/.test(wished) ? wished : '/';
}

/** The password goes over the net as it is typed. */
function isOverheard(request: FastifyRequest): boolean {
  return (
    !cameEncrypted(request) && (cameThroughProxy(request) || !isLoopback(request.socket.remoteAddress ?? ''))
  );
}

async function askForIt(
  request: FastifyRequest,
  reply: FastifyReply,
  more: {
    readonly next: string;
    readonly provider: string | null;
    readonly name?: string;
    readonly refusal?: IntertieError;
  },
): Promise<FastifyReply> {
  const { visitor } = request;
  return sendPage(request, reply, 'signIn', {
    next: more.next,
    name: more.name ?? '',
    refusal: more.refusal ? { code: more.refusal.code, remedy: more.refusal.remedy } : null,
    overheard: isOverheard(request),
    anyAccounts: visitor.maySignIn,
    provider: more.provider,
  });
}

/** The codes that the sign-in page tells beside its form; others are pages of their own. */
const TOLD_HERE = ['sign_in.refused', 'sign_in.too_many', 'sign_in.busy'];

/** Signing in and out. */
export function addSignInRoutes(app: FastifyInstance, accounts: Accounts, provider: string | null): void {
  app.get('/sign-in', async (request, reply) => {
    const next = pathOf(queryOf(request).get('next') ?? '/');
    if (request.visitor.session) return reply.redirect(next, 303);
    return askForIt(request, reply, { next, provider });
  });

  app.post('/sign-in', async (request, reply) => {
    const fields = fieldsOf(request);
    const name = fields.text('name');
    const next = pathOf(fields.text('next') || '/');
    const { session, now } = request.visitor;
    try {
      const address = clientAddress(request);
      const begun = await accounts.signIn({ name, password: fields.text('password'), address }, now);
      // Whatever the browser came with ends here: nobody can have chosen the session that goes on.
      if (session) await accounts.endSession(session.secret);
      sendSession(request, reply, begun.secret, begun.ends);
      if (wantsProblem(request)) {
        const { id, role } = begun.account;
        return reply.send({
          account: { id, name: begun.account.name, role },
          ends: begun.ends.toISOString(),
        });
      }
      return reply.redirect(begun.account.passwordOnce ? '/account' : next, 303);
    } catch (error) {
      if (wantsProblem(request) || !isIntertieError(error) || !TOLD_HERE.includes(error.code)) throw error;
      const status = error.code === 'sign_in.refused' ? 401 : error.code === 'sign_in.busy' ? 503 : 429;
      return askForIt(request, reply.code(status), { next, provider, name, refusal: error });
    }
  });

  app.post('/sign-out', async (request, reply) => {
    const { session } = request.visitor;
    if (session) await accounts.endSession(session.secret);
    takeSessionBack(request, reply);
    if (wantsProblem(request)) return reply.code(204).send();
    return reply.redirect('/', 303);
  });

  app.get('/api/account', async (request) => {
    const { account, name, role } = requireRole(request, 'reader');
    return { account, name, role };
  });
}
