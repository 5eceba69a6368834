export { measurePotential, type Potential, type PotentialQuestion } from './measure-potential.js';
