export * from './lifecycle.js';
export * from './types.js';
