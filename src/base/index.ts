export * from './amount.js';
export * from './bounded-memo.js';
export * from './default-home.js';
export * from './errors.js';
export * from './fold.js';
export * from './ids.js';
export * from './partial-date.js';
export * from './span.js';
