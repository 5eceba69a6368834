import { describe, expect, it } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';

/** Each place as "surface: id or outcome, in the region that holds it". */
const places = (text: string): string[] =>
  readAs(text).mentions.flatMap((mention) =>
    mention.type === 'place'
      ? [
          `${mention.surface}: ${mention.place?.id ?? mention.resolution.outcome}${mention.resolution.inside ? ` in ${mention.resolution.inside.id}` : ''}`,
        ]
      : [],
  );

describe('a village that the words put somewhere', () => {
  it('is the namesake there', () => {
    expect(places('The village of Ivanovka in Primorye Territory is old.')[0]).toMatch(
      /^Ivanovka: g\d+ in RU-PRI$/,
    );
  });

  it('is not put into a region that it is named beside', () => {
    const text = 'They signed papers with Akmola Region and the city of Almaty.';
    expect(places(text).map((line) => line.replace(/g\d+$/, 'town'))).toEqual([
      'Akmola Region: KZ-AKM',
      'Almaty: town',
    ]);
  });

  it('stays that one later in the text', () => {
    const [first, , later] = places(
      'The village of Ivanovka in Primorye Territory is old. Ivanovka is small.',
    );
    expect(later).toBe(first);
  });

  it('is kept, with its region, when no gazetteer knows it', () => {
    expect(places('They saw the village of Ostmark in Saskatchewan.')).toEqual([
      'Ostmark: unresolved in CA-SK',
      'Saskatchewan: CA-SK',
    ]);
  });

  it('lends its region to the next village of the paragraph, and not to the next paragraph', () => {
    const told = 'They founded the village of Ostmark in Saskatchewan.';
    expect(places(`${told} They built the village of Neudorfen.`)).toContain(
      'Neudorfen: unresolved in CA-SK',
    );
    expect(places(`${told}\n\nThey built the village of Neudorfen then, and stayed for long.`)).not.toContain(
      'Neudorfen: unresolved in CA-SK',
    );
  });

  it('is not put where its settlers came from', () => {
    const text = 'Immigrants from the city of Lida founded the village of Lidovka in Primorye Territory.';
    expect(places(text)).toContain('Lidovka: unresolved in RU-PRI');
    expect(places(text)[0]).not.toContain('RU-PRI');
  });
});

describe('a list', () => {
  it('"X, Y" puts X in Y where a namesake lies there', () => {
    expect(places('Toledo, Ohio, met Toledo, Spain.')).toEqual([
      'Toledo: g5174035 in US-OH',
      'Ohio: US-OH',
      'Toledo: g2510409 in ES',
      'Spain: ES',
    ]);
  });

  it('of towns puts none of them in another', () => {
    expect(places('They went to Leeds, Dortmund and Riga.')).toEqual([
      'Leeds: g2644688',
      'Dortmund: g2935517',
      'Riga: g456172',
    ]);
  });
});

describe('a village near a town', () => {
  it('lies in the country of that town', () => {
    const found = readAs('They stayed in the village of Ostmarken near Bamberg.').mentions.find(
      (mention) => mention.type === 'place' && mention.surface === 'Ostmarken',
    );
    expect(found).toMatchObject({ country: 'DE', place: null });
  });
});
