export { reportPotential } from './report-potential.js';
