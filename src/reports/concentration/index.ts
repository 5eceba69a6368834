export { reportConcentration } from './report-concentration.js';
