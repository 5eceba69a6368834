import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginWords, wordId, wordOf } from './word-forms.js';

/** The word in lower case, as the table has it. */
function lowerWord(text: string, start: number, end: number): string {
  const id = wordId(text, start, end);
  return id < 0 ? text.slice(start, end).toLowerCase() : wordOf(id);
}

describe('the words of all texts', () => {
  it('gives what slicing and lower-casing gives, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(60), fc.nat(60), (text, a, b) => {
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
        expect(lowerWord(text, start, end)).toBe(text.slice(start, end).toLowerCase());
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps to words whose lower case hangs on their neighbours', () => {
    expect(lowerWord('ΟΔΟΣ', 0, 4)).toBe('οδος'.replace(/σ$/, 'ς'));
    expect(lowerWord('İzmir', 0, 5)).toBe('İzmir'.toLowerCase());
  });

  it('goes on past the number of words it holds', () => {
    for (let i = 0; i < 130_000; i++) lowerWord(`Word${i}`, 0, 10);
    expect(lowerWord('Brest', 0, 5)).toBe('brest');
    expect(wordId('Brest', 0, 5)).toBe(-1);
  });

  it('numbers them anew with a text that begins when it holds many', () => {
    for (let i = 0; i < 130_000; i++) lowerWord(`Word${i}`, 0, 10);
    const before = beginWords();
    expect(wordId('Brest', 0, 5)).toBe(0);
    expect(wordId('BREST', 0, 5)).toBe(0);
    expect(beginWords()).toBe(before);
  });
});
