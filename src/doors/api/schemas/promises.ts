import { Type } from '@sinclair/typebox';
import type { PromiseFilter } from '../../../queries/index.js';
import type { PromiseClock, PromiseState, TestableBy } from '../../../statements/index.js';
import { exact, flag, list, named, nullable, number, oneOf, partialDate, ref, text, whole } from './parts.js';
import { kind, PlaceSchema, StatementSchema, statementId } from './shared.js';

export const PROMISE_STATES = [
  'open',
  'partly_kept',
  'kept',
  'kept_late',
  'none_found',
  'broken',
  'withdrawn',
] as const satisfies readonly PromiseState[];
export const CLOCKS = ['due', 'today', 'overdue', 'undated'] as const satisfies readonly PromiseClock[];
const TESTABLE = ['figure', 'date', 'thing'] as const satisfies readonly TestableBy[];

const state = oneOf(PROMISE_STATES, 'What people found; the clock is no part of it.');
const clock = oneOf(CLOCKS, 'What the clock shows; evidence is no part of it.');

export const PromiseSchema = named(
  'Promise',
  exact(
    {
      statement: ref(StatementSchema),
      promisor: exact({ key: text('The same for the same promisor; empty: nobody is named.'), name: text() }),
      testable: nullable(oneOf(TESTABLE, 'What it can be tested by; null: nobody can be held to it.')),
      due: nullable(text('Last day by which it is due, YYYY-MM-DD.')),
      clock,
      days: whole('Days until it is due, or since it was.'),
      evidence: state,
      timing: nullable(
        oneOf(['in_time', 'late', 'unknown'] as const, 'Whether it was kept by its deadline.'),
      ),
      share: number('Largest share that confirmed evidence shows, 0..1.'),
      votes: whole('People who say that it is broken; it takes two.'),
      replied: flag(),
      revision: whole('Raised by every decision on it.'),
    },
    'A promise: its evidence and its clock apart.',
  ),
);

const record = exact(
  {
    testable: whole('Promises that can be tested; the others count for nothing.'),
    untestable: whole(),
    states: exact({
      open: whole(),
      partly_kept: whole(),
      kept: whole(),
      kept_late: whole(),
      none_found: whole(),
      broken: whole(),
      withdrawn: whole(),
    }),
    settled: whole('Testable ones whose outcome is known.'),
    keptRate: nullable(number('Share of the settled that were kept; null below ten.')),
  },
  'How a promisor’s testable promises stand.',
);

export const PromisesAnswer = named(
  'PromisesAnswer',
  exact({
    filter: exact({
      state: nullable(state),
      clock: nullable(clock),
      promisor: nullable(text()),
      place: nullable(text()),
      testable: nullable(flag()),
    } satisfies Record<keyof PromiseFilter, unknown>),
    rows: list(ref(PromiseSchema), '25 a page, soonest due first.'),
    total: whole(),
    more: flag('Counting stopped at `total`: there are more.'),
    pages: whole(),
    promisors: list(exact({ key: text(), name: text(), count: whole() })),
    record: nullable(record),
    place: nullable(ref(PlaceSchema)),
  }),
);

const reason = Type.Union([
  exact({ code: oneOf(['same_place', 'same_region', 'same_country'] as const), place: text() }),
  exact({
    code: oneOf(['same_unit'] as const),
    unit: text(),
    found: nullable(number('Null: named, and not counted.')),
    promised: number(),
  }),
  exact({ code: oneOf(['same_object'] as const), words: text() }),
  exact({ code: oneOf(['kind'] as const), kind }),
  exact({ code: oneOf(['by_deadline', 'after_deadline', 'undated', 'older_than_report'] as const) }),
]);
const word = exact({
  text: text(),
  by: text('Whose words.'),
  date: nullable(partialDate()),
  url: nullable(text()),
});

export const PromiseAnswer = named(
  'PromiseAnswer',
  exact({
    promise: ref(PromiseSchema),
    evidence: list(
      exact({
        id: statementId,
        statement: nullable(ref(StatementSchema)),
        decided: oneOf(['confirmed', 'refused'] as const),
        kept: nullable(number('How much in all was kept by then; null with `of` null: all of it.')),
        of: nullable(number()),
        date: nullable(partialDate()),
        toldOn: nullable(partialDate()),
        url: text(),
      }),
      'Passages that people decided on.',
    ),
    proposed: list(
      exact({
        statement: ref(StatementSchema),
        score: number('How much agrees, 0..1; not how likely it is.'),
        reasons: list(reason),
        kept: nullable(exact({ amount: number(), of: number() })),
      }),
      'Passages that may bear on it, for those who review.',
    ),
    verdict: nullable(
      exact({
        verdict: oneOf(['none_found', 'broken'] as const, '`broken` counts with two searches.'),
        searches: list(
          exact({
            account: nullable(text()),
            name: nullable(text()),
            searchedIn: text(),
            searchedOn: text('YYYY-MM-DD'),
          }),
        ),
      }),
    ),
    withdrawn: nullable(word),
    reply: nullable(word),
    record,
  }),
);
