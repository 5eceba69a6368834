export { CheckedNode } from './checked-node.js';
export * from './language/index.js';
export { checkVocabulary, parseVocabulary } from './parse-vocabulary.js';
export * from './types.js';
export * from './vocabulary.js';
