import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_CAPITALS, CAPITAL, GAP, NUMBER, sliceWords, tokenize } from './tokens.js';

const words = (text: string): string[] => {
  const tokens = tokenize(text);
  return Array.from({ length: tokens.count }, (_, i) => sliceWords(tokens, i, i + 1));
};

describe('cutting a text into words', () => {
  it.each([
    ["Tatarstan's trade", ['Tatarstan', 'trade']],
    ['Ostley’s mayor', ['Ostley', 'mayor']],
    ["the cities' mayors", ['the', 'cities', 'mayors']],
    ["Côte d'Ivoire", ['Côte', 'd', 'Ivoire']],
    ["It's O'Hara", ['It', 'O', 'Hara']],
    ['24.8 and 1,200,000', ['24.8', 'and', '1,200,000']],
    ['In 2019.', ['In', '2019']],
    ['at 10:30, room 5.', ['at', '10:30', 'room', '5']],
    ['02.01.2015', ['02.01.2015']],
    ['the 1990s, the 19th', ['the', '1990s', 'the', '19th']],
    ['2019-2021', ['2019', '2021']],
    ['Plourin-lès-Morlaix', ['Plourin', 'lès', 'Morlaix']],
    ['$24.8mln (10%)', ['24.8mln', '10']],
    ['Вёска «Перамога»', ['Вёска', 'Перамога']],
    ['東京 と Łódź', ['東京', 'と', 'Łódź']],
    ['… — !', []],
    ['', []],
  ])('reads %j as %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('cuts only the stretch asked for, with offsets of the whole text', () => {
    const tokens = tokenize('Ostley and Marn', 7, 15);
    expect([tokens.count, tokens.start[0], sliceWords(tokens, 0, 2)]).toEqual([2, 7, 'and Marn']);
  });

  it('says what stands before each word', () => {
    const tokens = tokenize('One, two. “Three” (four) five-six – €7 O’Hara a/b\nc');
    const gap = (word: string): number => tokens.gap[tokens.lower.indexOf(word)] ?? -1;
    expect(gap('one')).toBe(0);
    expect(gap('two')).toBe(GAP.comma | GAP.space);
    expect(gap('three')).toBe(GAP.stop | GAP.space | GAP.quote);
    expect(gap('four')).toBe(GAP.quote | GAP.space | GAP.open);
    expect(gap('five')).toBe(GAP.close | GAP.space);
    expect(gap('six')).toBe(GAP.hyphen);
    expect(gap('7')).toBe(GAP.space | GAP.dash | GAP.currency);
    expect(gap('hara')).toBe(GAP.apostrophe);
    expect(gap('b')).toBe(GAP.slash);
    expect(gap('c')).toBe(GAP.newline);
  });

  it('remembers a possessive as an apostrophe before the next word', () => {
    expect(tokenize("Japan's Nagano").gap[1]).toBe(GAP.apostrophe | GAP.space);
  });

  it('tells capitals, words all in capitals, and numbers', () => {
    expect([...tokenize('ostley Ostley MTZ A 7 Ёлка').shape.slice(0, 6)]).toEqual([
      0,
      CAPITAL,
      CAPITAL | ALL_CAPITALS,
      CAPITAL,
      NUMBER,
      CAPITAL,
    ]);
  });
});

describe('the words of any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'Ostley',
          "'s",
          ' ',
          '-',
          '1,200',
          '.',
          '24.8',
          '\n',
          '“',
          '’',
          'лес',
          '€',
          '東',
          '%',
        ),
      )
      .map((parts) => parts.join('')),
  );

  it('stand in order, never overlap, and slice back to themselves', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokenize(text);
        expect(tokens.lower).toHaveLength(tokens.count);
        let reached = 0;
        for (let i = 0; i < tokens.count; i++) {
          const [start, end] = [tokens.start[i] ?? -1, tokens.end[i] ?? -1];
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).toLowerCase()).toBe(tokens.lower[i]);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });
});
