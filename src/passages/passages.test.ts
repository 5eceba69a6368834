import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structureText } from '../documents/index.js';
import { cutText } from './passages.js';

const NONE: ReadonlySet<string> = new Set();
const cut = (text: string) => cutText(text, structureText(text, { language: 'en' }).blocks, NONE);

describe('cutting a structured text', () => {
  const text = [
    'MARN, 14 December – The mayors met. They agreed on “a common fair”.',
    'The second paragraph has one sentence of its own, which is long enough to be prose.',
  ].join('\n\n');

  it('makes a passage of each sentence, with the number of its paragraph and its words', () => {
    const { passages, tokens } = cut(text);
    expect(passages.map((passage) => text.slice(passage.start, passage.end).split(' ').at(-1))).toEqual([
      'met.',
      'fair”.',
      'prose.',
    ]);
    expect(passages.map((passage) => passage.paragraph)).toEqual([0, 0, 1]);
    expect(tokens.lower.slice(passages[1]?.firstWord, passages[1]?.lastWord)).toEqual([
      'they',
      'agreed',
      'on',
      'a',
      'common',
      'fair',
    ]);
  });

  it('lets prose begin behind the dateline', () => {
    const { passages } = cut(text);
    expect(text.slice(passages[0]?.prose, passages[0]?.end)).toBe('The mayors met.');
    expect(passages[1]?.prose).toBe(passages[1]?.start);
  });

  it('finds the quotations of all blocks', () => {
    expect(cut(text).quotes.map((quote) => text.slice(quote.start, quote.end))).toEqual(['“a common fair”']);
  });

  it('makes no passage of marks without words', () => {
    expect(cutText('— … —', [{ kind: 'paragraph', start: 0, end: 5 }], NONE).passages).toEqual([]);
  });
});

it('passages of any text are ordered, lie in their blocks, and hold exactly the words between their offsets', () => {
  const anyText = fc
    .array(
      fc.constantFrom(
        'Ostley',
        ' met ',
        '. ',
        '.',
        '\n\n',
        '\n',
        '“',
        '” ',
        'MARN, 3 May – ',
        '- ',
        '2019',
        '| ',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(anyText, (text) => {
      const { passages, tokens, blocks } = cut(text);
      let reached = 0;
      let word = 0;
      for (const passage of passages) {
        const block = blocks[passage.paragraph];
        expect(passage.start).toBeGreaterThanOrEqual(Math.max(reached, block?.start ?? -1));
        expect(passage.end).toBeLessThanOrEqual(block?.end ?? -1);
        expect(passage.prose).toBeGreaterThanOrEqual(passage.start);
        expect(passage.prose).toBeLessThanOrEqual(passage.end);
        expect(passage.firstWord).toBeGreaterThanOrEqual(word);
        for (let i = 0; i < tokens.count; i++) {
          const within = (tokens.start[i] ?? -1) >= passage.start && (tokens.start[i] ?? -1) < passage.end;
          expect(within).toBe(i >= passage.firstWord && i < passage.lastWord);
        }
        reached = passage.end;
        word = passage.lastWord;
      }
    }),
  );
});
