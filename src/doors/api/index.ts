export { addAnalysisApi, listOf } from './analysis-routes.js';
export * from './openapi.js';
export * from './problem.js';
export { addReferenceRoutes } from './reference.js';
export { renderApiMarkdown } from './reference-markdown.js';
export { addReviewApi } from './review-routes.js';
export { addApiRoutes } from './routes.js';
