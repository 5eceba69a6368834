import { spansOverlap } from '../base/index.js';
import { CONFIDENCE_TABLE } from './confidence-table.js';
import type { Statement } from './types.js';

/** What is known of a statement that tells how often such ones are right: 1 where it holds, and the rule's own standing as log odds. */
export type ConfidenceFeatures = Readonly<Record<string, number>>;

const LONG = 240;
const SHORT = 60;

const logOdds = (share: number): number => Math.log(share / (1 - share));

/** Facts whose evidence meets this one's, itself left out. */
const beside = (statement: Statement, all: readonly Statement[]): number =>
  all.filter(
    (other) =>
      other !== statement && other.kind !== 'utterance' && spansOverlap(other.evidence, statement.evidence),
  ).length;

/**
 * The features of one fact. `prior` is its rule's confidence; `near` holds the other statements of its sentence.
 *
 * @example confidenceFeatures(statement, 0.8, []).two_places; // 1 when its own sentence names both ends
 */
export function confidenceFeatures(
  statement: Statement,
  prior: number,
  near: readonly Statement[],
): ConfidenceFeatures {
  const { evidence, parties, quote } = statement;
  const named = parties.filter(
    ({ span }) => span !== null && span.start >= evidence.start && span.end <= evidence.end,
  ).length;
  const others = beside(statement, near);
  const flag = (holds: boolean): number => (holds ? 1 : 0);
  return {
    rule: logOdds(prior),
    [statement.kind]: 1,
    two_places: flag(named >= 2),
    many_places: flag(named >= 3),
    no_place: flag(named === 0),
    unknown_place: flag(parties.some(({ place }) => place.startsWith('u:'))),
    dated_in_full: flag(/\d{4}/.test(statement.dateText ?? '')),
    undated: flag(statement.date === null),
    measured: flag(statement.amounts.length > 0),
    planned: flag(statement.status === 'planned'),
    proposed: flag(statement.status === 'proposed'),
    said: flag(statement.speaker !== null),
    long: flag(quote.length > LONG),
    short: flag(quote.length < SHORT),
    beside_one: flag(others >= 1),
    beside_more: flag(others >= 2),
  };
}

/** How sure a fact is, 0.02 to 0.98: the share of facts with such features that were right on the annotated texts. */
export function calibratedConfidence(features: ConfidenceFeatures, table = CONFIDENCE_TABLE): number {
  let sum = table.intercept ?? 0;
  for (const [name, value] of Object.entries(features)) sum += (table[name] ?? 0) * value;
  return Number(Math.min(0.98, Math.max(0.02, 1 / (1 + Math.exp(-sum)))).toFixed(3));
}
