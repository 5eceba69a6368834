import { spansOverlap } from '../base/index.js';
import { CONFIDENCE_TABLE } from './confidence-table.js';
import type { Statement } from './types.js';

/** What is known of a statement that tells how often such ones are right: 1 where it holds, and the rule's own standing as log odds. */
export type ConfidenceFeatures = Readonly<Record<string, number>>;

const LONG = 240;
const SHORT = 60;

const logOdds = (share: number): number => Math.log(share / (1 - share));

/** Facts whose evidence meets this one's, itself left out. */
function beside(statement: Statement, all: readonly Statement[]): number {
  let count = 0;
  for (const other of all)
    if (other !== statement && other.kind !== 'utterance' && spansOverlap(other.evidence, statement.evidence))
      count++;
  return count;
}

/** Tells each feature of a fact with its value, in the order in which they are weighed. */
function eachFeature(
  statement: Statement,
  prior: number,
  near: readonly Statement[],
  tell: (name: string, value: number) => void,
): void {
  const { evidence, parties, quote } = statement;
  let named = 0;
  for (const { span } of parties)
    if (span !== null && span.start >= evidence.start && span.end <= evidence.end) named++;
  const others = beside(statement, near);
  const flag = (name: string, holds: boolean): void => tell(name, holds ? 1 : 0);
  tell('rule', logOdds(prior));
  tell(statement.kind, 1);
  flag('two_places', named >= 2);
  flag('many_places', named >= 3);
  flag('no_place', named === 0);
  flag(
    'unknown_place',
    parties.some(({ place }) => place.startsWith('u:')),
  );
  flag('dated_in_full', /\d{4}/.test(statement.dateText ?? ''));
  flag('undated', statement.date === null);
  flag('measured', statement.amounts.length > 0);
  flag('planned', statement.status === 'planned');
  flag('proposed', statement.status === 'proposed');
  flag('said', statement.speaker !== null);
  flag('quoted', /[“”"«„]/.test(quote));
  flag('long', quote.length > LONG);
  flag('short', quote.length < SHORT);
  flag('beside_one', others >= 1);
  flag('beside_more', others >= 2);
}

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
  const features: Record<string, number> = {};
  eachFeature(statement, prior, near, (name, value) => {
    features[name] = value;
  });
  return features;
}

const shareOf = (sum: number): number =>
  Number(Math.min(0.98, Math.max(0.02, 1 / (1 + Math.exp(-sum)))).toFixed(3));

/** How sure a fact is, 0.02 to 0.98: the share of facts with such features that were right on the annotated texts. */
export function calibratedConfidence(features: ConfidenceFeatures, table = CONFIDENCE_TABLE): number {
  let sum = table.intercept ?? 0;
  for (const [name, value] of Object.entries(features)) sum += (table[name] ?? 0) * value;
  return shareOf(sum);
}

/** The same for a statement, without a table of its features in between. */
export function weighedConfidence(statement: Statement, prior: number, near: readonly Statement[]): number {
  let sum = CONFIDENCE_TABLE.intercept ?? 0;
  eachFeature(statement, prior, near, (name, value) => {
    if (value !== 0) sum += (CONFIDENCE_TABLE[name] ?? 0) * value;
  });
  return shareOf(sum);
}
