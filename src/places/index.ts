export * from './contract-kind.js';
export * from './distance.js';
export * from './importance.js';
export * from './load-gazetteer.js';
export * from './open-gazetteer.js';
export * from './types.js';
