// A thread of `intertie read`: opens a reader of its own over the gazetteer that all threads share, and reads what it is given.
import { workerData } from 'node:worker_threads';
import { openReader, serveTasks } from '../../ingest/index.js';
import { doReadTask, type OutputForm, type ReadTask } from './read-task.js';

/** What each thread is told at its start. */
export interface ReadWorkerData {
  readonly home: string | undefined;
  readonly index: Uint8Array;
  readonly to: OutputForm;
  readonly explain: boolean;
}

const { home, index, to, explain } = workerData as ReadWorkerData;
const reader = openReader({ home, index });
serveTasks((task: ReadTask) => doReadTask(task, reader, { to, explain }));
