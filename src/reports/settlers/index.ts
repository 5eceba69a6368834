export { reportSettlers } from './report-settlers.js';
