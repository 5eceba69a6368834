import { describe, expect, it } from 'vitest';
import { matchPattern, PatternIndex, parsePattern, WORD_CLASS, type Words } from './pattern.js';

/** Words of a text; one written <PLACE> has that class. */
function wordsOf(text: string): Words {
  const parts = text.split(' ');
  const classes = new Uint8Array(parts.length);
  parts.forEach((part, i) => {
    const name = /^<(\w+)>$/.exec(part)?.[1];
    if (name !== undefined) classes[i] = WORD_CLASS[name as keyof typeof WORD_CLASS];
  });
  return { lower: parts.map((part) => part.toLowerCase()), classes };
}

/** How many words the pattern takes from the text's first, or -1. */
function taken(source: string, text: string): number {
  const words = wordsOf(text);
  return matchPattern(parsePattern(source, 'rules.yaml: rules[0]'), words, 0, words.lower.length);
}

describe('the notation of patterns', () => {
  it.each([
    ['sister city', 'sister city of', 2],
    ['sister city', 'sister town', -1],
    ['sister|twin cit*', 'twin cities', 2],
    ['sister|twin cit*', 'brother cities', -1],
    ['*vertrag', 'kooperationsvertrag', 1],
    ['*vertrag', 'vertragstext', -1],
    ['*meister*', 'oberbürgermeisterin', 1],
    ['*meister*', 'mayor', -1],
    ['signed the? pact', 'signed the pact', 3],
    ['signed the? pact', 'signed pact', 2],
    ['signed a|the? pact', 'signed a pact', 3],
    ['signed _ pact', 'signed some pact', 3],
    ['signed _ pact', 'signed pact', -1],
    ['signed the|_ pact', 'signed some pact', 3],
    ['signed _? pact', 'signed pact', 2],
    ['signed ~2 pact', 'signed pact', 2],
    ['signed ~2 pact', 'signed a new pact', 4],
    ['signed ~2 pact', 'signed a very new pact', -1],
    ['moved ~16 built', `moved ${'on '.repeat(16)}built`, 18],
    ['trade with <PLACE>', 'trade with <PLACE>', 3],
    ['trade with <PLACE>', 'trade with <ORG>', -1],
    ['trade with <place>|them', 'trade with them', 3],
    ['Twinned WITH', 'twinned with', 2],
    ['  twinned   with ', 'twinned with', 2],
  ])('%j takes from %j %i words', (source, text, expected) => {
    expect(taken(source, text)).toBe(expected);
  });

  it('takes the fewest words of a gap that make the rest match', () => {
    expect(taken('signed ~5 pact', 'signed pact pact')).toBe(2);
  });

  it('never passes the end it was given', () => {
    const words = wordsOf('sister city');
    expect(matchPattern(parsePattern('sister city', 'x'), words, 0, 1)).toBe(-1);
  });

  it('matches the docstring: two elements in "sister|twin cit*"', () => {
    expect(parsePattern('sister|twin cit*', 'rules.yaml').elements).toHaveLength(2);
  });
});

describe('a pattern that is written wrongly', () => {
  it.each([
    ['', 'empty alternative'],
    ['twin||sister', 'empty alternative'],
    ['twin ?', 'empty alternative'],
    ['twin <TOWN>', 'unknown word class'],
    ['twin ~', 'wrong gap'],
    ['twin ~0 town', 'wrong gap'],
    ['twin ~21 town', 'wrong gap'],
    ['twin ~2|the town', 'wrong gap'],
    ['twin air?|rail?', 'stray mark'],
    ['twin <PLACE', 'stray mark'],
    ['twin *', 'a * without letters'],
    ['twin to*wn', 'stray mark'],
    ['~2 twin', 'a pattern must begin with a word'],
    ['_ twin', 'a pattern must begin with a word'],
    ['the? twin', 'a pattern must begin with a word'],
    ['<PLACE> twin', 'a pattern must begin with a word'],
  ])('%j is refused as %s, naming where it stands', (source, problem) => {
    expect(() => parsePattern(source, 'rules.yaml: rules[3] a.b')).toThrow(
      expect.objectContaining({
        code: 'language.pattern',
        problem: `rules.yaml: rules[3] a.b: ${problem}`,
      }),
    );
  });
});

describe('the table of first words', () => {
  const index = new PatternIndex<string>();
  for (const source of [
    'twin town',
    'twin* town',
    'соглашени*',
    '*vertrag',
    'a*',
    '*z',
    'sister|twin ~2 ties',
    '*meister*',
  ])
    index.add(parsePattern(source, 'x'), source);

  const found = (text: string): string[] => {
    const words = wordsOf(text);
    const hits: string[] = [];
    index.matchesAt(words, 0, words.lower.length, (value, end) => hits.push(`${value} > ${end}`));
    return hits;
  };

  it.each([
    ['twin town', ['twin town > 2', 'twin* town > 2']],
    ['twinned town', ['twin* town > 2']],
    ['соглашений', ['соглашени* > 1']],
    ['städtevertrag', ['*vertrag > 1']],
    ['agreement', ['a* > 1']],
    ['a', ['a* > 1']],
    ['jazz', ['*z > 1']],
    ['twin the old ties', ['sister|twin ~2 ties > 4']],
    ['bürgermeisterin', ['*meister* > 1']],
    ['nothing', []],
  ])('finds at %j what may begin there', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('finds nothing past the last word', () => {
    const hits: string[] = [];
    index.matchesAt(wordsOf('twin town'), 2, 2, (value) => hits.push(value));
    expect(hits).toEqual([]);
  });
});
