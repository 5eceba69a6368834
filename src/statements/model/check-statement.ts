import { type Amount, type DocumentId, type Span, spanHolds } from '../../base/index.js';
import type { Mention } from '../../mentions/index.js';
import {
  KINDS,
  type Kind,
  ROLES,
  type Role,
  STATUSES,
  type Status,
  type Vocabulary,
} from '../../vocabulary/index.js';
import { mentionParty } from '../party-places.js';
import { statementIdOf } from '../statement-id.js';
import type { Party, Statement, StatementObject } from '../types.js';
import type { SpeakerCheck } from './check-speaker.js';
import { type CheckedParagraph, checkAmount, checkDate, placesOfWords } from './check-values.js';
import { modelMethod } from './model-method.js';
import type { DiscardReason, ModelParagraph, ModelScope, ModelStatement } from './types.js';

/** What a model's statements are held against. */
export interface CheckContext extends ModelScope {
  readonly document: DocumentId;
  readonly vocabulary: Vocabulary;
  /** Name of the model, for the method. */
  readonly model: string;
}

/** A paragraph, with what was found in it and the means to look for its speakers. */
export interface ParagraphCheck {
  readonly paragraph: ModelParagraph;
  /** Mentions inside the paragraph. */
  readonly mentions: readonly Mention[];
  readonly speakerOf: SpeakerCheck;
}

/** No answer of a model was ever measured here: none is as sure as a rule's, whatever it says of itself. */
export const MODEL_CONFIDENCE = { least: 0.05, usual: 0.5, most: 0.75 } as const;

/** Longer than any phrase for a thing. */
const LONGEST_OBJECT = 300;

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value);

function confidenceOf(given: number | null): number {
  const { least, usual, most } = MODEL_CONFIDENCE;
  const said = given !== null && given >= 0 && given <= 1 ? given : usual;
  return Number(Math.min(most, Math.max(least, said)).toFixed(3));
}

function checkParties(
  { places }: ModelParagraph,
  given: ModelStatement['parties'],
  kind: Kind,
  evidence: Span,
  { document, vocabulary }: CheckContext,
): Party[] | null {
  const parties: Party[] = [];
  for (const { place, role } of given) {
    const named = places.find(({ number }) => number === place);
    const mention = named?.mentions.find((one) => spanHolds(evidence, one)) ?? named?.mentions[0];
    if (!mention || !isOneOf<Role>(ROLES, role) || !vocabulary.kind(kind).roles.includes(role)) return null;
    const party = mentionParty(mention, role, document);
    if (!parties.some((other) => other.place === party.place)) parties.push(party);
  }
  // A tie has places; a promise or a remark may do without.
  return parties.length === 0 && vocabulary.kind(kind).makesTie ? null : parties;
}

function objectOf(paragraph: ModelParagraph, given: string | null, text: string): StatementObject | null {
  const [span] = given === null || given.length > LONGEST_OBJECT ? [] : placesOfWords(paragraph, given);
  return span ? { ...span, text: text.slice(span.start, span.end) } : null;
}

/**
 * Holds one statement of a model against the paragraph and the document. What comes back is in the text's own words throughout: the quote is
 * a slice of it, places are those our reader found, figures and dates are what our reader reads where the model points. Only a wrong object
 * is left off; for anything else that is not in the text the statement is thrown away, and the reason comes back.
 */
export function checkStatement(
  given: ModelStatement,
  { paragraph, mentions, speakerOf }: ParagraphCheck,
  context: CheckContext,
): Statement | DiscardReason {
  const { document, text, vocabulary } = context;
  const { kind, status } = given;
  if (!isOneOf<Kind>(KINDS, kind) || !isOneOf<Status>(STATUSES, status)) return 'kind';
  const [evidence] = placesOfWords(paragraph, given.quote);
  if (!evidence) return 'quote';
  const parties = checkParties(paragraph, given.parties, kind, evidence, context);
  if (parties === null) return 'place';
  const checked: CheckedParagraph = {
    paragraph,
    mentions,
    language: context.language ?? 'en',
  };
  const amounts: Amount[] = [];
  for (const one of given.amounts) {
    const amount = checkAmount(checked, one, evidence);
    if (amount === null) return 'number';
    amounts.push(amount);
  }
  const dated = given.date === null ? null : checkDate(checked, given.date);
  if (given.date !== null && dated === null) return 'date';
  const speaker = speakerOf(given.speaker);
  if (speaker === undefined || (kind === 'utterance' && speaker === null)) return 'speaker';
  const speech = kind === 'utterance';
  const settled: Status = speech ? 'completed' : status;
  const quote = text.slice(evidence.start, evidence.end);
  return {
    id: statementIdOf(document, kind, evidence, parties),
    document,
    kind,
    parties,
    date: dated?.date ?? (speech ? context.date : null),
    dateText: dated?.dateText ?? null,
    amounts,
    claimsTotal: given.total && amounts.length > 0,
    speaker,
    status: settled,
    lifecycle: vocabulary.lifecycleOf(kind, settled, []),
    object: objectOf(paragraph, given.object, text),
    evidence,
    quote,
    notes: ['uncalibrated'],
    goods:
      kind === 'trade_flow'
        ? vocabulary
            .goodsIn(quote, context.language)
            .map((good) => ({ text: good.text, chapter: good.chapter }))
        : [],
    method: modelMethod(context.model),
    rule: null,
    confidence: confidenceOf(given.confidence),
  };
}
