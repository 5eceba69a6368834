export { AirportReader } from './airport-reader.js';
export { RouteReader } from './route-reader.js';
export { isPaved, RunwayReader } from './runway-reader.js';
export * from './types.js';
