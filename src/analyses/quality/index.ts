export { allocateSample, drawSample, type Stratum } from './draw-sample.js';
export { type Agreement, nominalAlpha } from './krippendorff-alpha.js';
export {
  type Audited,
  type AuditedSentence,
  type AuditedStatement,
  type AuditFigures,
  type Figure,
  measureAudit,
} from './measure-audit.js';
export { type Interval, weightedInterval, wilsonInterval } from './wilson-interval.js';
export { writeCodebook } from './write-codebook.js';
