import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAs, reader } from '../../test/support/shared-reader.js';
import { cutText } from '../passages/index.js';
import { WORD_CLASS } from '../vocabulary/index.js';
import { findMentions } from './find-mentions.js';
import { wordFrom } from './word-from.js';

const english = reader.languages.get('en');

function found(text: string) {
  if (!english) throw new Error('no English');
  const cut = cutText(
    text,
    [{ kind: 'paragraph', start: 0, end: text.length }],
    english.lexicon.abbreviations,
  );
  const { gazetteer, languages } = reader;
  const context = { lexicon: english.lexicon, gazetteer, givenNames: languages.givenNames, date: null };
  return { cut, ...findMentions(cut, context) };
}

describe('mentions of a text', () => {
  it('give every word the classes of what it belongs to', () => {
    const { cut, classes } = found(
      'Mayor Anna Brook of Riga spent $5 million on 3 May 2020 for Russian buses.',
    );
    const classOf = (word: string): number => classes[cut.tokens.lower.indexOf(word)] ?? 0;
    expect(classOf('anna') & WORD_CLASS.PERSON).not.toBe(0);
    expect(classOf('riga') & WORD_CLASS.PLACE).not.toBe(0);
    expect(classOf('million') & WORD_CLASS.MONEY).not.toBe(0);
    expect(classOf('may') & WORD_CLASS.DATE).not.toBe(0);
    expect(classOf('russian') & WORD_CLASS.DEMONYM).not.toBe(0);
    expect(classOf('mayor') & WORD_CLASS.ROLE).not.toBe(0);
    expect(classOf('spent')).toBe(0);
  });

  it('take a day’s year from the paragraph', () => {
    const dates = readAs('They met in 1998. On 3 May they signed.', '2024-01-01').mentions;
    expect(dates.flatMap((mention) => (mention.type === 'date' ? [mention.date] : []))).toEqual([
      '1998',
      '1998-05-03',
    ]);
  });

  it('leave the agency in a dateline’s brackets out', () => {
    const text = 'RIGA, 3 May (Ostley) – The mayors of Leeds and Dortmund met to speak about a fair.';
    expect(readAs(text).mentions.map(({ surface }) => surface)).not.toContain('Ostley');
  });
});

it('the first word at or behind an offset is found by halving', () => {
  const { cut } = found('One two three');
  expect([0, 1, 4, 5, 13].map((offset) => wordFrom(cut.tokens, offset))).toEqual([0, 1, 1, 2, 3]);
});

describe('on any mixture of words', () => {
  const parts = fc.array(
    fc.constantFrom(
      'Riga',
      'Leeds',
      'Toledo',
      'Ohio',
      'the village of',
      'Ostwendel',
      'Anna',
      'Brook',
      'mayor',
      'Governor',
      'Dr.',
      'J.',
      'van',
      'der',
      'Republic of',
      'Korea',
      'Plourin-lès-Morlaix',
      'Council',
      'University',
      'Plant No',
      '407',
      'MTZ-RIGA',
      '$5',
      'bn',
      '3bn',
      '3-5',
      'million',
      'half a',
      'about',
      '%',
      '50 more',
      'people',
      '3',
      'May',
      '1998',
      '1990s',
      '19th',
      'century',
      'mid-',
      'end of',
      'summer',
      'by',
      'from',
      'to',
      'and',
      'said',
      'for',
      'years',
      'ago',
      ',',
      '.',
      '“',
      '”',
      '(',
      ')',
      '\n',
      '–',
      "'s",
      'Минск',
      '東京',
      'İstanbul',
      'ß',
      '😀',
    ),
    { maxLength: 40 },
  );

  it('every mention slices back to its surface, in order, and names and dates never overlap their own kind', () => {
    fc.assert(
      fc.property(parts, (words) => {
        const text = words.join(' ');
        const reached = new Map<string, number>();
        let start = 0;
        for (const mention of found(text).mentions) {
          expect(text.slice(mention.start, mention.end)).toBe(mention.surface);
          expect(mention.surface).not.toBe('');
          expect(mention.start).toBeGreaterThanOrEqual(start);
          start = mention.start;
          if (mention.type === 'organisation') continue;
          expect(mention.start, JSON.stringify(text)).toBeGreaterThanOrEqual(reached.get(mention.type) ?? 0);
          reached.set(mention.type, mention.end);
        }
      }),
      { numRuns: 300 },
    );
  });
});
