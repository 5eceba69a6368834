import { describe, expect, it } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';

const places = (text: string, language: string): string[] =>
  readAs(text, '2019-05-14', language).mentions.flatMap((mention) =>
    mention.type === 'place' ? [`${mention.surface} ${mention.country ?? '-'}`] : [],
  );

describe('a name of more than plain words', () => {
  it.each([
    ['Ein Bus fährt von Frankfurt (Oder) nach Posen.', 'de', ['Frankfurt (Oder) DE', 'Posen PL']],
    ['Er reiste in die Vereinigten Staaten.', 'de', ['Vereinigten Staaten US']],
    [
      'Der Eid, den Bremen leistete, bindet die Stadt, die Leipzig besuchte.',
      'de',
      ['Bremen DE', 'Leipzig DE'],
    ],
    [
      'Делегация Восточно-Казахстанской области во главе с акимом.',
      'ru',
      ['Восточно-Казахстанской области KZ'],
    ],
    ['Burmistrz pojechał do Bardejowa.', 'pl', ['Bardejowa SK']],
  ])('%s (%s)', (text, language, expected) => {
    expect(places(text, language)).toEqual(expected);
  });
});
