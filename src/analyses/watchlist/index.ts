export * from './match-watchlist.js';
export { nameTokens } from './name-tokens.js';
