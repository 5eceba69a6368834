import { describe, expect, it } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';

/** Each place as "surface: country, by what". */
const countries = (text: string): string[] =>
  readAs(text).mentions.flatMap((mention) =>
    mention.type === 'place'
      ? [`${mention.surface}: ${mention.country}${mention.countryBy ? ` by ${mention.countryBy}` : ''}`]
      : [],
  );

describe('the country of a town that no gazetteer knows', () => {
  it('is the one that a demonym before it names', () => {
    expect(countries('They met in the Ukrainian village of Ostmarken.')).toEqual(['Ostmarken: UA by words']);
  });

  it('is the one of the region in brackets or behind a comma, also where the name comes again', () => {
    const text = 'The town of Lauterhagen (Saxony) grew. The mayor of Lauterhagen spoke.';
    expect(countries(text).filter((place) => place.startsWith('Lauterhagen'))).toEqual([
      'Lauterhagen: DE',
      'Lauterhagen: DE',
    ]);
  });

  it('is else the likeliest of those the text speaks of, by the look of the name', () => {
    const text = 'Japan and Germany are far apart. The mayor of Tanamori met the mayor of Niederstollen.';
    expect(countries(text)).toContain('Tanamori: JP by look');
    expect(countries(text)).toContain('Niederstollen: DE by look');
  });

  it('stays open where the text speaks of no country', () => {
    expect(countries('The mayor of Tanamori spoke.')).toEqual(['Tanamori: null']);
  });
});

describe('a name that goes on', () => {
  it.each([
    ['The mayor went to St Martin des Champs in France.', 'St Martin des Champs: FR'],
    ['The Municipality of Vila Serrana (Portugal) signed.', 'Municipality of Vila Serrana: PT'],
  ])('is one place: %s', (text, place) => {
    expect(countries(text)[0]).toBe(place);
  });
});

describe('a noun before a country', () => {
  it('does not make a town of it', () => {
    expect(countries('They flew to the capital of Kazakhstan.')).toEqual(['Kazakhstan: KZ']);
  });
});
