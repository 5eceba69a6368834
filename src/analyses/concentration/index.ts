export * from './concentrate.js';
export * from './measures.js';
