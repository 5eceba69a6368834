export { reportVisits } from './report-visits.js';
