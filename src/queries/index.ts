export { createQueries, type QueryOptions } from './create-queries.js';
export { ANY_PROMISE } from './promise-board.js';
export { askPublishing, type PublishingView } from './publishing.js';
export * from './review.js';
export * from './types.js';
