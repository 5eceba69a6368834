import { describe, expect, it } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';
import { drawn, speakerLine } from '../../test/support/statement-lines.js';

const utterances = (text: string): (string | null)[] =>
  drawn(text, 'utterance').map(({ speaker }) => speakerLine(speaker));

describe('who speaks', () => {
  it.each([
    [
      'named before the verb',
      'Karl Lindt, mayor of Riga, said that trade grew.',
      'Karl Lindt / mayor of Riga',
    ],
    [
      'named behind it',
      '“Trade with Leeds grew,” said Karl Lindt, mayor of Riga.',
      'Karl Lindt / mayor of Riga',
    ],
    [
      'by "according to"',
      'According to Karl Lindt, Riga and Leeds signed an agreement.',
      'Karl Lindt / null',
    ],
    [
      'unnamed',
      'Sources at the airport said that flights to Leeds stopped.',
      'null / Sources at the airport',
    ],
  ])('%s', (_, text, speaker) => {
    expect(utterances(text)).toEqual([speaker]);
  });

  it('"he" is who was introduced before', () => {
    expect(
      utterances('The mayor of Riga, Karl Lindt, met guests. “We want to work with Leeds,” he said.'),
    ).toEqual(['Karl Lindt / mayor of Riga']);
  });

  it('"he" is who spoke last, also in the next paragraph', () => {
    const text =
      'Karl Lindt, mayor of Riga, said that trade grew.\n\nHe added that Leeds would be visited again.';
    expect(utterances(text)).toEqual(['Karl Lindt / mayor of Riga', 'Karl Lindt / mayor of Riga']);
  });

  it('a role means the holder of that office', () => {
    const text =
      'Anna Brook, Latvian ambassador to Poland, and Karl Lindt, mayor of Riga, met. The ambassador said that trade grew.';
    expect(utterances(text)).toEqual(['Anna Brook / Latvian ambassador to Poland']);
  });

  it('the head of state is who holds such an office', () => {
    const text =
      'President Karl Lindt said that trade grew. Anna Brook, mayor of Riga, said that it fell. The head of state said that it would grow.';
    expect(utterances(text).at(-1)).toBe('Karl Lindt / President');
  });

  it('nobody does in the passive', () => {
    expect(utterances('Karl Lindt was told that Riga is twinned with Leeds.')).toEqual([]);
  });

  it('nobody does where words are only set in quotes', () => {
    expect(utterances('The “twin town” of Riga is Leeds.')).toEqual([]);
  });
});

describe('a quotation in two halves', () => {
  const text =
    '“We signed an agreement with Leeds in 2019,” said Karl Lindt, mayor of Riga. “It works well for both towns, as we see.”';

  it('is one utterance of one speaker, quoted whole', () => {
    expect(drawn(text, 'utterance').map(({ quote, notes }) => [quote, notes])).toEqual([[text, ['quoted']]]);
  });

  it('puts the fact in it into the speaker’s mouth', () => {
    expect(drawn(text, 'agreement').map(({ speaker, date }) => [speakerLine(speaker), date])).toEqual([
      ['Karl Lindt / mayor of Riga', '2019'],
    ]);
  });
});

it('a speaker speaks for the country or region of the office', () => {
  const [first] = drawn('Anna Brook, Latvian ambassador to Poland, said that trade grew.', 'utterance');
  expect(first?.speaker?.place).toBe('LV');
});

it('a document without speech has no speakers', () => {
  const { statements } = readAs('Leeds and Dortmund have been twin towns since 1969.');
  expect(statements.map(({ speaker }) => speaker)).toEqual([null]);
});
