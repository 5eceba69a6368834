import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** True when the header If-None-Match names this tag, weakly compared (RFC 9110, 13.1.2). */
function names(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((given) => given.trim() === '*' || given.trim() === tag);
}

/**
 * Answers are kept by the browser but asked about each time: a new document shows at once, and an unchanged page costs no bytes.
 * Answers depend on cookies and on the languages and formats asked for.
 *
 * @returns the body to send; empty when the browser already has it (304)
 */
export function tagAnswer(request: FastifyRequest, reply: FastifyReply, body: unknown): unknown {
  if (typeof body !== 'string' || reply.hasHeader('cache-control')) return body;
  reply.header('vary', 'accept, accept-language, cookie');
  if (reply.statusCode !== 200 || (request.method !== 'GET' && request.method !== 'HEAD')) {
    reply.header('cache-control', 'no-store');
    return body;
  }
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  reply.headers({ 'cache-control': 'private, no-cache', etag: tag });
  if (!names(request.headers['if-none-match'], tag)) return body;
  reply.code(304).removeHeader('content-type').removeHeader('content-length');
  return '';
}
