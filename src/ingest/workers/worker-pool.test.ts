import { afterEach, expect, test, vi } from 'vitest';
import { openWorkers, type WorkerPool } from './worker-pool.js';

vi.setConfig({ testTimeout: 120_000 });

const entry = new URL('../../../test/support/odd-worker.mjs', import.meta.url);
let pool: WorkerPool<unknown, unknown>;
const open = (size: number, data?: unknown): WorkerPool<unknown, unknown> => {
  pool = openWorkers({ entry, size, data });
  return pool;
};
afterEach(() => pool.close());

test('tasks are shared out among the threads and each gets its own answer', async () => {
  const { run } = open(2);
  expect(await Promise.all([1, 2, 3, 4, 5].map(run))).toEqual([2, 4, 6, 8, 10]);
  const threads = await Promise.all(['thread', 'thread', 'thread', 'thread'].map(run));
  expect(new Set(threads).size).toBe(2);
});

test('a thread that ends over a task fails that task alone; those behind it are done by another', async () => {
  const { run } = open(1);
  expect(await run(1)).toBe(2);
  const outcomes = await Promise.allSettled([run(2), run('exit'), run(3), run(4)]);
  expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.code))).toEqual([
    4,
    'worker.crashed',
    6,
    8,
  ]);
  expect(await run(5)).toBe(10);
});

test('an exception that nobody catches is a crash that says what happened', async () => {
  const { run } = open(2);
  await Promise.all([run(1), run(2)]);
  await expect(run('throw outside')).rejects.toMatchObject({
    code: 'worker.crashed',
    value: 'out of the blue',
  });
  expect(await Promise.all([run(3), run(4)])).toEqual([6, 8]);
});

test('what a task throws is told and the thread goes on', async () => {
  const { run } = open(1);
  const before = await run('thread');
  await expect(run('throw')).rejects.toMatchObject({ code: 'worker.failed', value: 'no good number' });
  expect(await run('thread')).toBe(before);
});

test('threads that die at their start are not started for ever', async () => {
  const { run } = open(2, { dead: true });
  const outcomes = await Promise.allSettled([run(1), run(2), run(3)]);
  expect(outcomes.map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(run(4)).rejects.toMatchObject({ code: 'worker.start' });
});

test('shared memory is the same in all threads', async () => {
  const shared = new SharedArrayBuffer(4);
  const { run } = open(2, { shared });
  await Promise.all([run('shared'), run('shared'), run('shared')]);
  expect(new Int32Array(shared)[0]).toBe(3);
});

test('closing stops a thread in the middle of a task that never ends', async () => {
  const { run, close } = open(1);
  await run(1);
  run('spin').catch(() => undefined);
  await close();
});
