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

describe('"both cities"', () => {
  it('are the two that were named last', () => {
    const text = 'Anna Brook of Leeds visited Dortmund. Both cities signed an agreement on tourism.';
    expect(drawn(text, 'agreement').map(partiesLine)).toEqual(['side Leeds, side Dortmund']);
  });

  it('are nobody when no two were named', () => {
    expect(drawn('Both cities signed an agreement on tourism.', 'agreement').map(partiesLine)).toEqual(['']);
  });
});
