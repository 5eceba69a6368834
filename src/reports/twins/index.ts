export { reportTwins } from './report-twins.js';
