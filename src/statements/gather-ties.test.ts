import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ancestorsOf,
  inventedParty,
  inventedStatement as statement,
  inventedTestimony as testimony,
} from '../../test/support/invented.js';
import { placeId } from '../base/index.js';
import { gatherTies } from './gather-ties.js';
import type { GatheredTie, Testimony } from './gather-types.js';
import type { Statement } from './types.js';

const gather = (...testimonies: readonly Testimony[]) =>
  gatherTies(testimonies, {
    ancestors: ancestorsOf,
    stateOf: (_, lifecycle) => (lifecycle === 'planned' ? 'ahead' : 'done'),
  });
const tell = (...statements: readonly Statement[]) => gather(...statements.map((one) => testimony(one)));
const pairs = (ties: readonly GatheredTie[]) =>
  ties.map((tie) => tie.parties.map((p) => p.place).join(' + ')).sort();

describe('what becomes one tie', () => {
  it('gathers statements of one kind between the same places, whichever is named first', () => {
    const ties = tell(
      statement('twinning', ['subject XA-FJ-tarn', 'side XB-HO-brook']),
      statement('twinning', ['subject XB-HO-brook', 'side XA-FJ-tarn']),
    );
    expect(ties).toHaveLength(1);
    expect(ties[0]?.statements).toHaveLength(2);
  });

  it('keeps kinds apart', () => {
    expect(tell(statement('twinning', ['XA', 'XB']), statement('agreement', ['XA', 'XB']))).toHaveLength(2);
  });

  it('lets visits overlap by date and keeps those of other days apart', () => {
    const ties = tell(
      statement('visit', ['guest XA', 'host XB'], { date: '2019-04' }),
      statement('visit', ['guest XA', 'host XB'], { date: '2019-04-12' }),
      statement('visit', ['guest XA', 'host XB'], { date: '2019-06' }),
    );
    expect(ties.map((tie) => tie.statements.length)).toEqual([2, 1]);
    expect(new Set(ties.map((tie) => tie.id)).size).toBe(2);
  });

  it('takes an undated report for the newest happening its document can have known', () => {
    const [first, second] = tell(
      statement('visit', ['guest XA', 'host XB'], { date: '2018' }),
      statement('visit', ['guest XA', 'host XB'], { date: '2023' }),
      statement('visit', ['guest XA', 'host XB']),
    );
    expect(first?.statements).toHaveLength(2);
    expect(second?.statements).toHaveLength(1);
  });

  it('keeps the way there and the way back apart for visits and trade', () => {
    const ways = ['guest XA', 'host XB'];
    const back = ['guest XB', 'host XA'];
    expect(tell(statement('visit', ways), statement('visit', back))).toHaveLength(2);
    const trade = tell(
      statement('trade_flow', ['exporter XA', 'importer XB'], { date: '2019' }),
      statement('trade_flow', ['XA', 'XB'], { date: '2019' }),
    );
    expect(trade).toHaveLength(2);
  });

  it('takes a visit told without guest and host for the one direction that is told', () => {
    expect(tell(statement('visit', ['guest XA', 'host XB']), statement('visit', ['XB', 'XA']))).toHaveLength(
      1,
    );
  });

  it('keeps projects of other objects apart and joins two wordings of one object', () => {
    const about = (text: string) =>
      statement('project', ['XA-FJ', 'XB-HO'], { object: { text, start: 0, end: text.length } });
    const ties = tell(
      about('the maintenance centre for tractors'),
      about('maintenance center'),
      about('school'),
    );
    expect(ties.map((tie) => tie.statements.length).sort()).toEqual([1, 2]);
  });

  it('keeps one twinning through all its years, so that its end is not a second tie', () => {
    const ties = tell(
      statement('twinning', ['XA', 'XB'], { date: '1995', lifecycle: 'active' }),
      statement('twinning', ['XA', 'XB'], { date: '2022', lifecycle: 'ended' }),
    );
    expect(ties).toHaveLength(1);
  });
});

describe('ends', () => {
  it('gives one tie for each pair of an exporter and an importer', () => {
    const ties = tell(
      statement('trade_flow', ['exporter XA', 'importer XB-HO', 'importer XB-MO', 'importer XB-LE']),
    );
    expect(pairs(ties)).toEqual(['XA + XB-HO', 'XA + XB-LE', 'XA + XB-MO']);
  });

  it('gives one tie for each sister of a city', () => {
    expect(tell(statement('twinning', ['subject XA-FJ', 'XB-HO', 'XB-MO', 'XC']))).toHaveLength(3);
  });

  it('keeps up to three equal sides in one tie and reads longer lists as pairs with the first', () => {
    expect(pairs(tell(statement('agreement', ['XA', 'XB', 'XC'])))).toEqual(['XA + XB + XC']);
    expect(pairs(tell(statement('agreement', ['XA', 'XB', 'XC', 'XD'])))).toEqual([
      'XA + XB',
      'XA + XC',
      'XA + XD',
    ]);
  });

  it('drops a place that holds another end', () => {
    const [tie] = tell(
      statement('settlement_origin', ['origin XA-FJ', 'subject XB-HO-brook', 'subject XB-HO']),
    );
    expect(pairs(tie ? [tie] : [])).toEqual(['XA-FJ + XB-HO-brook']);
  });

  it('drops the region that an unresolved village lies in', () => {
    const village = { ...inventedParty('subject u:1'), country: 'XB', inside: placeId('XB-HO') };
    const origin = statement('settlement_origin', ['origin XA-FJ', 'subject XB-HO']);
    const ties = tell({ ...origin, parties: [...origin.parties, village] });
    expect(pairs(ties)).toEqual(['XA-FJ + u:1']);
  });

  it('makes no tie of a place and its own country, of one place, or of one place named twice', () => {
    expect(tell(statement('visit', ['guest XB', 'venue XB-HO-brook']))).toEqual([]);
    expect(tell(statement('project', ['XA-FJ']))).toEqual([]);
    expect(tell(statement('agreement', ['XA', 'XA']))).toEqual([]);
  });

  it('makes no tie of a claimed total, a promise or an utterance', () => {
    expect(tell(statement('agreement', ['XA', 'XB'], { claimsTotal: true }))).toEqual([]);
    expect(tell(statement('commitment', ['XA', 'XB']), statement('utterance', ['XA', 'XB']))).toEqual([]);
  });

  it('does not let a venue make another tie, and lists it after the ends', () => {
    const [tie, ...more] = tell(
      statement('agreement', ['XA', 'XB', 'venue XB-HO-brook'], { date: '2020' }),
      statement('agreement', ['XA', 'XB', 'venue XC'], { date: '2020-03' }),
    );
    expect(more).toEqual([]);
    expect(tie?.parties.map((party) => party.role)).toEqual(['side', 'side', 'venue', 'venue']);
  });

  it('takes the venue of a visit for its other end when there is no other', () => {
    const [tie] = tell(statement('visit', ['guest XA', 'venue XB-HO-brook']));
    expect(tie?.parties.at(-1)).toEqual({ place: 'XB-HO-brook', role: 'host' });
  });
});

describe('what is shown', () => {
  it('shows the newest document among those about as sure as the surest', () => {
    const old = statement('twinning', ['XA', 'XB'], { lifecycle: 'planned', confidence: 0.92 });
    const fresh = statement('twinning', ['XA', 'XB'], { lifecycle: 'signed', confidence: 0.9 });
    const unsure = statement('twinning', ['XA', 'XB'], { lifecycle: 'ended', confidence: 0.4 });
    const [tie] = gather(
      testimony(old, { documentDate: '2019' }),
      testimony(fresh, { documentDate: '2021' }),
      testimony(unsure, { documentDate: '2022' }),
    );
    expect(tie).toMatchObject({ shown: fresh.id, lifecycle: 'signed', state: 'done' });
  });

  it('never guesses a lifecycle from dates', () => {
    const [tie] = tell(statement('project', ['XA', 'XB'], { date: '1990', lifecycle: 'planned' }));
    expect(tie).toMatchObject({ lifecycle: 'planned', state: 'ahead' });
  });

  it('counts copies of one text as one report, and origins rather than publishers as independent', () => {
    const tell3 = () => statement('twinning', ['XA', 'XB']);
    const [tie] = gather(
      testimony(tell3(), { voice: 'one' }),
      testimony(tell3(), { voice: 'one' }),
      testimony(tell3(), { voice: 'two' }),
    );
    expect(tie).toMatchObject({ reports: 2, independentSources: 1 });
  });

  it.each([
    ['one_side', [['XA', 'state_agency']]],
    [
      'several_sides',
      [
        ['XA', 'state_agency'],
        ['XB', 'government'],
      ],
    ],
    [
      'third_party',
      [
        ['XA', 'state_agency'],
        ['XC', 'independent_press'],
      ],
    ],
    ['third_party', [[null, 'data_set']]],
    ['one_side', [[null, 'unknown']]],
  ] as const)('says %s when told from %j', (told, origins) => {
    const [tie] = gather(
      ...origins.map(([originCountry, originKind]) =>
        testimony(statement('twinning', ['XA-FJ', 'XB-HO']), {
          originCountry,
          originKind,
          origin: `${originCountry}`,
        }),
      ),
    );
    expect(tie?.told).toBe(told);
  });
});

describe('ids', () => {
  it('keeps the id of a tie when later statements tell it again', () => {
    const first = statement('visit', ['guest XA', 'host XB'], { date: '2019' });
    const later = statement('visit', ['guest XA', 'host XB'], { date: '2019-04' });
    expect(tell(first, later)[0]?.id).toBe(tell(first)[0]?.id);
  });

  it('gives the same ties in whatever order the statements come', () => {
    const all = Array.from({ length: 12 }, (_, n) =>
      testimony(
        statement(
          n % 3 === 0 ? 'visit' : 'twinning',
          [n % 2 ? 'XA' : 'guest XA', n % 4 ? 'XB' : 'XB-HO', 'XC'],
          {
            date: n % 5 === 0 ? null : `${2015 + (n % 4)}`,
          },
        ),
      ),
    );
    const expected = gather(...all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(gather(...shuffled)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});

describe('copies and ranks', () => {
  it('counts the copy of a text on another site as a report and as no independent source', () => {
    const tell1 = () => statement('twinning', ['XA', 'XB']);
    const [tie] = gather(
      testimony(tell1(), { voice: 'one', publisher: 'a', origin: 'a' }),
      testimony(tell1(), { voice: 'one', publisher: 'b', origin: 'b', originCountry: 'XC' }),
      testimony(tell1(), { voice: 'one', publisher: 'c', origin: 'c', originCountry: 'XC' }),
    );
    expect(tie).toMatchObject({ reports: 3, independentSources: 1, told: 'one_side' });
  });

  it('shows what a person preferred, and never what one deprecated', () => {
    const old = statement('trade_flow', ['XA', 'XB'], { date: '2019', confidence: 0.6 });
    const sure = statement('trade_flow', ['XA', 'XB'], { date: '2019', confidence: 0.95 });
    const wrong = statement('trade_flow', ['XA', 'XB'], { date: '2019', confidence: 1 });
    const [tie] = gather(
      testimony(old, { rank: 'preferred' }),
      testimony(sure),
      testimony(wrong, { rank: 'deprecated', documentDate: '2024' }),
    );
    expect(tie).toMatchObject({ shown: old.id, deprecated: [wrong.id], statements: [old.id, sure.id] });
    expect(gather(testimony(wrong, { rank: 'deprecated' }))).toEqual([]);
  });
});
