import type { FastifyReply, FastifyRequest } from 'fastify';
import { tellError, toProblem } from '../../api/problem.js';
import { type PageFrame, type PageName, type PageProps, renderPage } from '../render.js';

/** Path and query as asked for, without the two parameters that only change a preference. */
function addressOf(request: FastifyRequest): string {
  const [path = '/', search = ''] = request.url.split(/\?(.*)/s);
  const kept = search.split('&').filter((pair) => pair !== '' && !/^(lang|theme)(=|$)/.test(pair));
  return kept.length > 0 ? `${path}?${kept.join('&')}` : path;
}

function frameOf(request: FastifyRequest): PageFrame {
  const { language, theme, today, mayUpload, account, session, maySignIn } = request.visitor;
  const { name, role } = session?.account ?? {};
  return {
    language,
    theme,
    today,
    path: addressOf(request),
    mayAdd: mayUpload,
    account: name !== undefined && role !== undefined ? { name, role } : null,
    role: account?.role ?? null,
    maySignIn,
  };
}

/** Draws a page and sends it. */
export async function sendPage<N extends PageName>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: N,
  props: PageProps[N],
): Promise<FastifyReply> {
  const html = await renderPage(page, props, frameOf(request));
  return reply.type('text/html; charset=utf-8').send(html);
}

/** True when the asker wants data rather than a page: everything under /api, and whoever asks for JSON and not for HTML. */
export function wantsProblem(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  if (/^\/api(\/|\?|$)/.test(request.url)) return true;
  return /application\/(problem\+)?json/.test(accept) && !accept.includes('text/html');
}

const isPageView = (request: FastifyRequest) => request.method === 'GET' && !wantsProblem(request);

/** Answers with an error: a designed page for people, RFC 9457 problem details for programs. */
export async function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  log: (line: string) => void,
): Promise<FastifyReply> {
  const told = tellError(error);
  if (told.status >= 500) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log(`${request.method} ${request.url} failed: ${words}`);
  }
  // A page that asks for an account is reached by way of the sign-in page.
  if (told.code === 'rights.sign_in' && request.visitor.maySignIn && isPageView(request)) {
    return reply.redirect(`/sign-in?next=${encodeURIComponent(addressOf(request))}`, 303);
  }
  if (told.status === 401) reply.header('www-authenticate', 'Bearer');
  reply.code(told.status);
  const sendProblem = () => reply.type('application/problem+json').send(JSON.stringify(toProblem(error)));
  if (wantsProblem(request)) return sendProblem();
  try {
    const { status, problem, value, remedy } = told;
    return await sendPage(request, reply, 'error', { status, problem, value, remedy });
  } catch (rendering) {
    log(
      `the error page cannot be drawn: ${rendering instanceof Error ? rendering.message : String(rendering)}`,
    );
    return sendProblem();
  }
}
