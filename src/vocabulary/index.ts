export * from './language/index.js';
export * from './types.js';
