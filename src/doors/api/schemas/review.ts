import { Type } from '@sinclair/typebox';
import { MERGE_WEIGHTS, type MergeReason } from '../../../statements/index.js';
import { ROLES } from '../../../vocabulary/index.js';
import { exact, flag, list, named, nullable, number, oneOf, ref, text, whole } from './parts.js';
import { documentId, placeId, StatementSchema, TieSchema, tieId } from './shared.js';

const anything = (description: string) => Type.Unsafe<unknown>({ description });

const decisionFields = {
  id: whole('Grows with every decision.'),
  at: Type.String({ format: 'date-time' }),
  account: text('Id of the account that decided.'),
  accountName: text('Its name at that time.'),
  action: text('What was done: `statement.accept`, … (docs/reference/decisions.md).'),
  subjectKind: text(),
  subject: text('Id of what was decided on.'),
  document: nullable(documentId),
  anchor: nullable(
    anything('What a statement is known by when its id is another one: address, kind, parties, quote.'),
  ),
  before: anything('The fields that the decision changed, as they were; null: nothing.'),
  after: anything('The same fields as they are since; null: nothing.'),
  reason: nullable(text()),
  batch: nullable(text('Shared by decisions made in one go.')),
  undoes: nullable(whole('The decision that this one takes back.')),
};

export const DecisionSchema = named('Decision', exact(decisionFields, 'One row of the log of decisions.'));

export const LoggedDecisionSchema = named(
  'LoggedDecision',
  exact({
    ...decisionFields,
    undoneBy: nullable(whole('The decision that takes this one back.')),
    quote: nullable(text()),
    documentTitle: nullable(text()),
    standsOn: nullable(text('The subject it stands on now; null when it fits nothing any more.')),
  }),
);

export const DecisionsAnswer = named(
  'Decisions',
  exact({
    rows: list(ref(LoggedDecisionSchema)),
    next: nullable(whole('Give it as `before` for the next page.')),
  }),
);

export const MergesAnswer = named(
  'Merges',
  exact({
    pairs: list(
      exact({
        left: ref(TieSchema),
        right: ref(TieSchema),
        score: number('0 to 1: the sum of the weights of its reasons.'),
        reasons: list(oneOf(Object.keys(MERGE_WEIGHTS) as MergeReason[])),
      }),
    ),
    total: whole(),
    page: whole(),
    pages: whole(),
    compared: whole('Ties that were compared with each other.'),
    more: flag('There are more ties: these are the surest and newest.'),
  }),
);

export const BatchAnswer = named(
  'Batch',
  exact({
    batch: nullable(text('To undo all of it by; null when nothing was made.')),
    outcomes: list(
      exact({
        subject: text(),
        decision: nullable(ref(DecisionSchema)),
        refused: nullable(exact({ code: text(), message: text() })),
      }),
    ),
  }),
);

export const ReviewAnswer = named(
  'ReviewQueue',
  exact({
    total: whole('Counted up to 10,000.'),
    more: flag('There are more than were counted.'),
    page: whole(),
    pages: whole(),
    items: list(
      exact({
        statement: ref(StatementSchema),
        context: list(
          exact({
            text: text(),
            within: flag('Part of the passage.'),
            mark: nullable(oneOf(['party', 'date', 'amount'] as const)),
            party: nullable(whole('Position of the party it names.')),
          }),
        ),
        parties: list(
          exact({
            position: whole(),
            role: oneOf(ROLES),
            place: placeId,
            surface: text('As the text has it.'),
          }),
        ),
        ties: list(
          exact({
            id: tieId,
            alone: flag('Nothing else bears witness to it.'),
            shown: flag('Its words are shown.'),
          }),
        ),
        decided: nullable(ref(LoggedDecisionSchema)),
      }),
    ),
  }),
);
