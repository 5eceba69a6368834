import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { WEB_FOLDER } from '../render.js';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Scripts, styles and fonts. Their names hold a hash of what is in them, so a browser may keep them for good. */
export async function addAssetRoutes(app: FastifyInstance): Promise<void> {
  const root = join(WEB_FOLDER, 'assets');
  // Without a build there are none; pages then say how to build (web.not_built).
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root,
    prefix: '/assets/',
    index: false,
    dotfiles: 'deny',
    maxAge: YEAR_MS,
    immutable: true,
    decorateReply: false,
  });
}
