import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotes } from './quotes.js';

const quoted = (text: string): string[] =>
  findQuotes(text, { start: 0, end: text.length }).map((span) => text.slice(span.start, span.end));

describe('quoted stretches', () => {
  it.each([
    ['English curly marks', 'She said “we agreed” and left.', ['“we agreed”']],
    ['straight marks', 'She said "we agreed" and left.', ['"we agreed"']],
    ['German marks', 'Sie sagte: „Wir sind einig“, und ging.', ['„Wir sind einig“']],
    ['Polish marks', 'Powiedziała „zgoda” i wyszła.', ['„zgoda”']],
    ['Russian marks', 'Она сказала: «Мы согласны».', ['«Мы согласны»']],
    [
      'French marks with spaces inside',
      'Elle dit : « nous sommes d’accord » hier.',
      ['« nous sommes d’accord »'],
    ],
    ['a straight mark closed by a curly one', 'She said "we agreed” and left.', ['"we agreed”']],
    ['two in one block', '“One,” she said, “and two.”', ['“One,”', '“and two.”']],
    ['a quotation that the block never closes', 'He said: “We agreed. And', ['“We agreed. And']],
    ['apostrophes, which quote nothing', "Ostley's mayors' plan", []],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it('run to the end of the block, not into the next', () => {
    const text = '“First part.\n\n“Second part.”';
    expect(findQuotes(text, { start: 0, end: 12 })).toEqual([{ start: 0, end: 12 }]);
    expect(findQuotes(text, { start: 14, end: text.length })).toEqual([{ start: 14, end: text.length }]);
  });
});

it('quotes of any block are ordered, inside it, begin with a mark and never overlap', () => {
  const anyText = fc
    .array(fc.constantFrom('“', '”', '"', '„', '«', '»', '‟', 'word', ' ', ',', '5', '\n'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(anyText, (text) => {
      let reached = 0;
      for (const { start, end } of findQuotes(text, { start: 0, end: text.length })) {
        expect(start).toBeGreaterThanOrEqual(reached);
        expect(end).toBeGreaterThan(start);
        expect('“”"„«»‟').toContain(text[start]);
        reached = end;
      }
      expect(reached).toBeLessThanOrEqual(text.length);
    }),
  );
});
