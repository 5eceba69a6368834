import type { StatementId } from '../../base/index.js';
import type { Mention } from '../../mentions/index.js';
import type { CutText } from '../../passages/index.js';
import type { Words } from '../../vocabulary/index.js';
import { type DrawContext, drawStatements } from '../draw-statements.js';
import type { FactDraft, Trigger } from '../fact-drafts.js';
import type { Reading } from '../types.js';
import { type DrawnFact, explainStatement } from './explain-statement.js';
import { passedSentences } from './passed-sentences.js';
import type { TraceEvent } from './reading-trace.js';
import type { ReadingExplanation } from './types.js';

/** The facts that became statements, with what each was drawn from; of two that became the same one, the surer. */
function drawnFacts(events: readonly TraceEvent[]): ReadonlyMap<StatementId, DrawnFact> {
  const drafted = new Map<Trigger, Omit<DrawnFact, 'context'>[]>();
  const stated = new Map<StatementId, FactDraft>();
  const found = new Map<StatementId, DrawnFact>();
  for (const event of events) {
    if (event.did === 'drafted') {
      const { draft, segment } = event;
      drafted.set(draft.trigger, [...(drafted.get(draft.trigger) ?? []), { draft, segment }]);
    } else if (event.did === 'stated') {
      const before = stated.get(event.statement);
      if (!before || before.confidence < event.fact.confidence) stated.set(event.statement, event.fact);
    }
  }
  const joined = events.find((event) => event.did === 'joined');
  if (!joined) return found;
  for (const [statement, fact] of stated) {
    // Joining copies a fact and lengthens it; its trigger and its beginning stay.
    const own = drafted.get(fact.trigger)?.find(({ draft }) => draft.evidence.start === fact.evidence.start);
    if (own) found.set(statement, { ...own, context: joined.context });
  }
  return found;
}

/**
 * Draws the statements of a cut text as `drawStatements` does, and says of each why it was drawn: the rule with what it asks for, the words, how
 * its places were told from others of their name, where its date and status come from, and what makes it as sure as it is. Then the sentences
 * in which a rule found its words and that gave no fact, with the reasons. Takes little longer than drawing alone.
 *
 * @example explainReading(cut, mentions, words, context).explanation.statements[0]?.rule?.id; // 'twinning.sister-cities'
 */
export function explainReading(
  cut: CutText,
  mentions: readonly Mention[],
  words: Words,
  context: DrawContext,
): { readonly reading: Reading; readonly explanation: ReadingExplanation } {
  const events: TraceEvent[] = [];
  const reading = drawStatements(cut, mentions, words, { ...context, trace: (event) => events.push(event) });
  const facts = drawnFacts(events);
  const scene = { cut, mentions, statements: reading.statements };
  const statements = reading.statements.map((statement) =>
    explainStatement(scene, statement, facts.get(statement.id)),
  );
  return { reading, explanation: { statements, passed: passedSentences(cut, reading, events) } };
}
