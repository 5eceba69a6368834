export { checkRole } from './decision-errors.js';
export * from './types.js';
