import { describe, expect, it } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';

const places = (text: string): string[] =>
  readAs(text).mentions.flatMap((mention) => (mention.type === 'place' ? [mention.surface] : []));

describe('a name that no gazetteer knows', () => {
  it.each([
    ['an office that only towns have', 'The mayor of Ostwendel spoke.'],
    ['the same office behind it', 'The Ostwendel mayor spoke.'],
    ['a common noun', 'They built the town of Ostwendel.'],
    ['the country that holds it', 'They came from Ostwendel in Austria.'],
    ['a chain of hyphens with a small word inside', 'They came to Ostwendel-sur-Orne.'],
  ])('is a place’s by %s', (_, text) => {
    expect(places(text)[0]).toMatch(/^Ostwendel/);
  });

  it('is one everywhere in the text once it was shown to be', () => {
    expect(places('The mayor of Ostwendel spoke. Ostwendel lies on a river, as does Riga.')).toEqual([
      'Ostwendel',
      'Ostwendel',
      'Riga',
    ]);
  });

  it('is none by a country alone: firms work in countries too', () => {
    expect(places('The firm Brandel in Brazil grew.')).toEqual(['Brazil']);
  });

  it('is none by standing alone', () => {
    expect(places('They saw Ostwendel.')).toEqual([]);
  });
});

describe('a name of small words and hyphens', () => {
  it('is one place, not also the town it ends in', () => {
    expect(places('They went to Plourin-lès-Morlaix and Stratford-upon-Avon.')).toEqual([
      'Plourin-lès-Morlaix',
      'Stratford-upon-Avon',
    ]);
    expect(places('The Republic of Korea and Jeju Province signed.')).toEqual([
      'Republic of Korea',
      'Jeju Province',
    ]);
  });
});

describe('words that have a capital for other reasons', () => {
  it.each(['The mayors found it Nice.', 'Reading is good.', 'In March they met in May.', 'Bath time'])(
    'name no place in "%s"',
    (text) => {
      expect(places(text)).toEqual([]);
    },
  );
});
