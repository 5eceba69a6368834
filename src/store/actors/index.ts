export * from './read-actors.js';
