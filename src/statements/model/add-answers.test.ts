import { expect, test } from 'vitest';
import { readAs, reader } from '../../../test/support/shared-reader.js';
import type { Reading } from '../types.js';
import { addAnswers, type ModelParagraph, modelOf, modelParagraphs } from './index.js';

const TEXT =
  'Leeds sent two dozen buses to Dortmund on 3 May 2020. "Our shops will follow," said Anna Feldmann, mayor of Dortmund.\n\n' +
  'Bremen waits.';

const read = (text: string) => {
  const reading = readAs(text, '2020-06-01');
  const paragraphs = modelParagraphs(text, reading.structure.blocks, reading.mentions, new Set());
  const { document, date, language } = reading;
  const context = { text, document, date, language, vocabulary: reader.vocabulary, model: 'small:1b' };
  return { reading, paragraphs, context };
};

const { reading, paragraphs, context } = read(TEXT);
const unread: Reading = { ...reading, statements: [] };
const [first] = paragraphs;
if (!first) throw new Error('no paragraph');

const TRUE = {
  kind: 'project',
  quote: 'Leeds sent two dozen buses to Dortmund on 3 May 2020',
  status: 'completed',
  parties: [
    { place: 1, role: 'side' },
    { place: 2, role: 'host' },
  ],
  date: { value: '2020-05-03', words: '3 May 2020' },
  amounts: [{ value: 24, unit: 'buses', words: 'two dozen buses' }],
  total: false,
  speaker: null,
  object: 'buses',
  confidence: 0.99,
};
const say = (statement: object, paragraph: ModelParagraph = first) =>
  addAnswers(unread, [{ paragraph, answer: JSON.stringify({ statements: [statement] }) }], context);
const reasonsFor = (changes: object) => {
  const { discarded } = say({ ...TRUE, ...changes }).counts;
  return Object.entries(discarded).flatMap(([reason, count]) => (count > 0 ? [reason] : []));
};

test('places are numbered in the order in which a paragraph names them, and paragraphs without any are not asked about', () => {
  const places = paragraphs.map((one) =>
    one.places.map(({ number, mentions }) => `${number} ${mentions[0]?.surface}`),
  );
  expect(places).toEqual([['1 Leeds', '2 Dortmund'], ['1 Bremen']]);
  expect(read('Nobody is named here.').paragraphs).toEqual([]);
});

test('a statement that stands in the text is kept, in the words and values of the text, with its model', () => {
  const { reading: after, counts } = say(TRUE);
  const [statement] = after.statements;
  expect(counts).toMatchObject({ asked: 1, answered: 1, kept: 1, repeated: 0, failed: 0 });
  expect(statement).toMatchObject({
    kind: 'project',
    date: '2020-05-03',
    dateText: '3 May 2020',
    amounts: [{ value: 24, text: 'two dozen buses' }],
    method: 'model:small:1b@reader-1',
    rule: null,
    notes: ['uncalibrated'],
  });
  expect(statement?.quote).toBe(TEXT.slice(statement?.evidence.start, statement?.evidence.end));
  expect(statement?.parties.map((party) => party.name)).toEqual(['Leeds', 'Dortmund']);
  expect(modelOf(statement?.method ?? '')).toBe('small:1b');
});

test('however sure a model is of itself, it is never as sure as a measured rule', () => {
  for (const confidence of [1, 0.99, 17, -3, null]) {
    const [statement] = say({ ...TRUE, confidence }).reading.statements;
    expect(statement?.confidence).toBeLessThan(0.8);
    expect(statement?.confidence).toBeGreaterThan(0);
  }
});

test.each([
  ['words that are not there', { quote: 'Leeds gave two dozen buses' }, 'quote'],
  ['a part of a word', { quote: 'eeds sent two' }, 'quote'],
  ['no words', { quote: ' … ' }, 'quote'],
  ['words of another paragraph', { quote: 'Bremen waits' }, 'quote'],
  ['a place that has no such number', { parties: [{ place: 9, role: 'side' }] }, 'place'],
  ['a place number between two', { parties: [{ place: 1.5, role: 'side' }] }, 'place'],
  ['a part that no place has', { parties: [{ place: 1, role: 'winner' }] }, 'place'],
  ['a part that the kind does not have', { parties: [{ place: 1, role: 'exporter' }] }, 'place'],
  ['a tie without places', { parties: [] }, 'place'],
  ['another number', { amounts: [{ value: 25, unit: 'buses', words: 'two dozen buses' }] }, 'number'],
  ['a number from a date', { amounts: [{ value: 2020, unit: 'May', words: 'May 2020' }] }, 'number'],
  ['a date that the words do not give', { date: { value: '2021', words: '3 May 2020' } }, 'date'],
  ['a date more exact than its words', { date: { value: '2020-05-03', words: 'two dozen' } }, 'date'],
  ['no date', { date: { value: 'yesterday', words: '3 May 2020' } }, 'date'],
  ['a date in words that are not there', { date: { value: '2020', words: 'in 2020' } }, 'date'],
  ['a speaker nobody named', { speaker: { name: 'Otto Feldmann', role: null } }, 'speaker'],
  ['an office nobody holds', { speaker: { name: 'Anna Feldmann', role: 'governor of Dortmund' } }, 'speaker'],
  ['a remark in nobody’s mouth', { kind: 'utterance', parties: [], speaker: null }, 'speaker'],
  ['an unknown kind', { kind: 'friendship' }, 'kind'],
  ['an unknown state', { status: 'done' }, 'kind'],
  ['a list for a quote', { quote: ['a'] }, 'json'],
  ['a word for a number', { amounts: [{ value: 'many', unit: '', words: '' }] }, 'json'],
])('%s: thrown away, and counted', (_, changes, reason) => {
  expect(reasonsFor(changes)).toEqual([reason]);
});

test('a date vaguer than the text takes the text’s own', () => {
  const [statement] = say({ ...TRUE, date: { value: '2020', words: '3 May 2020' } }).reading.statements;
  expect(statement?.date).toBe('2020-05-03');
});

test('a speaker is one of the text, with role and place; line breaks in words are passed over', () => {
  const [statement] = say({
    ...TRUE,
    kind: 'utterance',
    parties: [],
    amounts: [],
    date: null,
    quote: 'Our  shops will\nfollow',
    speaker: { name: 'Anna Feldmann', role: 'mayor of Dortmund' },
  }).reading.statements;
  expect(statement?.speaker).toMatchObject({ name: 'Anna Feldmann', role: 'mayor of Dortmund' });

  expect(statement?.quote).toBe('Our shops will follow');
});

test('what the rules drew already is a repeat; the rules’ own statements stay as they are', () => {
  const text = 'Leeds and Dortmund have been twin towns since 1969.';
  const own = read(text);
  const [paragraph] = own.paragraphs;
  if (!paragraph) throw new Error('no paragraph');
  const twins = { ...TRUE, kind: 'twinning', quote: text, status: 'completed', object: null, amounts: [] };
  const date = { value: '1969', words: 'since 1969' };
  const parties = [1, 2].map((place) => ({ place, role: 'side' }));
  const answer = JSON.stringify({
    statements: [
      { ...twins, date, parties },
      { ...twins, date, parties: parties.slice(1) },
    ],
  });
  const after = addAnswers(own.reading, [{ paragraph, answer }], own.context);
  expect(after.counts).toMatchObject({ kept: 0, repeated: 2 });
  expect(after.reading).toBe(own.reading);
  expect(after.reading.statements[0]?.method).toBe('reader@1');
});

test('a model that says one thing twice adds it once', () => {
  const statements = [TRUE, TRUE, TRUE];
  const { counts } = addAnswers(
    reading,
    [{ paragraph: first, answer: JSON.stringify({ statements }) }],
    context,
  );
  expect(counts.kept + counts.repeated).toBe(3);
  expect(counts.kept).toBeLessThanOrEqual(1);
});

test.each([
  ['prose around it', (json: string) => `Sure! {curly} here it is:\n${json}\nAnything else?`],
  ['a fence of code', (json: string) => `\`\`\`json\n${json}\n\`\`\``],
  ['thoughts before it', (json: string) => `<think>{"a": "}"} hm {</think>${json}`],
])('%s does not hide an answer', (_, wrap) => {
  const answer = wrap(JSON.stringify({ statements: [TRUE] }));
  expect(addAnswers(unread, [{ paragraph: first, answer }], context).counts.kept).toBe(1);
});

test.each([
  '',
  'I cannot help with that.',
  '{"statements": [',
  '[]',
  'null',
  '{"statements": 4}',
  '{'.repeat(100_000),
])('an answer without statements is counted as broken: %s', (answer) => {
  const { counts } = addAnswers(reading, [{ paragraph: first, answer }], context);
  expect(counts).toMatchObject({ answered: 1, kept: 0, discarded: { json: 1 } });
});

test('a paragraph without an answer is counted as failed, and the rules’ reading stands', () => {
  const after = addAnswers(reading, [{ paragraph: first, answer: null }], context);
  expect(after.counts).toMatchObject({ asked: 1, answered: 0, failed: 1 });
  expect(after.reading).toBe(reading);
});

test('a long paragraph is asked about in pieces, each a slice of the text', () => {
  const text = 'Leeds met Dortmund once more and nobody knows quite why it was so. '.repeat(200);
  const pieces = read(text).paragraphs;
  expect(pieces.length).toBeGreaterThan(3);
  expect(Math.max(...pieces.map((piece) => piece.text.length))).toBeLessThanOrEqual(3000);
  for (const piece of pieces) expect(piece.text).toBe(text.slice(piece.start, piece.end));
});
