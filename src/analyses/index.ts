export * from './concentration/index.js';
export * from './frame.js';
export * from './gravity/index.js';
export * from './quality/index.js';
export * from './routes/index.js';
export * from './seeded-random.js';
export * from './twins/index.js';
export * from './watchlist/index.js';
