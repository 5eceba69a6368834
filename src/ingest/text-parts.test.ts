import { expect, test } from 'vitest';
import { openReader, readText, readTextInParts } from './index.js';
import { LONGEST_WHOLE, textParts } from './text-parts.js';

const block = (start: number, end: number) => ({ start, end, kind: 'paragraph' as const });

/** Paragraphs of a length, one after another. */
function paragraphs(count: number, length: number): string {
  return Array.from({ length: count }, (_, i) => `${`Sentence ${i}. `.repeat(Math.ceil(length / 12))}`).join(
    '\n\n',
  );
}

function blocksOf(text: string) {
  let at = 0;
  return text.split('\n\n').map((paragraph) => {
    const start = at;
    at += paragraph.length + 2;
    return block(start, start + paragraph.length);
  });
}

test('parts end where paragraphs end, and together they hold each paragraph once', () => {
  const text = paragraphs(900, 800);
  const blocks = blocksOf(text);
  const parts = [...textParts(text, blocks)];
  expect(parts.length).toBeGreaterThan(2);
  const own = parts.flatMap((part) => part.blocks.filter((one) => one.start >= part.from));
  expect(own).toEqual(blocks);
});

test('each part but the first begins with the paragraphs before it', () => {
  const text = paragraphs(900, 800);
  const [first, second] = [...textParts(text, blocksOf(text))];
  expect(first?.blocks[0]?.start).toBe(first?.from);
  const lead = second?.blocks.filter((one) => one.start < (second?.from ?? 0)) ?? [];
  expect(lead.length).toBeGreaterThan(1);
  expect(lead.at(-1)?.end).toBe((second?.from ?? 0) - 2);
});

test('a paragraph longer than a part is cut at the end of a sentence', () => {
  const text = 'Alpha beta. '.repeat(50_000);
  const parts = [...textParts(text, [block(0, text.length)])];
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts.slice(1)) expect(text.slice(part.from - 2, part.from)).toMatch(/\.$/);
});

test('without sentences it is cut at a blank, without blanks anywhere but inside a pair of halves', () => {
  const words = 'alpha '.repeat(80_000);
  for (const part of [...textParts(words, [block(0, words.length)])].slice(1))
    expect(words.charAt(part.from)).toBe(' ');
  const pairs = `a${'😀'.repeat(200_000)}`;
  for (const part of textParts(pairs, [block(0, pairs.length)]))
    expect(pairs.charCodeAt(part.from) >= 0xdc00 && pairs.charCodeAt(part.from) <= 0xdfff).toBe(false);
});

const reader = openReader();
const filler = 'The council met again and spoke about the weather of that week.\n\n';
const fill = (length: number): string => filler.repeat(Math.ceil(length / filler.length));

test('a text of usual length is one part, and the same as ever', () => {
  const text = 'Leeds and Dortmund have been twin towns since 1969.';
  const { parts, ...about } = readTextInParts(reader, { text });
  const [only, ...more] = parts;
  expect(more).toEqual([]);
  expect({ ...about, ...only }).toEqual(readText(reader, { text }));
});

test('offsets of a long text slice back to their quotes, and no statement is told twice', () => {
  const pair = 'Leeds and Dortmund have been twin towns since 1969.\n\n';
  const text = Array.from({ length: 12 }, () => fill(50_000) + pair).join('');
  expect(text.length).toBeGreaterThan(LONGEST_WHOLE);
  const { statements, mentions } = readText(reader, { text, language: 'en' });
  const twinnings = statements.filter((one) => one.kind === 'twinning');
  expect(twinnings).toHaveLength(12);
  for (const { evidence, quote } of statements) expect(text.slice(evidence.start, evidence.end)).toBe(quote);
  for (const { start, end, surface } of mentions) expect(text.slice(start, end)).toBe(surface);
  expect(new Set(statements.map((one) => one.id)).size).toBe(statements.length);
});

test('a name that the first part showed to be a town, and a person it named in full, are known in the last', () => {
  const text = [
    'The village of Wexlomor in Ontario has a new mayor, Anna Grendelsen.\n\n',
    fill(LONGEST_WHOLE),
    'A delegation went to see Wexlomor. “We are glad to be here again with all of you,” Grendelsen said.\n',
  ].join('');
  const { mentions } = readText(reader, { text, language: 'en' });
  const late = mentions.filter((mention) => mention.start > LONGEST_WHOLE);
  expect(late.find((one) => one.surface === 'Wexlomor')?.type).toBe('place');
  expect(late.find((one) => one.surface === 'Grendelsen')).toMatchObject({ name: 'Anna Grendelsen' });
});

test('the speaker in force where a part ends speaks on in the next', () => {
  const said = 'Mayor Anna Grendelsen said: “We have signed an agreement with Lyon.”\n\n';
  const on = '“We will sign another agreement with Lyon in May, and we are all very glad of that.”\n\n';
  // The paragraph that goes on is the first of a part, wherever parts are cut.
  const text = fill(150_000) + (said + on).repeat(2500);
  const { statements } = readText(reader, { text, language: 'en' });
  const quoted = statements.filter((one) => one.kind === 'utterance');
  expect(new Set(quoted.map((one) => one.speaker?.name))).toEqual(new Set(['Anna Grendelsen']));
});
