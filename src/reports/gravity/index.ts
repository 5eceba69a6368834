export { reportGravity } from './report-gravity.js';
