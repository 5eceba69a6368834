import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAs, reader } from '../../test/support/shared-reader.js';

const TEXT = [
  'Leeds and Dortmund have been twin towns since 1969. “We will open an office in Riga,” said Anna Brook, mayor of Leeds.',
  'Leeds does not have a single sister city in Belarus. Trade with Latvia grew to $5 million in 2022.',
].join('\n\n');

describe('reading the same text again', () => {
  it('gives the same statements and absences with the same ids', () => {
    expect(JSON.stringify(readAs(TEXT))).toBe(JSON.stringify(readAs(TEXT)));
  });

  it('gives every statement an id of its own', () => {
    const { statements, absences } = readAs(TEXT);
    const ids = [...statements, ...absences].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(4);
  });

  it('as another document gives other ids', () => {
    const other = readAs(`${TEXT} `);
    const ids = new Set(readAs(TEXT).statements.map(({ id }) => id));
    expect(other.statements.some(({ id }) => ids.has(id))).toBe(false);
  });
});

describe('every statement', () => {
  it('quotes its evidence, with parties inside the text', () => {
    const { statements, absences } = readAs(TEXT);
    for (const { evidence, quote, parties } of [...statements, ...absences]) {
      expect(TEXT.slice(evidence.start, evidence.end)).toBe(quote);
      for (const { span, surface } of parties)
        if (span) expect(TEXT.slice(span.start, span.end)).toBe(surface);
    }
  });

  it('comes in the order of its evidence', () => {
    const starts = readAs(TEXT).statements.map(({ evidence }) => evidence.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('names an unknown place by an unresolved id of its document', () => {
    const [first] = readAs('The mayor of Ostwendel visited Riga.').statements;
    expect(first?.parties.map(({ place }) => place.slice(0, 2))).toEqual(['u:', 'g4']);
  });
});

describe('a text', () => {
  it('that is empty gives nothing, and no error', () => {
    expect(readAs('')).toMatchObject({ mentions: [], statements: [], absences: [] });
  });

  it('without rules for its language gives places only, and says so', () => {
    const code = 'qq';
    expect(reader.languages.codes).not.toContain(code);
    const reading = readAs('Leeds and Dortmund have been twin towns since 1969.', null, code);
    expect(reading).toMatchObject({ byHandOnly: true, language: code, statements: [] });
    expect(new Set(reading.mentions.map(({ type }) => type))).toEqual(new Set(['place']));
  });

  it('that the docstring reads is a twinning', () => {
    expect(readAs('Leeds and Dortmund have been twin towns since 1969.').statements[0]?.kind).toBe(
      'twinning',
    );
  });
});

it('on any mixture of words statements quote their evidence, keep confidence in bounds, and have ids of their own', () => {
  const parts = fc.array(
    fc.constantFrom(
      'Leeds',
      'and',
      'Dortmund',
      'Ostwendel',
      'twin towns',
      'signed an agreement',
      'not',
      'will',
      'visited',
      'since',
      '1969',
      '.',
      '. ',
      '\n\n',
      '“',
      '”',
      'said',
      'Anna Brook',
      'mayor of',
      'he',
      ',',
      '$5 million',
      'exports to',
      'flights between',
      'both cities',
      '50 specialists',
      'by the end of April',
      'the village of',
      'founded by immigrants from',
      'Belarusian',
      'Embassy Office in',
      'Ufa',
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(parts, (words) => {
      const text = words.join(' ');
      const { statements, absences } = readAs(text, '2024-05-15');
      const all = [...statements, ...absences];
      for (const { evidence, quote, confidence } of all) {
        expect(quote).toBe(text.slice(evidence.start, evidence.end));
        expect(quote).not.toBe('');
        expect(confidence > 0 && confidence <= 1).toBe(true);
      }
      for (const { object } of statements)
        if (object) expect(text.slice(object.start, object.end).replace(/\s+/g, ' ')).toBe(object.text);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    }),
    { numRuns: 300 },
  );
});
