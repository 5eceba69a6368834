import { type Span, spanHolds } from '../../base/index.js';
import type { DateMention, Mention, PlaceMention } from '../../mentions/index.js';
import { type CutText, endOf, startOf } from '../../passages/index.js';
import type { FactContext } from '../fact-context.js';
import type { DraftParty, FactDraft } from '../fact-drafts.js';
import type { Segment } from '../segments.js';
import type { Party, Statement } from '../types.js';
import { explainConfidence } from './explain-confidence.js';
import { explainPlace } from './explain-place.js';
import { explainStatus } from './explain-status.js';
import { ruleAsks } from './rule-words.js';
import type { ExplainedParty, ExplainedRule, ExplainedStatement, Words } from './types.js';

/** A fact with what it was drawn from. */
export interface DrawnFact {
  readonly context: FactContext;
  readonly draft: FactDraft;
  readonly segment: Segment;
}

export interface ExplainScene {
  readonly cut: CutText;
  readonly mentions: readonly Mention[];
  readonly statements: readonly Statement[];
}

/** What is looked for where no rule of a language's file is at work. */
const OTHER_RULES: Readonly<Record<string, string>> = {
  'utterance.quoted': 'words in quotation marks, and somebody who says them',
  'utterance.reported': 'a verb of saying, and somebody who says it',
  'agreement.text': 'a document that is an agreement itself: its title, parties and clauses',
  'office.named': 'the office of one country in a town of another, as the role of a person names it',
};

export const wordsAt = ({ text }: CutText, { start, end }: Span): Words => ({
  start,
  end,
  text: text.slice(start, end),
});

function ruleOf(statement: Statement, fact: DrawnFact | undefined): ExplainedRule | null {
  if (fact) return ruleAsks(fact.draft.rule);
  const { rule, kind } = statement;
  return rule === null ? null : { id: rule, kind, asks: [OTHER_RULES[rule] ?? 'more than words'] };
}

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
const isDrafted = (party: Party, { mention, country }: DraftParty): boolean =>
  mention?.place?.id === party.place ||
  (mention !== null && party.span !== null && sameSpan(mention, party.span)) ||
  (mention === null && country === party.country);

function cameFrom(party: Party, { evidence }: Statement, fact: DrawnFact | undefined): string {
  if (fact && !fact.draft.parties.some((draft) => isDrafted(party, draft)))
    return 'where the visitor is at home';
  if (party.span === null) return 'a country that a word such as “Belarusian” tells';
  if (spanHolds(evidence, party.span)) return 'named in the sentence';
  return party.span.start < evidence.start ? 'named before, and still spoken of' : 'named near by';
}

function partyOf(
  scene: ExplainScene,
  statement: Statement,
  party: Party,
  fact: DrawnFact | undefined,
): ExplainedParty {
  const { span } = party;
  const mention = scene.mentions.find(
    (one): one is PlaceMention => one.type === 'place' && span !== null && sameSpan(one, span),
  );
  return {
    name: party.name,
    role: party.role,
    words: span && wordsAt(scene.cut, span),
    from: cameFrom(party, statement, fact),
    place: mention ? explainPlace(mention) : null,
  };
}

function dateOf(
  scene: ExplainScene,
  { date, dateText, evidence, kind }: Statement,
): ExplainedStatement['date'] {
  if (date === null) return null;
  const told = (why: string) => ({ value: date, words: dateText, why });
  if (dateText === null)
    return told(kind === 'utterance' ? 'the document’s own date' : 'the time of the news item');
  const own = scene.mentions.filter(
    (one): one is DateMention => one.type === 'date' && one.surface === dateText,
  );
  const here = own.find((one) => spanHolds(evidence, one));
  if (!here) return told('told before, and still in force');
  return told(here.absolute ? 'as written' : 'reckoned from the document’s date or the year spoken of');
}

/** Why a statement says what it says: its rule, its words, its places, its status and how sure it is. */
export function explainStatement(
  scene: ExplainScene,
  statement: Statement,
  fact: DrawnFact | undefined,
): ExplainedStatement {
  const { cut } = scene;
  const { kind, method, amounts, status, parties } = statement;
  const trigger = fact?.draft.trigger;
  const others = fact
    ? fact.segment.triggers.filter((one) => one !== trigger).map(({ rule }) => rule.id)
    : [];
  return {
    statement: statement.id,
    kind,
    method,
    rule: ruleOf(statement, fact),
    trigger: trigger
      ? wordsAt(cut, {
          start: startOf(cut.tokens, trigger.first),
          end: endOf(cut.tokens, trigger.next - 1),
        })
      : null,
    evidence: wordsAt(cut, statement.evidence),
    parties: parties.map((party) => partyOf(scene, statement, party, fact)),
    date: dateOf(scene, statement),
    amounts: amounts.map(({ value, unit, text }) => ({ value, unit, words: text })),
    status: fact
      ? explainStatus(fact.context, fact.draft, fact.segment, status)
      : { value: status, why: 'what this way of reading means', words: [] },
    confidence: explainConfidence(statement, fact ? fact.draft.rule.confidence : null, scene.statements),
    alsoFound: [...new Set(others)].filter((id) => id !== fact?.draft.rule.id),
  };
}
