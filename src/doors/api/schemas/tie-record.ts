import type { MergeReason } from '../../../statements/index.js';
import { MERGE_WEIGHTS } from '../../../statements/index.js';
import { exact, list, named, nullable, number, oneOf, partialDate, ref, text, whole } from './parts.js';
import {
  AmountSchema,
  DocumentRefSchema,
  lifecycle,
  StatementSchema,
  stateGroup,
  statementId,
  TieSchema,
} from './shared.js';

const RANKS = ['preferred', 'normal', 'deprecated'] as const;

export const LifeEntrySchema = named(
  'LifeEntry',
  exact(
    {
      lifecycle,
      date: nullable(partialDate()),
      dateText: nullable(text()),
      statement: nullable(statementId),
      document: nullable(ref(DocumentRefSchema)),
      source: nullable(text('Of a state that a person entered: where it is known from.')),
      by: nullable(text('Who entered it.')),
      times: whole('Statements that tell just this.'),
    },
    'One state in the life of a tie, as somebody told it: never guessed from dates.',
  ),
);

export const TieRecordSchema = named(
  'TieRecord',
  exact(
    {
      shown: nullable(statementId),
      ranks: list(
        exact({
          statement: statementId,
          rank: oneOf(RANKS),
          reason: nullable(text()),
          owner: nullable(text()),
        }),
      ),
      deprecated: list(ref(StatementSchema), 'They bear no witness.'),
      life: list(ref(LifeEntrySchema), 'Oldest first.'),
      proposals: list(
        exact({
          tie: ref(TieSchema),
          score: number('0 to 1: the sum of the weights of its reasons.'),
          reasons: list(oneOf(Object.keys(MERGE_WEIGHTS) as MergeReason[])),
        }),
        'Other ties that may be this one, likeliest first, at most 10.',
      ),
      desk: nullable(
        exact({
          subject: nullable(statementId),
          fileNumber: nullable(text()),
          fields: list(exact({ name: text(), value: text() })),
        }),
      ),
      decisions: list(
        exact({
          id: whole(),
          at: text('ISO 8601 in UTC.'),
          by: text(),
          action: text(),
          subject: text(),
          reason: nullable(text()),
          undoes: nullable(whole()),
          undoneBy: nullable(whole()),
        }),
        'What people decided of it, newest first, at most 50; empty for the public.',
      ),
      asOf: nullable(
        exact({
          day: text('YYYY-MM-DD'),
          believed: nullable(
            exact(
              {
                lifecycle,
                state: stateGroup,
                date: nullable(partialDate()),
                dateText: nullable(text()),
                amounts: list(ref(AmountSchema)),
                object: nullable(text()),
                reports: whole(),
                independentSources: whole(),
                shown: statementId,
              },
              'From the documents and decisions that the atlas had at the end of that day; null where it held nothing of it.',
            ),
          ),
          held: nullable(ref(LifeEntrySchema)),
        }),
      ),
    },
    'What is kept beside a tie and its witnesses.',
  ),
);
