import { availableParallelism } from 'node:os';

/** More threads than this gain little: the main thread's reading and writing becomes the narrow place. */
const MOST_BY_DEFAULT = 4;

/** Threads to read with when nobody says how many: one a core, four at most. */
export const howManyWorkers = (): number => Math.min(availableParallelism(), MOST_BY_DEFAULT);
