import { describe, expect, it } from 'vitest';
import { ancestorsOf, inventedParty } from '../../test/support/invented.js';
import type { PartialDate, TieId } from '../base/index.js';
import { daysOfMerge, proposeMerges, scoreMerge, type TieInQuestion } from './merge-proposals.js';

const context = { holders: (place: string) => ancestorsOf(place).filter((one) => one.length > 2) };
let serial = 0;
function tie(
  parties: readonly string[],
  more: Partial<Omit<TieInQuestion, 'date'>> & { readonly date?: string } = {},
): TieInQuestion {
  serial += 1;
  const { date = null, ...rest } = more;
  return {
    id: `t${String(serial).padStart(6, '0')}` as TieId,
    kind: 'agreement',
    parties: parties.map(inventedParty),
    object: null,
    speakers: [],
    ...rest,
    date: date as PartialDate | null,
  };
}
const score = (a: TieInQuestion, b: TieInQuestion) => scoreMerge(a, b, context);

describe('two ties may be one', () => {
  it('where one names the town and the other its region, in one month', () => {
    const found = score(
      tie(['XA-FJ-tarn', 'XB-GR'], { date: '2019-04' }),
      tie(['XB-GR', 'XA-FJ'], { date: '2019-04-12' }),
    );
    expect(found).toMatchObject({
      score: 0.65,
      reasons: ['place_inside', 'dates_overlap', 'object_missing'],
    });
  });

  it('where the days differ by a few, and the same person tells both', () => {
    const speakers = ['Ada Quill'];
    const a = tie(['guest XA', 'host XB'], { kind: 'visit', date: '2019-04-12', speakers });
    const b = tie(['guest XA', 'host XB'], { kind: 'visit', date: '2019-04-15', speakers });
    expect(score(a, b)?.reasons).toEqual(['places_equal', 'dates_near', 'object_missing', 'speaker_equal']);
  });

  it('where two wordings of one thing differ', () => {
    const of = (object: string) => tie(['XA', 'XB'], { kind: 'project', object, date: '2020' });
    expect(score(of('tractor assembly hall'), of('assembly plant'))?.reasons).toContain('object_like');
  });
});

describe('two ties are two', () => {
  it.each([
    ['of two kinds', tie(['XA', 'XB']), tie(['XA', 'XB'], { kind: 'visit' })],
    ['of other places', tie(['XA-FJ', 'XB'], { date: '2019' }), tie(['XA-GR', 'XB'], { date: '2019' })],
    [
      'of two towns of one region',
      tie(['XA-FJ-a', 'XB'], { date: '2019' }),
      tie(['XA-FJ-b', 'XB'], { date: '2019' }),
    ],
    [
      'of a town and its whole country',
      tie(['XA-FJ-a', 'XB'], { date: '2019' }),
      tie(['XA', 'XB'], { date: '2019' }),
    ],
    ['months apart', tie(['XA', 'XB'], { date: '2019-01' }), tie(['XA', 'XB'], { date: '2019-06' })],
    [
      'there and back',
      tie(['exporter XA', 'importer XB'], { kind: 'trade_flow', date: '2019' }),
      tie(['exporter XB', 'importer XA'], { kind: 'trade_flow', date: '2019' }),
    ],
    [
      'about two things',
      tie(['XA', 'XB'], { kind: 'project', object: 'school', date: '2019' }),
      tie(['XA', 'XB'], { kind: 'project', object: 'bridge', date: '2019' }),
    ],
  ])('%s', (_, a, b) => {
    expect(score(a, b)).toBeNull();
    expect(score(b, a)).toBeNull();
  });
});

describe('all pairs of many', () => {
  it('are found likeliest first, each once, whichever way it is looked at', () => {
    const a = tie(['XA-FJ-tarn', 'XB-GR'], { date: '2019-04' });
    const b = tie(['XA-FJ', 'XB-GR'], { date: '2019-04-12' });
    const c = tie(['XA-FJ', 'XB-GR-port'], { date: '2019-04-13', object: 'ferry' });
    const found = proposeMerges([c, a, tie(['XC', 'XD']), b], context);
    expect(found.map(({ a: one, b: other }) => `${one} ${other}`)[0]).toBe(`${a.id} ${b.id}`);
    expect(new Set(found.map((one) => `${one.a} ${one.b}`)).size).toBe(found.length);
    expect(found).toEqual(proposeMerges([a, b, c], context));
  });

  it('are looked at a bounded number of times, also where all ties are of one pair of places', () => {
    let asked = 0;
    const counting = {
      holders: (place: string) => {
        asked += 1;
        return context.holders(place);
      },
    };
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        tie(['XA-FJ', 'XB-GR'], { date: `${1900 + (n % 120)}-0${1 + (n % 9)}`, object: `thing ${n}` }),
      );
    proposeMerges(many(300), counting);
    const few = asked;
    asked = 0;
    proposeMerges(many(3000), counting);
    expect(asked).toBeLessThan(few * 11);
  });
});

describe('the days that another telling must reach', () => {
  it.each([
    ['a day', 'visit', '2012-03-05', { first: '2012-02-24', last: '2012-03-15' }],
    ['a month', 'agreement', '2012-06', { first: '2012-05-22', last: '2012-07-10' }],
    ['a span', 'visit', '2011/2012', { first: '2010-12-22', last: '2013-01-10' }],
    ['an early year', 'agreement', '0998', { first: '0997-12-22', last: '0999-01-10' }],
  ] as const)('stand a little around %s', (_, kind, date, days) => {
    expect(daysOfMerge({ kind, date: date as PartialDate })).toEqual(days);
  });

  it('are none for what lasts, or has no date', () => {
    expect(daysOfMerge({ kind: 'twinning', date: '2012' as PartialDate })).toBeNull();
    expect(daysOfMerge({ kind: 'visit', date: null })).toBeNull();
  });
});
