export { createQueries, type QueryOptions } from './create-queries.js';
export * from './types.js';
