import { describe, expect, it } from 'vitest';
import { drawn } from '../../test/support/statement-lines.js';

describe('a sentence that goes on about the fact before it', () => {
  const text = 'Trade between Latvia and Poland grew in 2022. It reached $5 million in trade.';

  it('gives it the figure that it lacked, and its passage grows', () => {
    const [fact, ...more] = drawn(text, 'trade_flow');
    expect(more).toEqual([]);
    expect(fact).toMatchObject({ date: '2022', quote: text });
    expect(fact?.amounts.map(({ value, unit }) => `${value} ${unit}`)).toEqual(['5000000 USD']);
  });

  it('of another paragraph is a fact of its own', () => {
    const parted =
      'Trade between Latvia and Poland grew in 2022.\n\nTrade with Poland reached $5 million then, officials said.';
    expect(drawn(parted, 'trade_flow').length).toBeGreaterThan(1);
  });

  it('with another date is another event', () => {
    const renewed = 'Leeds and Dortmund became twin towns in 1969. They renewed their twinning in 2009.';
    expect(drawn(renewed, 'twinning').map(({ date }) => date)).toEqual(['1969', '2009']);
  });

  it('is a fact of its own when it tells of ranks or wares rather than sums', () => {
    const trade =
      'Latvia sold goods worth $5 million to Poland in 2022. It exports mainly timber to the country.';
    expect(drawn(trade, 'trade_flow').map(({ status }) => status)).toEqual(['completed', 'in_progress']);
  });

  it('is a tie of its own when it names another partner', () => {
    const ties =
      'Leeds has ended its twinning with Brno. Its partnership with the twin town of Dortmund goes on.';
    expect(drawn(ties, 'twinning')).toHaveLength(2);
  });

  it('about guests who stay on, without a place of its own, is no further visit', () => {
    const stay = 'A delegation from Riga visited Leeds on 10 May 2024. On Sunday the guests toured a museum.';
    expect(drawn(stay, 'visit').map(({ date }) => date)).toEqual(['2024-05-10']);
  });

  it('behind a label of one word is the fact, not the label', () => {
    const labelled = 'Twinning. Leeds and Dortmund became twin towns in 1969.';
    expect(drawn(labelled, 'twinning').map(({ quote }) => quote)).toEqual([
      'Leeds and Dortmund became twin towns in 1969.',
    ]);
  });
});
