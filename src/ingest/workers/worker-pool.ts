import { Worker } from 'node:worker_threads';
import { IntertieError } from '../../base/index.js';
import type { Answer, Task } from './serve-tasks.js';

export interface PoolOptions {
  /** Module that calls `serveTasks`. */
  readonly entry: URL;
  readonly size: number;
  /** Given to each worker as `workerData`; a SharedArrayBuffer in it is shared, the rest is copied. */
  readonly data?: unknown;
}

/** Threads that do tasks of one kind. */
export interface WorkerPool<T, R> {
  /**
   * Does a task on the thread with the least to do. A thread that dies over it is replaced, and its other tasks are done again.
   * @throws IntertieError `worker.crashed` when the thread died over this task, `worker.failed` when it threw; `worker.start` when none starts
   */
  run(task: T): Promise<R>;
  /** Stops all threads at once; tasks in hand are never answered. */
  close(): Promise<void>;
}

interface Job<T, R> {
  readonly task: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/** A thread with what it was given, oldest first: the first is the one in work. */
interface Thread<T, R> {
  readonly worker: Worker;
  readonly jobs: Map<number, Job<T, R>>;
  /** It answered once, so that its start is not at fault. */
  proven: boolean;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const crashed = (reason: string): IntertieError =>
  new IntertieError(
    'worker.crashed',
    'the thread that read it ended',
    reason,
    'the rest is read; report what it was',
  );

const notStarted = (reason: string): IntertieError =>
  new IntertieError('worker.start', 'a thread for reading cannot be started', reason, 'use --workers 1');

/** Starts `size` threads; each loads what it needs while the first tasks wait for it. */
export function openWorkers<T, R>({ entry, size, data }: PoolOptions): WorkerPool<T, R> {
  let last = 0;
  let closed = false;
  const threads: Thread<T, R>[] = [];

  const give = (thread: Thread<T, R>, job: Job<T, R>): void => {
    const id = ++last;
    thread.jobs.set(id, job);
    thread.worker.postMessage({ id, task: job.task } satisfies Task<T>);
  };

  const idlest = (): Thread<T, R> | undefined =>
    threads.reduce<Thread<T, R> | undefined>(
      (best, thread) => (best === undefined || thread.jobs.size < best.jobs.size ? thread : best),
      undefined,
    );

  const replace = (thread: Thread<T, R>, reason: string): void => {
    const at = threads.indexOf(thread);
    if (at < 0 || closed) return;
    const [first, ...others] = thread.jobs.values();
    if (!thread.proven) {
      // One that dies before its first answer would die again: its tasks go to the others, or fail.
      threads.splice(at, 1);
      first?.reject(threads.length > 0 ? crashed(reason) : notStarted(reason));
    } else {
      threads[at] = start();
      first?.reject(crashed(reason));
    }
    for (const job of others) {
      const next = idlest();
      if (next) give(next, job);
      else job.reject(notStarted(reason));
    }
  };

  const start = (): Thread<T, R> => {
    const worker = new Worker(entry, { workerData: data });
    const thread: Thread<T, R> = { worker, jobs: new Map(), proven: false };
    worker.on('message', (answer: Answer<R>) => {
      const job = thread.jobs.get(answer.id);
      thread.jobs.delete(answer.id);
      thread.proven = true;
      if ('result' in answer) job?.resolve(answer.result);
      else
        job?.reject(
          new IntertieError(
            'worker.failed',
            'not read, for a reason of our own',
            answer.fault,
            'please report it',
          ),
        );
    });
    // "error" comes first when it was an exception, "exit" alone when the thread ended itself.
    worker.on('error', (error) => replace(thread, reasonOf(error)));
    worker.on('exit', (code) => replace(thread, `it ended with ${code}`));
    return thread;
  };

  for (let i = 0; i < size; i++) threads.push(start());
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        const thread = idlest();
        const job = { task, resolve, reject };
        if (thread) give(thread, job);
        else reject(notStarted('all threads ended'));
      }),
    async close() {
      closed = true;
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
