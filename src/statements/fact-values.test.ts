import { describe, expect, it } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';
import { drawn, partiesLine } from '../../test/support/statement-lines.js';

describe('the part each place plays', () => {
  it.each([
    ['Riga exports cheese to Leeds.', 'trade_flow', 'exporter Riga, importer Leeds'],
    ['Leeds imports timber from Riga.', 'trade_flow', 'importer Leeds, exporter Riga'],
    ['Exports from Riga to Leeds fell.', 'trade_flow', 'exporter Riga, importer Leeds'],
    ['A delegation from Riga visited Leeds.', 'visit', 'guest Riga, host Leeds'],
    ['The mayor of Riga has returned from a mission to Leeds.', 'visit', 'guest Riga, host Leeds'],
    ['A delegation from Riga and Dortmund visited Leeds.', 'visit', 'guest Riga, guest Dortmund, host Leeds'],
    ['Riga was visited by a delegation from Leeds.', 'visit', 'host Riga, guest Leeds'],
    ['The signing follows a visit by a Chinese delegation to Leeds.', 'visit', 'guest China, host Leeds'],
    ['They followed a visit by a delegation from a Chinese city.', 'visit', 'guest China'],
    ['The Leeds mayor received a delegation from Riga.', 'visit', 'host Leeds, guest Riga'],
    [
      'Immigrants from Riga founded the village of Ostmark in Saskatchewan.',
      'settlement_origin',
      'origin Riga, subject Ostmark, subject Saskatchewan',
    ],
    ['Leeds and Dortmund have been twin towns since 1969.', 'twinning', 'side Leeds, side Dortmund'],
  ] as const)('%s', (text, kind, parties) => {
    expect(drawn(text, kind).map(partiesLine)).toEqual([parties]);
  });

  it.each([
    [
      'en',
      'In Paris the mayors of Leeds and Lille signed an agreement.',
      'venue Paris, side Leeds, side Lille',
    ],
    [
      'en',
      'An agreement was signed in the city of Paris between Leeds and Lille.',
      'venue Paris, side Leeds, side Lille',
    ],
    [
      'en',
      'Leeds signed an agreement in the town of Dortmund, Germany.',
      'side Leeds, side Dortmund, side Germany',
    ],
    ['en', 'Leeds signed an agreement in Lille.', 'side Leeds, side Lille'],
    [
      'ru',
      'Соглашение между Псковом и Витебском подписано в Москве.',
      'side Pskov, side Vitebsk, venue Moscow',
    ],
    [
      'fr',
      'Les villes de Leeds et de Lille ont signé un accord à Paris.',
      'side Leeds, side Lille, venue Paris',
    ],
  ])('the town where sides sign is no side, in %s: %s', (language, text, parties) => {
    const { statements } = readAs(text, '2024-05-15', language);
    expect(statements.filter(({ kind }) => kind === 'agreement').map(partiesLine)).toEqual([parties]);
  });

  it.each([
    [
      'ru',
      'Витебскую область посещает делегация администрации Псковской области.',
      'host Vitebsk Region, guest Pskov Oblast',
    ],
    ['ru', 'Делегация Витебска прибыла в Псков.', 'guest Vitebsk, host Pskov'],
    ['ru', 'С деловым визитом в Псков прибыла делегация Витебска.', 'host Pskov, guest Vitebsk'],
    ['pl', 'Elbląg odwiedziła delegacja z Lidy.', 'host Elbląg, guest Lida'],
    ['en', 'The mayor of Riga led a delegation of Latvia to Leeds.', 'guest Riga, guest Latvia, host Leeds'],
  ])('a delegation is of its sender wherever the verb stands, in %s: %s', (language, text, parties) => {
    const { statements } = readAs(text, '2024-05-15', language);
    expect(statements.filter(({ kind }) => kind === 'visit').map(partiesLine)).toEqual([parties]);
  });

  it('is no party’s for a place in the speaker’s own office', () => {
    const text = 'Anna Brook, mayor of Riga, said that Leeds and Dortmund signed an agreement.';
    expect(drawn(text, 'agreement').map(partiesLine)).toEqual(['side Leeds, side Dortmund']);
  });

  it('is a country’s where a demonym names it', () => {
    expect(drawn('Russian officials visited Riga.', 'visit').map(partiesLine)).toEqual([
      'guest Russia, host Riga',
    ]);
  });

  it('is each place’s once', () => {
    expect(
      drawn('Leeds and Dortmund are twin towns, and Leeds likes Dortmund.', 'twinning').map(partiesLine),
    ).toEqual(['side Leeds, side Dortmund']);
  });
});

describe('the date of a fact', () => {
  it('is the age of a twinning, with the years as its figure', () => {
    const [fact] = drawn('Leeds and Dortmund have been twin towns for 45 years.', 'twinning');
    expect(fact).toMatchObject({ date: '1979', dateText: 'for 45 years' });
    expect(fact?.amounts).toEqual([{ value: 45, unit: 'years', qualifier: null, text: 'for 45 years' }]);
  });

  it('is none where the text has none: no day of writing is put in its place', () => {
    expect(drawn('Leeds exports cheese to Dortmund.', 'trade_flow')[0]).toMatchObject({
      date: null,
      dateText: null,
    });
  });

  it('of a new paper that news tells of is the month of writing; of one known before, of a total or a plan it is none', () => {
    const [fact] = drawn('Leeds and Riga signed a memorandum.', 'agreement');
    expect(fact).toMatchObject({ date: '2024-05', dateText: null });
    expect(drawn('Leeds and Riga signed the memorandum.', 'agreement')[0]?.date).toBeNull();
    expect(drawn('Leeds has 40 agreements with Riga.', 'agreement')[0]?.date).toBeNull();
  });

  it.each([
    ['Leeds and Riga signed a road map for 2024-2026.', 'agreement', '2024-05'],
    ['Leeds and Riga extended the agreement first signed in 2012.', 'agreement', '2024-05'],
    [
      'The bus line between Leeds and Riga, dropped in March 2020, is to reopen on 1 July.',
      'transport_link',
      '2024-07-01',
    ],
    ['Since 2015 Leeds has sent 300 buses to Riga as aid.', 'project', '2015/2024'],
  ] as const)('%s', (text, kind, date) => {
    expect(drawn(text, kind).map((fact) => fact.date)).toEqual([date]);
  });

  it('keeps the words that gave it', () => {
    expect(drawn('Leeds and Dortmund signed an agreement this year.', 'agreement')[0]).toMatchObject({
      date: '2024',
      dateText: 'this year',
    });
  });
});

describe('the figure of a fact', () => {
  it('is money before counts for trade', () => {
    const [fact] = drawn('Exports of 300 tractors from Riga to Leeds reached $5 million.', 'trade_flow');
    expect(fact?.amounts.map(({ unit }) => unit)).toEqual(['USD', 'tractors']);
  });

  it('is the cost that a later sentence of the paragraph tells', () => {
    const told =
      'A firm from Riga opened a plant in Leeds. Its first tyres have come off the line. So far $4 million has been invested.';
    expect(drawn(told, 'project')[0]).toMatchObject({ amounts: [{ value: 4_000_000, unit: 'USD' }] });
    expect(drawn(told.replace('So far', 'In Dortmund'), 'project')[0]?.amounts).toEqual([]);
    expect(drawn(told.replace(' So far', '\n\nSo far'), 'project')[0]?.amounts).toEqual([]);
  });

  it('is the term of an agreement that has no other', () => {
    const [fact] = drawn('Leeds and Riga signed a three-year agreement on Monday.', 'agreement');
    expect(fact?.amounts).toMatchObject([{ value: 3, unit: 'years' }]);
  });

  it('is no count of sides named before, and no sum on a visit', () => {
    expect(
      drawn('The three councils of Leeds, Riga and Dortmund signed an agreement.', 'agreement')[0]?.amounts,
    ).toEqual([]);
    expect(drawn('A delegation from Riga visited Leeds and left $5,000.', 'visit')[0]?.amounts).toEqual([]);
  });

  it('is a claimed total when it counts many ties', () => {
    const [signed] = drawn('Fifteen regions of Russia signed agreements with Minsk.', 'agreement');
    expect(signed).toMatchObject({ claimsTotal: true, date: null });
    const [fact] = drawn('More than 70 regions of Russia have agreements with Belarus.', 'agreement');
    expect(fact).toMatchObject({ claimsTotal: true });
    expect(fact?.amounts).toEqual([
      { value: 70, unit: 'regions', qualifier: 'over', text: 'More than 70 regions' },
    ]);
  });
});
