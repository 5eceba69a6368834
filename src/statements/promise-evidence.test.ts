import { describe, expect, it } from 'vitest';
import { ancestorsOf, inventedStatement } from '../../test/support/invented.js';
import type { Amount, PartialDate } from '../base/index.js';
import { proposeEvidence } from './promise-evidence.js';
import type { DatedStatement } from './promise-evidence-types.js';

const figure = (value: number, unit: string): Amount => ({
  value,
  unit,
  qualifier: null,
  text: `${value} ${unit}`,
});
const dated = (
  statement: ReturnType<typeof inventedStatement>,
  documentDate: string | null,
): DatedStatement => ({
  statement: { ...statement, document: `d${statement.id}` as typeof statement.document },
  documentDate: documentDate as PartialDate | null,
});
const words = (text: string) => ({ quote: text, evidence: { start: 0, end: text.length } });

const promise = dated(
  inventedStatement('commitment', ['XA', 'XB-FJ-isle'], {
    date: '2022-04-30',
    lifecycle: 'planned',
    amounts: [figure(50, 'specialists')],
    object: { text: 'send another 50 specialists', start: 0, end: 27 },
    ...words('Another 50 specialists are to be sent by the end of April'),
  }),
  '2023-04-12',
);
const told = (
  parties: readonly string[],
  text: string,
  more: Parameters<typeof inventedStatement>[2] = {},
  documentDate: string | null = '2022-05-10',
  kind: Parameters<typeof inventedStatement>[0] = 'project',
) => dated(inventedStatement(kind, parties, { ...words(text), ...more }), documentDate);
const propose = (...statements: DatedStatement[]) => proposeEvidence([promise], statements, { ancestorsOf });

describe('proposeEvidence', () => {
  it('finds a passage with the same place and counted unit, with its reasons and the share', () => {
    const found = told(['XA', 'XB-FJ-isle'], '50 specialists from Norland have arrived on the isle', {
      date: '2022-04-25',
      amounts: [figure(50, 'specialists')],
    });
    const [first] = propose(found);
    expect(first).toMatchObject({
      promise: promise.statement.id,
      evidence: found.statement.id,
      kept: { amount: 50, of: 50 },
    });
    expect(first?.reasons.map(({ code }) => code)).toEqual([
      'same_country',
      'same_place',
      'same_unit',
      'same_object',
      'kind',
      'by_deadline',
      'older_than_report',
    ]);
    expect(first?.score).toBeGreaterThan(0.8);
    expect(first?.score).toBeLessThanOrEqual(1);
  });

  it('takes another town of the same region for one that may bear on it, with less weight', () => {
    const near = told(['XA', 'XB-FJ-port'], 'All 50 specialists work in the port', {
      amounts: [figure(50, 'specialists')],
    });
    const there = told(['XA', 'XB-FJ-isle'], 'All 50 specialists work on the isle', {
      amounts: [figure(50, 'specialists')],
    });
    const [first, second] = propose(near, there);
    expect([first?.evidence, second?.evidence]).toEqual([there.statement.id, near.statement.id]);
    expect(second?.reasons).toContainEqual({ code: 'same_region', place: 'XB-FJ' });
  });

  it('puts a smaller figure beside the promised one', () => {
    const [some] = propose(
      told(['XA', 'XB-FJ-isle'], '44 specialists are at the site', { amounts: [figure(44, 'specialists')] }),
    );
    expect(some?.kept).toEqual({ amount: 44, of: 50 });
  });

  it('takes the words for the unit where no figure stands', () => {
    const [some] = propose(told(['XA', 'XB-FJ-isle'], 'The specialists have come to the isle'));
    expect(some).toMatchObject({ kept: null });
    expect(some?.reasons).toContainEqual({
      code: 'same_unit',
      unit: 'specialists',
      found: null,
      promised: 50,
    });
  });

  it.each([
    [
      'elsewhere',
      told(['XC-AA-town', 'XD'], '50 specialists arrived', { amounts: [figure(50, 'specialists')] }),
    ],
    ['about something else', told(['XA', 'XB-FJ-isle'], 'A choir of 50 singers sang on the isle', {})],
    [
      'only planned',
      told(['XA', 'XB-FJ-isle'], '50 specialists may come', {
        lifecycle: 'planned',
        amounts: [figure(50, 'specialists')],
      }),
    ],
    [
      'done years before',
      told(['XA', 'XB-FJ-isle'], '50 specialists came', {
        date: '2011',
        amounts: [figure(50, 'specialists')],
      }),
    ],
    [
      'a total over many ties',
      told(['XA', 'XB-FJ-isle'], '50 specialists', {
        claimsTotal: true,
        amounts: [figure(50, 'specialists')],
      }),
    ],
    [
      'another promise',
      told(
        ['XA', 'XB-FJ-isle'],
        '50 specialists will come',
        { amounts: [figure(50, 'specialists')] },
        '2022-05-10',
        'commitment',
      ),
    ],
    ['in a common country alone', told(['XA', 'XB'], 'The choir of specialists sang')],
  ])('leaves out what is %s', (_, statement) => {
    expect(propose(statement)).toEqual([]);
  });

  it('says so when it was done after the deadline, and when no date is known', () => {
    const codes = (...given: Parameters<typeof told>) =>
      propose(told(...given))[0]?.reasons.map(({ code }) => code);
    const amounts = [figure(50, 'specialists')];
    expect(codes(['XA', 'XB-FJ-isle'], '50 specialists came', { date: '2022-06', amounts })).toContain(
      'after_deadline',
    );
    expect(codes(['XA', 'XB-FJ-isle'], '50 specialists came', { amounts }, null)).toContain('undated');
  });

  it('does not take the promise’s own sentence for its evidence', () => {
    const own = {
      ...promise.statement,
      id: 'other' as typeof promise.statement.id,
      kind: 'project' as const,
    };
    expect(propose({ ...promise, statement: { ...own, lifecycle: 'completed' } })).toEqual([]);
  });

  it('proposes a passage once, however many facts were read from it', () => {
    const arrived = told(['XA', 'XB-FJ-isle'], '50 specialists came by sea', {
      amounts: [figure(50, 'specialists')],
    });
    const twice = { ...arrived.statement, id: 'again' as typeof arrived.statement.id };
    expect(propose(arrived, { ...arrived, statement: { ...twice, kind: 'visit' } })).toHaveLength(1);
  });

  it('meets other forms of a word in a language with cases', () => {
    const russian = dated(
      inventedStatement('commitment', ['XA', 'XB-FJ-isle'], {
        object: { text: 'построить новую школу', start: 0, end: 21 },
        ...words('Обещают построить новую школу'),
      }),
      '2023-01-01',
    );
    const opened = told(['XA', 'XB-FJ-isle'], 'На острове открылась школа', {}, '2024-02-02');
    expect(proposeEvidence([russian], [opened], { ancestorsOf })).toHaveLength(1);
  });

  it('looks at no more than a bounded number of passages of a promise', () => {
    const many = Array.from({ length: 3000 }, () =>
      told(['XA', 'XB-FJ-isle'], '50 specialists came', { amounts: [figure(50, 'specialists')] }),
    );
    expect(propose(...many)).toHaveLength(20);
  });
});
