export { checkLabel, checkName, checkPassword } from './check-words.js';
export { PASSWORD_COST, type ScryptCost } from './password-hash.js';
export { makePassword } from './secrets.js';
export * from './types.js';
