import { describe, expect, it } from 'vitest';
import { drawn, partiesLine } from '../../test/support/statement-lines.js';

const dated = (text: string, kind: 'twinning' | 'transport_link' | 'agreement'): string[] =>
  drawn(text, kind).map((statement) => `${partiesLine(statement)}: ${statement.date}`);

describe('a list of places with a date each', () => {
  it('is as many facts, all of the list’s subject', () => {
    const text = 'Leeds is twinned with Dortmund since 1969, Lille since 1968 and Brno since 1984.';
    expect(dated(text, 'twinning')).toEqual([
      'side Leeds, side Dortmund: 1969',
      'side Leeds, side Lille: 1968',
      'side Leeds, side Brno: 1984',
    ]);
  });

  it('quotes each item by itself', () => {
    const text = 'Leeds is twinned with Dortmund since 1969, Lille since 1968 and Brno since 1984.';
    expect(drawn(text, 'twinning').map(({ quote }) => quote)).toEqual([
      'Leeds is twinned with Dortmund since 1969',
      'Lille since 1968',
      'Brno since 1984',
    ]);
  });

  it('with one date for all is one fact', () => {
    expect(dated('Leeds, Dortmund and Lille signed an agreement in 2019.', 'agreement')).toEqual([
      'side Leeds, side Dortmund, side Lille: 2019',
    ]);
  });
});

describe('two clauses of one sentence', () => {
  const trade = (text: string): string[] =>
    drawn(text, 'trade_flow').map(({ parties, date, amounts }) =>
      [parties.map(({ name }) => name).join('-'), date, ...amounts.map(({ value }) => value)].join(' '),
    );

  it('are not parted between "between X and Y" and its verb', () => {
    expect(
      trade(
        'In January 2022 the trade between Belarus and Rostov Oblast came to $420 million, 30% above 2021.',
      ),
    ).toEqual(['Belarus-Rostov Oblast 2022-01 420000000 30']);
    const told =
      'According to the President of Belarus, in January 2022 the trade between Belarus and Rostov Oblast';
    expect(
      trade(`${told} came to $420 million, which is 30% above the index for the same period of 2021.`),
    ).toEqual(['Belarus-Rostov Oblast 2022-01 420000000 30']);
  });

  it('have the same sides when the second names none', () => {
    expect(
      trade(
        'Trade of Belarus with Pskov Oblast came to $6 million in 2023, while exports came to $5 million in 2022.',
      ),
    ).toEqual(['Belarus-Pskov Oblast 2023 6000000', 'Belarus-Pskov Oblast 2022 5000000']);
  });
});

describe('"both cities"', () => {
  it('are the two that were named last', () => {
    const text = 'Anna Brook of Leeds visited Dortmund. Both cities signed an agreement on tourism.';
    expect(drawn(text, 'agreement').map(partiesLine)).toEqual(['side Leeds, side Dortmund']);
  });

  it('are nobody when no two were named', () => {
    expect(drawn('Both cities signed an agreement on tourism.', 'agreement').map(partiesLine)).toEqual(['']);
  });
});
