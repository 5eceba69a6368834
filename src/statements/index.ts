export * from './gather-ties.js';
export * from './gather-types.js';
export * from './types.js';
