import type { FastifyInstance } from 'fastify';
import type { OpenApiDocument } from './openapi.js';
import { REFERENCE_STYLE, REFERENCE_STYLE_URL, renderReference } from './reference-page.js';

/** Adds the reference: /api for people, /api/openapi.json for programs. Register after the routes it describes. */
export function addReferenceRoutes(app: FastifyInstance): void {
  let page: string | null = null;
  const document = () => app.swagger() as unknown as OpenApiDocument;
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => document());
  app.get('/api', { schema: { hide: true } }, async (_request, reply) => {
    page ??= renderReference(document());
    return reply.type('text/html; charset=utf-8').send(page);
  });
  app.get(REFERENCE_STYLE_URL, { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(REFERENCE_STYLE),
  );
}
