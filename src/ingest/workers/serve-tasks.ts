import { parentPort } from 'node:worker_threads';
import { IntertieError } from '../../base/index.js';

export interface Task<T> {
  readonly id: number;
  readonly task: T;
}

export type Answer<R> =
  | { readonly id: number; readonly result: R }
  | { readonly id: number; readonly fault: string };

/**
 * Answers the tasks of a pool, one after another, for as long as the pool is open. Called once, by the module that a pool's `entry` names.
 * @throws IntertieError `worker.alone` on a main thread
 */
export function serveTasks<T, R>(work: (task: T) => R | Promise<R>): void {
  const port = parentPort;
  if (port === null) {
    throw new IntertieError(
      'worker.alone',
      'not a worker thread',
      'main thread',
      'start it with openWorkers',
    );
  }
  const answer = async ({ id, task }: Task<T>): Promise<Answer<R>> => {
    try {
      return { id, result: await work(task) };
    } catch (error) {
      return { id, fault: error instanceof Error ? error.message : String(error) };
    }
  };
  let before: Promise<void> = Promise.resolve();
  port.on('message', (given: Task<T>) => {
    before = before.then(async () => port.postMessage(await answer(given)));
  });
}
