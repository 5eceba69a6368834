import { describe, expect, it } from 'vitest';
import { drawn } from '../../test/support/statement-lines.js';

describe('the date that a sentence takes from the story', () => {
  it('is the day told last for "on the same day", however far back', () => {
    const text =
      'The mayor of Leeds visited Dortmund on 16 May 2019.\n\nHe likes trains.\n\nIt rained.\n\n' +
      'On the same day a delegation from Riga visited Leeds.';
    expect(drawn(text, 'visit').map(({ date }) => date)).toEqual(['2019-05-16', '2019-05-16']);
  });

  it('is not that of an old paper that was extended, however much stands between', () => {
    const text =
      'In Riga he extended by four years, with the mayor of Leeds, John Smith, the agreement between the cities signed in 2011.';
    expect(drawn(text, 'agreement').map(({ date }) => date)).not.toContain('2011');
  });

  it('runs to the year of writing where a figure is summed up since then', () => {
    const text =
      'Schools in Leeds and Dortmund began a pupil exchange in 2010. Since then 900 pupils have taken part in the exchange.';
    const dates = drawn(text, 'project', '2019-06-01').map(({ date }) => date);
    expect(dates).toContain('2010/2019');
  });
});
