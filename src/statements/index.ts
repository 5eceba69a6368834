export * from './gather-types.js';
export * from './types.js';
