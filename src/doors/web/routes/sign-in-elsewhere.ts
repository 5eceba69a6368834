import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { IntertieError } from '../../../base/index.js';
import type { Accounts } from '../../../store/index.js';
import type { OpenIdCheck, OpenIdProvider } from '../openid.js';
import { cameEncrypted, sendSession } from '../rights.js';
import { cookieOf, queryOf } from '../visitor.js';
import { pathOf } from './sign-in.js';

/** Long enough for a person to find their second factor. */
const MINUTES = 15;

/** Signing in by way of an OpenID provider: there, and back. */
export function addSignInElsewhereRoutes(
  app: FastifyInstance,
  accounts: Accounts,
  provider: OpenIdProvider,
): void {
  app.get('/sign-in/elsewhere', async (request, reply) => {
    const next = pathOf(queryOf(request).get('next') ?? '/');
    const { url, check } = await provider.begin(`${originOf(request)}/sign-in/back`);
    keepCheck(request, reply, JSON.stringify({ ...check, next }), MINUTES * 60);
    return reply.redirect(url.href, 303);
  });

  app.get('/sign-in/back', async (request, reply) => {
    const kept = checkIn(request);
    keepCheck(request, reply, '', 0);
    const person = await provider.finish(new URL(request.url, originOf(request)), kept.check);
    const { session, now } = request.visitor;
    const begun = await accounts.signInOpenId(person, now);
    if (session) await accounts.endSession(session.secret);
    sendSession(request, reply, begun.secret, begun.ends);
    return reply.redirect(begun.account.waiting ? '/account' : kept.next, 303);
  });
}

const originOf = (request: FastifyRequest) =>
  `${cameEncrypted(request) ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;

const cookieName = (request: FastifyRequest) =>
  cameEncrypted(request) ? '__Host-intertie-sign-in' : 'intertie-sign-in';

function keepCheck(request: FastifyRequest, reply: FastifyReply, text: string, seconds: number): void {
  const secure = cameEncrypted(request) ? '; Secure' : '';
  const value = Buffer.from(text).toString('base64url');
  reply
    .header(
      'set-cookie',
      `${cookieName(request)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`,
    )
    .header('cache-control', 'no-store');
}

/** @throws IntertieError `sign_in.not_begun`: the answer of a provider that this browser has not been sent to */
function checkIn(request: FastifyRequest): { readonly check: OpenIdCheck; readonly next: string } {
  try {
    const text = Buffer.from(cookieOf(request, cookieName(request)) ?? '', 'base64url').toString();
    const { state, nonce, verifier, next } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (typeof state === 'string' && typeof nonce === 'string' && typeof verifier === 'string') {
      return { check: { state, nonce, verifier }, next: pathOf(String(next)) };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new IntertieError(
    'sign_in.not_begun',
    'signing in was not begun in this browser, or too long ago',
    request.url.split('?')[0] ?? '',
    'begin again on the sign-in page',
  );
}
