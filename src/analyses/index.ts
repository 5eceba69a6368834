export * from './frame.js';
export * from './gravity/index.js';
