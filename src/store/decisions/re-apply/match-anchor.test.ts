import { describe, expect, it } from 'vitest';
import { placeId } from '../../../base/index.js';
import { type Candidate, matchAnchor } from './match-anchor.js';

const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  kind: 'twinning',
  parties: [placeId('XA-AA'), placeId('XB-BB')],
  quote: 'Tarn and Fjell became twin towns in 2019',
  start: 100,
  end: 140,
  ...more,
});

describe('matchAnchor', () => {
  it('takes the passage that overlaps most, in the same text', () => {
    const found = matchAnchor(
      candidate('anchor'),
      [
        candidate('a', { start: 60, end: 110 }),
        candidate('b', { start: 90, end: 150 }),
        candidate('c', { start: 140, end: 180 }),
      ],
      true,
    );
    expect(found?.id).toBe('b');
  });

  it.each([
    ['another kind', { kind: 'visit' as const }],
    ['other parties', { parties: [placeId('XA-AA'), placeId('XB-CC')] }],
    ['a passage elsewhere', { start: 500, end: 540 }],
  ])('finds nothing in %s', (_, more) => {
    expect(matchAnchor(candidate('anchor'), [candidate('a', more)], true)).toBeNull();
  });

  it('goes by the words of the passage in another text, wherever they stand', () => {
    const elsewhere = { start: 9, end: 20 };
    const found = matchAnchor(
      candidate('anchor'),
      [
        candidate('said otherwise', { ...elsewhere, quote: 'The mayor opened a bakery' }),
        candidate('longer', {
          ...elsewhere,
          quote: 'On Monday it was told that Tarn and Fjell became twin towns in 2019, to much joy',
        }),
        candidate('the same', { ...elsewhere, quote: 'Tarn and Fjell became twin towns, in 2019' }),
      ],
      false,
    );
    expect(found?.id).toBe('the same');
  });
});
