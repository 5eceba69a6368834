import { describe, expect, it } from 'vitest';
import { tryPartialDate } from '../../src/base/index.js';
import { openReader, readText } from '../../src/ingest/index.js';

const reader = openReader();

const read = (text: string, language = 'en') =>
  readText(reader, { text, language, date: tryPartialDate('2024-05-01') }).statements;
const termsOf = (text: string, language = 'en') =>
  read(text, language).flatMap(({ terms }) => terms ?? [])[0] ?? null;

const HEAD = `Cooperation Agreement

The City of Hallbridge and the City of Oberkellen, hereinafter "the Parties", have agreed as follows:

Article 1

The Parties shall work together in the fields of culture and sport.

Article 2
`;
const FOOT = `
Done at Hallbridge on 3 May 2019, in two copies.`;
const clause = (words: string) => termsOf(`${HEAD}\n${words}\n${FOOT}`);

describe('what is an agreement', () => {
  it.each([
    [
      'a headline and a report',
      'Agreement between Leeds and Dortmund\n\nThe mayors signed an agreement on Monday. It is valid for five years.',
    ],
    ['a title alone', 'Cooperation Agreement'],
    ['an empty text', ''],
    [
      'a law about agreements',
      'Act on municipal agreements\n\nArticle 1. A town may conclude an agreement.\n\nArticle 2. It is published.',
    ],
  ])('%s is none', (_, text) => {
    expect(termsOf(text)).toBeNull();
  });

  it('is a text with title, parties, clauses and signing; its clauses promise nothing by themselves', () => {
    const statements = read(`${HEAD}\nThe Parties shall exchange delegations every year.\n${FOOT}`);
    expect(statements.map(({ kind, status, date }) => [kind, status, date])).toEqual([
      ['agreement', 'signed', '2019-05-03'],
    ]);
  });
});

describe('how long', () => {
  it.each([
    ['shall enter into force on the day of signature', { value: '2019-05-03', basis: 'signature' }],
    ['shall enter into force on 1 July 2019', { value: '2019-07-01', basis: 'date' }],
    [
      'shall enter into force upon the later of the two notifications',
      { value: null, basis: 'notifications' },
    ],
    ['shall enter into force on 30 February 2020', { value: null, basis: 'date' }],
    ['shall enter into force as soon as money is found', { value: null, basis: 'condition' }],
  ])('"%s"', (words, entry) => {
    expect(clause(`This Agreement ${words}.`)?.entry).toMatchObject(entry);
  });

  it.each([
    ['shall not be renewed', 'none'],
    ['may be extended by mutual consent', 'consent'],
    ['is renewed tacitly for one year', 'tacit'],
    ['shall be extended unless one Party objects', 'tacit'],
  ])('"%s"', (words, mode) => {
    expect(clause(`This Agreement ${words}.`)?.renewal?.mode).toBe(mode);
  });

  it('leaves alone what is not said, and lengths that are of something else', () => {
    const terms = clause('Claims are made within 60 days. Each Party pays for two weeks of stay.');
    expect(terms).toMatchObject({
      entry: null,
      term: null,
      renewal: null,
      renewalNotice: null,
      notice: null,
      end: null,
    });
  });

  it('counts the end of the term, and says so; a stated end is taken as it is', () => {
    expect(
      clause('This Agreement enters into force on 1 July 2019. It is concluded for two years.')?.end,
    ).toEqual({
      value: '2021-06-30',
      computed: true,
    });
    expect(clause('This Agreement is valid until 31 December 2022.')?.end).toEqual({
      value: '2022-12-31',
      computed: false,
    });
    expect(clause('This Agreement is concluded for two years.')?.end).toBeNull();
  });
});

describe('hostile texts', () => {
  it.each([
    ['signings', 'Done at Leeds on 3 May 2019. '],
    ['parties', 'the City of Leeds and '],
    ['blanks', 'Signed at ______ on ______ '],
    ['fields', 'in the fields of a, b, c, '],
    ['lengths', 'for a period of five (5) years and six months before '],
    ['representatives', 'represented by Mayor Ada Thornby, '],
  ])(
    'of thousands of %s are read in time',
    (_, words) => {
      const statements = read(
        `${HEAD}\n${words.repeat(2000)}\n${FOOT}\n${'For Leeds: Ada Thornby\n'.repeat(500)}`,
      );
      for (const { terms } of statements) {
        expect(terms?.parties.length ?? 0).toBeLessThan(100);
        expect(terms?.signatories.length ?? 0).toBeLessThan(200);
      }
    },
    20_000,
  );
});
