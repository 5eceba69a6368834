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
  const { language, theme, today, mayUpload } = request.visitor;
  return { language, theme, today, path: addressOf(request), mayAdd: mayUpload };
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
function wantsProblem(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  if (/^\/api(\/|\?|$)/.test(request.url)) return true;
  return /application\/(problem\+)?json/.test(accept) && !accept.includes('text/html');
}

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
