import { spanHolds, spansOverlap, spanWindow } from '../../base/index.js';
import type { Reading, Statement } from '../types.js';
import { speakerChecker } from './check-speaker.js';
import { type CheckContext, checkStatement } from './check-statement.js';
import { sumCounts } from './model-counts.js';
import { parseAnswer } from './parse-answer.js';
import type { DiscardReason, ModelCounts, ModelParagraph } from './types.js';

/** What came back for one paragraph: the model's words, or null when there was no answer. */
export interface ModelAnswer {
  readonly paragraph: ModelParagraph;
  readonly answer: string | null;
}

/** Same kind, common words, and no place that the other does not have. */
function repeats(statement: Statement, other: Statement): boolean {
  const places = new Set(other.parties.map((party) => party.place));
  return (
    statement.kind === other.kind &&
    spansOverlap(statement.evidence, other.evidence) &&
    statement.parties.every((party) => places.has(party.place))
  );
}

/**
 * A reading with what a model adds to it. Every statement of the rules stays as it is. A model's statement that does not hold against the
 * text is thrown away, one that says again what is there is left out; both are counted. A paragraph without an answer changes nothing.
 *
 * @param answers In the order of the text.
 */
export function addAnswers<R extends Reading>(
  reading: R,
  answers: readonly ModelAnswer[],
  context: CheckContext,
): { readonly reading: R; readonly counts: ModelCounts } {
  const added: Statement[] = [];
  const discarded: Record<DiscardReason, number> = { ...sumCounts([]).discarded };
  let repeated = 0;
  const mentionsIn = spanWindow(reading.mentions);
  const statementsIn = spanWindow(
    reading.statements.map((statement) => ({ ...statement.evidence, statement })),
  );
  const speakerOf = speakerChecker(context.text, reading.mentions);
  for (const { paragraph, answer } of answers) {
    if (answer === null) continue;
    const given = parseAnswer(answer);
    if (given === null) discarded.json++;
    const mentions = mentionsIn(paragraph).filter((mention) => spanHolds(paragraph, mention));
    const drawn = statementsIn(paragraph).map(({ statement }) => statement);
    for (const one of given ?? []) {
      const statement =
        one === null ? 'json' : checkStatement(one, { paragraph, mentions, speakerOf }, context);
      if (typeof statement === 'string') discarded[statement]++;
      else if (drawn.some((other) => repeats(statement, other))) repeated++;
      else {
        drawn.push(statement);
        added.push(statement);
      }
    }
  }
  const answered = answers.filter(({ answer }) => answer !== null).length;
  const statements = [...reading.statements, ...added].sort((a, b) => a.evidence.start - b.evidence.start);
  return {
    reading: added.length === 0 ? reading : { ...reading, statements },
    counts: {
      asked: answers.length,
      answered,
      kept: added.length,
      repeated,
      discarded,
      failed: answers.length - answered,
    },
  };
}
