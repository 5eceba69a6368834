import { describe, expect, it } from 'vitest';
import { lexiconOf } from '../../test/support/shared-reader.js';
import { tokenize } from '../passages/index.js';
import { hasSign, SIGN, wordSigns } from './word-signs.js';

const lexicon = lexiconOf('en');

describe('signs of words', () => {
  it('tell what a word may begin, and numbers may begin a date and a figure', () => {
    const tokens = tokenize('On Monday the mayor signed 12 papers');
    const signs = wordSigns(tokens, lexicon);
    expect(hasSign(tokens, 1, lexicon, SIGN.date)).toBe(true);
    expect(hasSign(tokens, 3, lexicon, SIGN.role)).toBe(true);
    expect((signs[5] ?? 0) & (SIGN.date | SIGN.figure)).toBe(SIGN.date | SIGN.figure);
    expect(hasSign(tokens, 6, lexicon, SIGN.date | SIGN.speech)).toBe(false);
  });

  it('are those of the text asked for, also when two texts are read in turns', () => {
    const [a, b] = [tokenize('Monday'), tokenize('papers')];
    expect([hasSign(a, 0, lexicon, SIGN.date), hasSign(b, 0, lexicon, SIGN.date)]).toEqual([true, false]);
    expect(hasSign(a, 0, lexicon, SIGN.date)).toBe(true);
  });
});
