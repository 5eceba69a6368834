export { findDates, type WrittenDate } from './dates/find-dates.js';
export { monthNumber } from './dates/month-names.js';
export { detectLanguage } from './detect-language.js';
export { type Dateline, readDateline } from './structure/dateline.js';
export { type StructureHints, structureText } from './structure-text.js';
export * from './types.js';
