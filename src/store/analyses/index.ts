export * from './read-figures.js';
export * from './read-link-claims.js';
export * from './read-partners.js';
export * from './read-seen-ids.js';
export * from './read-tellings.js';
export * from './read-tie-graph.js';
