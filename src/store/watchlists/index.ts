export * from './watchlists.js';
