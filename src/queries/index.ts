export { createQueries, type QueryOptions } from './create-queries.js';
export { askPublishing, type PublishingView } from './publishing.js';
export * from './review.js';
export { askPublishing, type PublishingView } from './publishing.js';
export * from './types.js';
