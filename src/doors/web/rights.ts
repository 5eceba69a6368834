import type { FastifyReply, FastifyRequest } from 'fastify';
import { IntertieError } from '../../base/index.js';
import {
  type Account,
  type Accounts,
  checkRole,
  DECIDER_ROLES,
  type DeciderRole,
  LOCAL_PERSON,
  type TokenScope,
  type Who,
} from '../../store/index.js';
import { cookieOf } from './visitor.js';

/** Who asks, as far as a secret or their seat tells. */
export interface Rights {
  /** What they may decide as; null: nothing. */
  readonly account: Who | null;
  /** The session by which they are here, also when it may do nothing but choose a password or wait for a role. */
  readonly session: { readonly account: Account; readonly secret: string } | null;
  /** The atlas has accounts: signing in is of use. */
  readonly maySignIn: boolean;
}

export const NO_RIGHTS: Rights = { account: null, session: null, maySignIn: false };

/** A token never does more than its scope, whatever its account may. */
const MOST_OF_SCOPE: Readonly<Record<TokenScope, DeciderRole>> = {
  read: 'reader',
  review: 'reviewer',
  write: 'editor',
};

/**
 * Finds out who asks, anew for each request: an API token, else a session, else, at this machine and while the atlas has no accounts, the
 * local person.
 * @throws IntertieError `token.refused` for a token that is not in force: never answered as if none had been sent
 */
export async function findRights(
  request: FastifyRequest,
  accounts: Accounts | undefined,
  local: boolean,
  at: Date,
): Promise<Rights> {
  if (!accounts) return { ...NO_RIGHTS, account: local ? LOCAL_PERSON : null };
  const token = bearerOf(request);
  if (token !== null) {
    const found = await accounts.token(token, at);
    if (!found) throw tokenRefused();
    return {
      account: found.account.waiting ? null : byToken(found.account, found.scope),
      session: null,
      maySignIn: true,
    };
  }
  const secret = cookieOf(request, sessionCookie(request));
  const account = secret === null ? null : await accounts.session(secret, at);
  if (account && secret !== null) {
    return {
      account: account.passwordOnce || account.waiting ? null : whoIs(account),
      session: { account, secret },
      maySignIn: true,
    };
  }
  const maySignIn = await accounts.any();
  return { account: local && !maySignIn ? LOCAL_PERSON : null, session: null, maySignIn };
}

const whoIs = ({ id, name, role }: Account): Who => ({ account: id, name, role });

function byToken(account: Account, scope: TokenScope): Who {
  const most = DECIDER_ROLES.indexOf(MOST_OF_SCOPE[scope]);
  const role = DECIDER_ROLES[Math.min(most, DECIDER_ROLES.indexOf(account.role))] ?? 'reader';
  return { ...whoIs(account), role };
}

/** The token of "Authorization: Bearer …", or null when none was sent. @throws IntertieError `token.refused` for another scheme */
function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  const token = /^Bearer +([\w-]{1,200})$/i.exec(header.trim())?.[1];
  if (token === undefined) throw tokenRefused();
  return token;
}

function tokenRefused(): IntertieError {
  return new IntertieError(
    'token.refused',
    'this token is not in force',
    'Authorization',
    'send "Authorization: Bearer TOKEN" with a token from your account page; it may be revoked or over',
  );
}

/** True where the page came over https, by this server's own word or that of the proxy before it: then so will the cookie. */
export function cameEncrypted(request: FastifyRequest): boolean {
  const [told = ''] = String(request.headers['x-forwarded-proto'] ?? '').split(',');
  return (
    told.trim().toLowerCase() === 'https' || /(^|[;,\s])proto="?https/i.test(request.headers.forwarded ?? '')
  );
}

/** With the prefix, a browser takes the cookie only over https and from this very host: no neighbour can put one under. */
const sessionCookie = (request: FastifyRequest) =>
  cameEncrypted(request) ? '__Host-intertie-session' : 'intertie-session';

/** Gives the session to the browser: not to scripts, not to other sites, and over https only where it came so. */
export function sendSession(request: FastifyRequest, reply: FastifyReply, secret: string, ends: Date): void {
  const secure = cameEncrypted(request) ? '; Secure' : '';
  const flags = `Path=/; Expires=${ends.toUTCString()}; HttpOnly; SameSite=Lax${secure}`;
  reply
    .header('set-cookie', `${sessionCookie(request)}=${secret}; ${flags}`)
    .header('cache-control', 'no-store');
}

export function takeSessionBack(request: FastifyRequest, reply: FastifyReply): void {
  sendSession(request, reply, '', new Date(0));
}

/**
 * Who asks, when they may do what needs this role. The one place where a route asks for rights.
 * @throws IntertieError `rights.sign_in`, `rights.password_first`, `rights.waiting`, `rights.missing`
 */
export function requireRole(request: FastifyRequest, role: DeciderRole): Who {
  const { account, session, maySignIn } = request.visitor;
  const asked = `${request.method} ${request.url.split('?')[0]}`.slice(0, 120);
  if (account) {
    checkRole(account, role, asked);
    return account;
  }
  if (session?.account.waiting) {
    const remedy = 'ask an administrator of the atlas to give you a role';
    throw new IntertieError('rights.waiting', 'your account waits for a role', asked, remedy);
  }
  if (session) {
    throw new IntertieError(
      'rights.password_first',
      'this password was made for one use',
      asked,
      'choose one of your own on your account page, then go on',
    );
  }
  if (maySignIn)
    throw new IntertieError('rights.sign_in', 'this needs an account', asked, 'sign in, then try again');
  throw new IntertieError(
    'rights.sign_in',
    'this needs an account, and this atlas has none yet',
    asked,
    'on the machine that runs it: intertie user add NAME --role admin',
  );
}

/** The session of a person who signed in by hand: a token manages no passwords and no tokens. @throws IntertieError `rights.sign_in` */
export function requireSession(request: FastifyRequest): NonNullable<Rights['session']> {
  const { session } = request.visitor;
  if (session) return session;
  throw new IntertieError(
    'rights.sign_in',
    'this needs a session',
    request.url.split('?')[0] ?? '',
    'sign in, then try again',
  );
}
