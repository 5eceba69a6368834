export * from './audits.js';
export * from './read-golden.js';
export * from './sample-frames.js';
export type * from './types.js';
