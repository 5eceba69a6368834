export { explainReading } from './explain-reading.js';
export type {
  ExplainedCandidate,
  ExplainedParty,
  ExplainedPlace,
  ExplainedRule,
  ExplainedStatement,
  PassedSentence,
  ReadingExplanation,
} from './types.js';
