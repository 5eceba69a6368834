export type { Database } from './database.js';
export * from './types.js';
