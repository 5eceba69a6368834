export { type Coefficient, estimateGravity, type GravityResult } from './estimate.js';
export { evaluate } from './evaluate.js';
export { readExpression } from './expression.js';
export { readFormula } from './formula.js';
export { type Prediction, predictGravity } from './predict.js';
export {
  type Derivation,
  type GravityModel,
  groupNames,
  type RowAccount,
  readDerivation,
} from './prepare.js';
