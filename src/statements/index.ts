export * from './agreement/types.js';
export { type ConfidenceFeatures, calibratedConfidence, confidenceFeatures } from './confidence.js';
export { type DrawContext, drawStatements, READER_METHOD } from './draw-statements.js';
export { type ExpectedPrecision, expectedPrecision } from './expected-precision.js';
export * from './explain/index.js';
export * from './gather-ties.js';
export * from './gather-types.js';
export * from './model/index.js';
export * from './types.js';
