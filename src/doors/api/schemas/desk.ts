import { exact, flag, list, named, nullable, partialDate, ref, text, whole } from './parts.js';
import { StatementSchema, statementId, TieSchema, tieId, tieKind } from './shared.js';

const dealing = {
  touch: nullable(
    exact(
      { tie: tieId, kind: tieKind, day: text('YYYY-MM-DD') },
      'The newest tie or report between the two ends.',
    ),
  ),
  overdue: exact({ count: whole(), first: nullable(statementId) }, 'Overdue promises between the two ends.'),
  fileNumber: nullable(text('Given by the desk; null for visitors.')),
};

export const DeskAnswer = named(
  'DeskAnswer',
  exact({
    filter: exact({ months: whole(), quiet: whole() }),
    from: text('YYYY-MM-DD'),
    until: text('YYYY-MM-DD'),
    ending: list(
      exact({
        statement: ref(StatementSchema),
        ends: partialDate(),
        computed: flag('Counted from entry into force and term, not named by the text.'),
        noticeBy: nullable(text('Last day for notice; null where the text gives no period.')),
        ...dealing,
      }),
      'Agreements whose term ends, soonest first, at most 200.',
    ),
    silent: list(
      exact({ tie: ref(TieSchema), ...dealing }),
      'Ties in force that nobody has told of for long, longest silent first, at most 100.',
    ),
  }),
);
