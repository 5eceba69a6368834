import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { isIntertieError } from '../../base/index.js';
import { prepareMaps } from './render.js';

/** The first page comes first. */
const AFTER_MS = 1500;
const BETWEEN_PIECES_MS = 30;

/** Once the server listens, the grounds of its maps are reckoned between the requests: no visitor waits for the first of its scale. */
export function prepareWhenIdle(app: FastifyInstance, log: (line: string) => void): void {
  let open = true;
  const pause = async (ms: number) => {
    await sleep(ms, undefined, { ref: false });
    return open;
  };
  const prepare = async () => {
    try {
      if (await pause(AFTER_MS)) await prepareMaps(() => pause(BETWEEN_PIECES_MS));
    } catch (error) {
      // Whoever asks for a page is told.
      if (!isIntertieError(error) || error.code !== 'web.not_built') log(`maps were not prepared: ${error}`);
    }
  };
  app.addHook('onListen', async () => {
    void prepare();
  });
  app.addHook('onClose', async () => {
    open = false;
  });
}
