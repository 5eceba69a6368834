export { caseForms, phraseForms } from './case-forms.js';
export * from './contract-kind.js';
export {
  type DesignatedName,
  type Designator,
  designatorAfter,
  designatorBefore,
  readDesignators,
} from './designators.js';
export * from './distance.js';
export { extendGazetteer } from './extend-gazetteer.js';
export { type GazetteerEntry, makeEntry } from './gazetteer-entry.js';
export * from './gazetteer-pack.js';
export * from './importance.js';
export * from './load-gazetteer.js';
export { nameLikeness } from './name-shape.js';
export * from './open-gazetteer.js';
export * from './read-gazetteer-file.js';
export * from './resolve-place.js';
export { shareIndex } from './share-index.js';
export * from './types.js';
