import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { IntertieError } from '../../base/index.js';
import { processIdentity, processRuns } from './process-identity.js';

const POLL_MS = 25;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/**
 * Runs `work` while holding the lock file, so that processes of this machine take turns. A lock left by a dead process is
 * taken over. The file appears whole (by link), so a reader never sees half of it.
 *
 * Two processes that bury the same dead lock at once could, in a window of microseconds, both hold it; PostgreSQL's own
 * lock on its data folder then still lets only one server start.
 *
 * @throws IntertieError `store.locked` when a live process holds it for longer than `patienceMs`
 */
export async function withLock<T>(path: string, patienceMs: number, work: () => Promise<T>): Promise<T> {
  const mine = `${processIdentity(process.pid)} ${randomBytes(6).toString('hex')}`;
  const draft = `${path}.${process.pid}-${mine.slice(-12)}`;
  await writeFile(draft, mine, { mode: 0o644 });
  try {
    await take(path, draft, Date.now() + patienceMs);
  } finally {
    await rm(draft, { force: true });
  }
  try {
    return await work();
  } finally {
    if ((await contentOf(path)) === mine) await rm(path, { force: true });
  }
}

async function take(path: string, draft: string, deadline: number): Promise<void> {
  for (;;) {
    try {
      await link(draft, path);
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const holder = await contentOf(path);
    if (holder === null) continue;
    const [pid = '', start = '-'] = holder.split(' ');
    if (!processRuns(Number(pid), start)) {
      await bury(path, holder, `${draft}-old`);
    } else if (Date.now() > deadline) {
      throw new IntertieError(
        'store.locked',
        'another process is still starting or stopping the database',
        `process ${pid} holds ${path}`,
        'wait for it to end, or end that process and try again',
      );
    } else {
      await sleep(POLL_MS);
    }
  }
}

/** Moves a dead process's lock away; a live one moved by mistake (somebody was quicker) is put back. */
async function bury(path: string, dead: string, aside: string): Promise<void> {
  try {
    await rename(path, aside);
    if ((await contentOf(aside)) !== dead) await link(aside, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
  }
  await rm(aside, { force: true });
}

async function contentOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
