import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.js';

const ABBREVIATIONS = new Set(['dr', 'st', 'no', 'gov', '31']);
const split = (text: string): string[] =>
  splitSentences(text, { start: 0, end: text.length }, ABBREVIATIONS).map((s) => text.slice(s.start, s.end));

describe('cutting a block into sentences', () => {
  it.each([
    ['parts at a stop, a question and a call', 'One came. Did two? Three did! Four…', 4],
    ['keeps an abbreviation with what follows', 'The visit of Dr. Anna Holm to St. Ostley ended.', 1],
    ['keeps initials with the surname', 'J. K. Marrow met A.B. Stone.', 1],
    ['keeps an ordinal with its month', 'Es begann am 31. Dezember in Ostley.', 1],
    ['parts after a short figure', 'They met on May 12. The next day they left.', 2],
    ['keeps the number of a list', '1. The towns are twins.', 1],
    ['keeps a figure whole', 'Trade grew to 24.8 million. It had been 3.1 million.', 2],
    ['parts after a year', 'It opened in 2010. The mayor came.', 2],
    ['keeps a stop before a small letter', 'The firm of Holm bros. came too.', 1],
    ['parts where a flattened page lost the space', 'They served the Empire.Indeed they did.', 2],
    ['keeps names of sites and files whole', 'See ostley.example and Node.js there.', 1],
    ['keeps the closing quote with its sentence', '“We agreed.” Then they left.', 2],
    ['keeps the closing bracket with its sentence', 'They left (by train.) Nobody stayed.', 2],
    ['takes several marks for one end', 'Really?! Yes... No.', 3],
    ['lets line breaks end nothing', 'They met in\nOstley again.', 1],
    ['begins a sentence with an opening quote', 'They met. “We agreed,” she said.', 2],
    ['finds none where nothing stands', ' \n\t ', 0],
  ])('%s', (_, text, count) => {
    expect(split(text)).toHaveLength(count);
  });

  it('drops the space around sentences and nothing else', () => {
    expect(split('  One came.  Two went.\n')).toEqual(['One came.', 'Two went.']);
  });

  it('stays inside the block that it was given', () => {
    const text = 'Outside. Inside one. Inside two. Outside.';
    const spans = splitSentences(text, { start: 9, end: 32 }, ABBREVIATIONS);
    expect(spans.map((s) => text.slice(s.start, s.end))).toEqual(['Inside one.', 'Inside two.']);
  });
});

it('sentences of any block are ordered, inside it, never overlap, and leave only white space out', () => {
  const anyText = fc
    .array(
      fc.constantFrom(
        'Ostley',
        'dr',
        'J',
        '.',
        '. ',
        ' ',
        '!',
        '…',
        '”',
        '“',
        ')',
        '\n',
        '31',
        'x',
        '東',
        'Ö',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      let reached = start;
      for (const sentence of splitSentences(text, { start, end }, ABBREVIATIONS)) {
        expect(text.slice(reached, sentence.start).trim()).toBe('');
        expect(sentence.end).toBeGreaterThan(sentence.start);
        const own = text.slice(sentence.start, sentence.end);
        expect(own).toBe(own.trim());
        reached = sentence.end;
      }
      expect(reached).toBeLessThanOrEqual(end);
      expect(text.slice(reached, end).trim()).toBe('');
    }),
    { numRuns: 500 },
  );
});
