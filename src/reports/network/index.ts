export { reportNetwork } from './report-network.js';
