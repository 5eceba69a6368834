import { describe, expect, it } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';

/** "Perth AU" for each mention of a name, in order. */
const countries = (text: string, name: string, language = 'en') =>
  readAs(text, '2024-05-15', language)
    .mentions.filter((mention) => mention.type === 'place' && mention.surface === name)
    .map((mention) => (mention.type === 'place' ? mention.country : null));

describe('two towns of one name in a text', () => {
  it('the one last put somewhere in the paragraph is meant', () => {
    const text = `A mission from Cartagena in Colombia came. Cartagena sells coffee.

The port of Cartagena in Spain sells wine. Cartagena also sells machines.`;
    expect(countries(text, 'Cartagena')).toEqual(['CO', 'CO', 'ES', 'ES']);
  });

  it('a namesake told of in passing takes nothing over', () => {
    const text = `Perth and Kagoshima are sister cities. The mayor of Perth opened a garden. Nobody in Perth, Scotland, has one.

A flight from Perth to Japan was dropped. Fremantle in Western Australia keeps its own.`;
    expect(countries(text, 'Perth')).toEqual(['AU', 'AU', 'GB', 'AU']);
  });

  it('a place put somewhere once is the same one before and after', () => {
    expect(
      countries('Toledo council met. A group from Toledo, Ohio, and one from Toledo sang.', 'Toledo'),
    ).toEqual(['US', 'US', 'US']);
  });

  it('a demonym before the common noun says which', () => {
    expect(countries('A delegation from the Spanish city of Cartagena visited Leeds.', 'Cartagena')).toEqual([
      'ES',
    ]);
    expect(countries('Printed in English and Spanish, Cartagena in Colombia said.', 'Cartagena')).toEqual([
      'CO',
    ]);
  });

  it('a possessive behind the comma holds nothing', () => {
    expect(countries("They stayed in Lincoln, Boston's rival, for a week in England.", 'Lincoln')).toEqual([
      'GB',
    ]);
  });
});
