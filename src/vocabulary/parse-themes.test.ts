import { describe, expect, it } from 'vitest';
import { CheckedNode } from './checked-node.js';
import { parseThemes } from './parse-themes.js';

const parse = (text: string) => parseThemes(CheckedNode.parse('data/vocabulary/themes.yaml', text));

describe('themes', () => {
  const table = parse(`
sport: { labels: { en: Sport, ru: Спорт }, en: 'sport, sports', ru: 'спорт*' }
culture: { labels: { en: Culture, ru: Культура }, en: 'cultur*', ru: 'культур*' }
`);

  it('belong to words in the language of the text, English where none is told', () => {
    expect(table.themeOf('Sports for all', 'en')).toBe('sport');
    expect(table.themeOf('физической культуры', 'ru')).toBe('culture');
    expect(table.themeOf('cultural life', null)).toBe('culture');
  });

  it('are null for words that lead to none, and for a language without words', () => {
    expect(table.themeOf('beekeeping', 'en')).toBeNull();
    expect(table.themeOf('sport', 'xx')).toBeNull();
    expect(table.themeOf('', 'en')).toBeNull();
  });

  it.each([
    ['a language that is none', 'a: { labels: { en: A, ru: А }, zz: word }', 'vocabulary.unknown_key'],
    ['an empty word', "a: { labels: { en: A, ru: А }, en: 'one,,two' }", 'vocabulary.missing'],
    ['no label', 'a: { en: word }', 'vocabulary.missing'],
  ])('are refused with %s', (_, text, code) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code }));
  });
});
