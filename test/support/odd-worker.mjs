// A worker for the tests of the pool: doubles numbers, and does odd things when told to.
import { threadId, workerData } from 'node:worker_threads';
import '../ts-loader.mjs';

if (workerData?.dead) process.exit(7);
const { serveTasks } = await import('../../src/ingest/workers/serve-tasks.ts');

serveTasks(async (task) => {
  if (task === 'exit') process.exit(3);
  if (task === 'throw outside') {
    setImmediate(() => {
      throw new Error('out of the blue');
    });
    await new Promise(() => undefined);
  }
  if (task === 'throw') throw new Error('no good number');
  if (task === 'thread') return threadId;
  if (task === 'shared') return Atomics.add(new Int32Array(workerData.shared), 0, 1);
  if (task === 'spin') for (;;);
  return task * 2;
});
