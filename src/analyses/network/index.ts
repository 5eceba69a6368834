export * from './measure-network.js';
export * from './mixing.js';
export * from './sample-betweenness.js';
