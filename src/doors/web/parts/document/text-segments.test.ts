import { describe, expect, it } from 'vitest';
import { textSegments } from './text-segments.js';

const text = 'A title\n\nRiver Town and Hill Town may twin.\n\nThe end.';
const blocks = [
  { start: 0, end: 7, kind: 'title' },
  { start: 9, end: 43, kind: 'paragraph' },
  { start: 45, end: 53, kind: 'paragraph' },
];
const mark = (id: string, part: string) => {
  const start = text.indexOf(part);
  return { id, start, end: start + part.length };
};

describe('textSegments', () => {
  it('loses nothing of a block', () => {
    for (const block of textSegments(text, blocks, [
      mark('a', 'Town and Hill'),
      mark('b', 'Hill Town may'),
    ])) {
      expect(block.segments.map((segment) => segment.text).join('')).toBe(text.slice(block.start, block.end));
    }
  });

  it('shows both of two passages that cross', () => {
    const [, paragraph] = textSegments(text, blocks, [
      mark('a', 'Town and Hill'),
      mark('b', 'Hill Town may'),
    ]);
    const both = paragraph?.segments.find(({ marks }) => marks.length === 2);
    expect(both?.text).toBe('Hill');
    expect(both?.ends.map(({ id }) => id)).toEqual(['a']);
  });

  it('puts the longer passage outside the one within it', () => {
    const [, paragraph] = textSegments(text, blocks, [
      mark('inner', 'Hill Town'),
      mark('outer', 'River Town and Hill Town may twin'),
    ]);
    expect(paragraph?.segments.find(({ text }) => text === 'Hill Town')?.marks.map(({ id }) => id)).toEqual([
      'outer',
      'inner',
    ]);
  });

  it('shows text that no block holds', () => {
    expect(textSegments(text, [], []).map(({ segments }) => segments[0]?.text)).toEqual([
      'A title',
      'River Town and Hill Town may twin.',
      'The end.',
    ]);
  });

  it('numbers a passage once, at its end, also when it runs over two blocks', () => {
    const long = { id: 'long', start: text.indexOf('Hill'), end: text.length };
    const ends = textSegments(text, blocks, [long]).flatMap(({ segments }) =>
      segments.flatMap(({ ends }) => ends),
    );
    expect(ends).toHaveLength(1);
  });

  it('does not fail on spans outside the text', () => {
    expect(() =>
      textSegments('short', [{ start: 0, end: 99, kind: 'paragraph' }], [{ id: 'x', start: 3, end: 400 }]),
    ).not.toThrow();
    expect(textSegments('', [], [])).toEqual([]);
  });
});
