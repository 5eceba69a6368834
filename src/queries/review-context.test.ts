import { describe, expect, it } from 'vitest';
import { type ContextInput, contextPieces } from './review-context.js';

const text =
  'The council of Tarn met. In May 2019 the town and Fjell signed an agreement on 50 places. Then it rained.';
const quote = 'In May 2019 the town and Fjell signed an agreement on 50 places.';
const start = text.indexOf(quote);
const at = (words: string) => ({
  surface: words,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});
const input: ContextInput = {
  around: text,
  quote,
  start,
  parties: [
    { position: 0, ...at('Tarn') },
    { position: 1, ...at('Fjell') },
  ],
  dateText: 'May 2019',
  amounts: [{ value: 50, unit: 'places', qualifier: null, text: '50 places' }],
};
const marked = (given: ContextInput) =>
  contextPieces(given).flatMap((piece) =>
    piece.mark === null ? [] : [[piece.mark, piece.text, piece.within]],
  );

describe('contextPieces', () => {
  it('marks parties, also before the passage, and date and figure in it, and keeps every word', () => {
    expect(marked(input)).toEqual([
      ['party', 'Tarn', false],
      ['date', 'May 2019', true],
      ['party', 'Fjell', true],
      ['amount', '50 places', true],
    ]);
    const pieces = contextPieces(input);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(
      pieces
        .filter(({ within }) => within)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(quote);
  });

  it('still finds the passage when the text around begins elsewhere or is another', () => {
    expect(marked({ ...input, around: text.slice(10) })).toEqual(marked(input).slice(0));
    expect(marked({ ...input, around: 'quite another text' }).map(([, words]) => words)).toEqual([
      'May 2019',
      'Fjell',
      '50 places',
    ]);
  });

  it('cuts long texts at words', () => {
    const long = `${'word '.repeat(200)}${quote}${' more'.repeat(200)}`;
    const pieces = contextPieces({ ...input, around: long, start: 1000, parties: [] });
    const whole = pieces.map((piece) => piece.text).join('');
    expect(whole.length).toBeLessThan(quote.length + 600);
    expect(whole).toMatch(/^word .* more$/s);
  });

  it('takes a passage without words', () => {
    expect(contextPieces({ ...input, around: '', quote: '', parties: [] })).toEqual([]);
  });
});
