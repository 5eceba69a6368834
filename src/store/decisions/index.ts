export { checkRole } from './decision-errors.js';
export type { Reapplied } from './re-apply/re-apply.js';
export * from './types.js';
