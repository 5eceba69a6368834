export { defaultHome } from '../base/index.js';
export * from './accounts/index.js';
export type { Database } from './database.js';
export * from './decisions/index.js';
export { type OpenOptions, openStore } from './open-store.js';
export { placesOf, recordOf } from './places-of.js';
export { MY_DOCUMENTS } from './postgres-store.js';
export * from './reads/index.js';
export * from './types.js';
