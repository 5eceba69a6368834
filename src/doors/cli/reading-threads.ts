import { IntertieError, isIntertieError } from '../../base/index.js';
import {
  howManyWorkers,
  LONGEST_WHOLE,
  type ModelReader,
  openReader,
  openWorkers,
  type Reader,
  sharedIndex,
  type WorkerPool,
} from '../../ingest/index.js';
import {
  asOutcome,
  doReadTask,
  type OutputForm,
  type ReadOutcome,
  type ReadTask,
  taskName,
} from './read-task.js';
import type { ReadWorkerData } from './read-worker.js';
import { parseTextLine } from './text-lines.js';

export interface ThreadOptions {
  readonly home: string | undefined;
  readonly to: OutputForm;
  /** 1 reads on the main thread; undefined: as many as the machine has cores (four at most), once there are more than a few texts. */
  readonly workers: number | undefined;
  /** Reads along, for all texts on this thread: it is waited for far longer than the rules take. */
  readonly model?: ModelReader | null;
  readonly explain?: boolean;
}

/** Reads tasks, on this thread or on others. */
export interface ReadingThreads {
  /** Tasks worth having in hand at once. */
  readonly most: number;
  /** The reader of this thread, opened when first asked for. */
  reader(): Reader;
  read(task: ReadTask): Promise<ReadOutcome>;
  close(): Promise<void>;
}

/** So many texts are read before threads are started for the rest: a thread's start takes as long as reading some hundred texts. */
const FEW = 24;
/** A thread's next text lies ready while it reads. */
const IN_HAND = 4;
/** The same module as sources (tests) and as built. */
const ENTRY = new URL(`./read-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** A text over which a thread ended: told with the id by which its owner knows it. */
function crashed(task: ReadTask, cause: IntertieError): IntertieError {
  let id = '';
  if (task.kind === 'line') {
    try {
      id = ` (id ${JSON.stringify(parseTextLine(task.source, task.line).id)})`;
    } catch (error) {
      if (!isIntertieError(error)) throw error;
    }
  }
  return new IntertieError(
    'read.crashed',
    `${taskName(task)}${id}: the thread that read it ended`,
    cause.value,
    'please report it with that text; the others are read',
    { cause },
  );
}

export function openReadingThreads({
  home,
  to,
  workers,
  model = null,
  explain = false,
}: ThreadOptions): ReadingThreads {
  const size = model === null ? (workers ?? howManyWorkers()) : 1;
  let own: Reader | null = null;
  let pool: WorkerPool<ReadTask, ReadOutcome> | null = null;
  let begun = 0;
  const reader = (): Reader => {
    own ??= openReader({ home });
    return own;
  };
  const threads = (): WorkerPool<ReadTask, ReadOutcome> => {
    const data = (): ReadWorkerData => ({ home, index: sharedIndex(), to, explain });
    pool ??= openWorkers({ entry: ENTRY, size, data: data() });
    return pool;
  };
  return {
    most: size === 1 && model === null ? 1 : size * IN_HAND,
    reader,
    async read(task) {
      // Read in its turn, part by part: handing it over would only copy it.
      if (task.kind === 'line' && task.source.length > LONGEST_WHOLE) return { long: true };
      begun += 1;
      const here = size === 1 || (workers === undefined && begun <= FEW);
      // The standard input belongs to the main thread.
      if (here || (task.kind === 'target' && task.target.kind === 'stdin')) {
        return await doReadTask(task, reader(), { to, model, explain });
      }
      try {
        return await threads().run(task);
      } catch (error) {
        if (!isIntertieError(error) || error.code !== 'worker.crashed') throw error;
        return asOutcome(crashed(task, error));
      }
    },
    close: async () => await pool?.close(),
  };
}
