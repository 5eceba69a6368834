import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Pattern, PatternIndex, parsePattern, WORD_CLASS, type Words } from './pattern.js';

/** The plain way: one pattern after another, each place of it tried in turn. */
function matchFrom({ elements }: Pattern, index: number, words: Words, i: number, limit: number): number {
  const element = elements[index];
  if (!element) return i;
  const goOn = (at: number): number => matchFrom({ elements, source: '' }, index + 1, words, at, limit);
  if (element.gap > 0) {
    for (let skip = 0; skip <= element.gap && i + skip <= limit; skip++) {
      const end = goOn(i + skip);
      if (end >= 0) return end;
    }
    return -1;
  }
  const word = words.lower[i] ?? '';
  const fits =
    element.any ||
    element.words.has(word) ||
    ((words.classes[i] ?? 0) & element.classes) !== 0 ||
    element.prefixes.some((part) => word.startsWith(part)) ||
    element.suffixes.some((part) => word.endsWith(part)) ||
    element.parts.some((part) => word.includes(part));
  const end = i < limit && fits ? goOn(i + 1) : -1;
  return end < 0 && element.optional ? goOn(i) : end;
}

const anyWord = fc.constantFrom('twin', 'twins', 'town', 'the', 'of', 'old');
const anyWords = fc
  .array(fc.tuple(anyWord, fc.constantFrom(0, WORD_CLASS.PLACE, WORD_CLASS.NUM)), {
    minLength: 1,
    maxLength: 9,
  })
  .map((pairs): Words => {
    const lower = pairs.map(([word]) => word);
    const classes = Uint8Array.from(pairs, ([, bits]) => bits);
    // Numbers as a text has them: the last word of the list is one that has none.
    const ids = Int32Array.from(lower, (word) => ['twin', 'twins', 'town', 'the', 'of'].indexOf(word));
    return { lower, classes, ids, generation: 3 };
  });
const anyPattern = fc
  .tuple(
    fc.constantFrom('twin', 'twin*', 'town|the', '*wn', '*wi*'),
    fc.array(
      fc.constantFrom(
        'town',
        'the?',
        'of|old',
        '_',
        '_?',
        '~1',
        '~2',
        '~3',
        '<PLACE>',
        'of|<NUM>?',
        'twin*?',
      ),
      { maxLength: 4 },
    ),
  )
  .map(([first, rest]) => [first, ...rest].join(' '));

it('finds for any patterns and words what trying one after another finds, also when asked again', () => {
  fc.assert(
    fc.property(
      fc.array(anyPattern, { maxLength: 6 }),
      fc.array(anyWords, { maxLength: 4 }),
      (sources, texts) => {
        const patterns = [...new Set(sources)].map((source) => parsePattern(source, 'x'));
        const index = new PatternIndex<string>();
        for (const pattern of patterns) index.add(pattern, pattern.source);
        for (const words of [...texts, ...texts]) {
          for (let i = 0; i < words.lower.length; i++) {
            const limit = words.lower.length - (i % 2);
            const found: string[] = [];
            index.matchesAt(words, i, limit, (source, end) => found.push(`${source} > ${end}`));
            const wanted = patterns.flatMap((pattern) => {
              const end = i < limit ? matchFrom(pattern, 0, words, i, limit) : -1;
              return end < 0 ? [] : [`${pattern.source} > ${end}`];
            });
            expect(found.sort()).toEqual(wanted.sort());
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});
