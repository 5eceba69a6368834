import { calibratedConfidence, confidenceFeatures } from '../confidence.js';
import { CONFIDENCE_TABLE } from '../confidence-table.js';
import type { Statement } from '../types.js';
import type { ExplainedStatement } from './types.js';

const rounded = (value: number): number => Math.round(value * 100) / 100;

/**
 * What a statement's confidence is made of. For a fact: the features that were weighed, with their weights; for what is not weighed: what fixed it.
 *
 * @param prior The confidence of the fact's rule; null for a statement that no rule of facts drew.
 */
export function explainConfidence(
  statement: Statement,
  prior: number | null,
  all: readonly Statement[],
): ExplainedStatement['confidence'] {
  const { confidence: value } = statement;
  if (prior === null) return { value, why: 'fixed for this way of reading', parts: [] };
  const features = confidenceFeatures(statement, prior, all);
  const parts = Object.entries({ intercept: 1, ...features })
    .map(([what, given]) => ({
      what: what === 'rule' ? `rule (${prior})` : what.replaceAll('_', ' '),
      weight: rounded(given * (CONFIDENCE_TABLE[what] ?? 0)),
    }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const same = Math.abs(calibratedConfidence(features) - value) < 0.001;
  const why = same
    ? 'weighed by how often such statements were right on annotated texts'
    : 'weighed as below, and changed since';
  return { value, why, parts };
}
