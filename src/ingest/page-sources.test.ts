import { expect, test } from 'vitest';
import { describeSources, UNSTATED_PUBLISHER } from './describe-source.js';
import { loadVocabulary } from './load-vocabulary.js';
import { pageSources } from './page-sources.js';
import { readPage } from './read-page.js';

const vocabulary = loadVocabulary();
const bytes = (text: string) => new TextEncoder().encode(text);
const input = (text: string, name: string) => ({
  bytes: bytes(text),
  url: `file:${name}`,
  name,
  contentType: null,
});
const ARTICLE = `Harbour opens a line to Porto

12 May 2021

The harbour of Bristol opened a line to Porto on Monday, its director said. The ships sail twice a week.

reuters.com
`;

test('a page that names nobody is of no stated publisher, and that is never taken for independence', () => {
  const { publisher, origin } = describeSources(
    { publisher: null, email: null, credit: null, url: 'file:a.txt' },
    vocabulary,
  );
  expect(publisher).toMatchObject({ name: UNSTATED_PUBLISHER, kind: 'unknown', independence: null });
  expect(origin).toBe(publisher);
});

test('the credited agency is the origin, the host the publisher', () => {
  const page = { publisher: null, email: null, credit: 'belta.by', url: 'https://www.rumour.example/1' };
  const { publisher, origin } = describeSources(page, vocabulary);
  expect(publisher.name).toBe('rumour.example');
  expect(origin).toMatchObject({ name: 'BelTA', kind: 'state_agency', country: 'BY' });
});

test('the domain of an e-mail address tells the country of a body', () => {
  const page = {
    publisher: 'Lepel Regional Executive Committee',
    email: 'post@lepel.gov.by',
    credit: null,
    url: 'file:a.txt',
  };
  expect(describeSources(page, vocabulary).publisher).toMatchObject({ kind: 'government', country: 'BY' });
});

test('a copy of an agency text has the voice of the original, another title has another', async () => {
  const voice = async (text: string, name: string) =>
    pageSources(await readPage(input(text, name)), vocabulary).voice;
  const first = await voice(ARTICLE, 'a.txt');
  expect(await voice(`${ARTICLE}\n`, 'copy.txt')).toBe(first);
  expect(await voice(ARTICLE.replace('Harbour opens', 'Harbour closes'), 'b.txt')).not.toBe(first);
});

test('a digest has the sources and the voice of its original', async () => {
  const front = `kind: digest\ntitle: A line to Porto\nof: { publisher: City of Bristol, agency: Reuters, title: Harbour opens a line to Porto, date: 2021-05-12 }`;
  const page = await readPage(
    input(`---\n${front}\n---\nBristol has a line to Porto since May 2021.\n`, 'd.md'),
  );
  const sources = pageSources(page, vocabulary);
  expect(sources.publisher).toMatchObject({ name: 'City of Bristol', kind: 'government' });
  expect(sources.origin.name).toBe('Reuters');
  expect(sources.voice).toBe(pageSources(await readPage(input(ARTICLE, 'a.txt')), vocabulary).voice);
  expect(page.document.title?.value).toBe('A line to Porto');
  expect(page.document.text).toBe('Bristol has a line to Porto since May 2021.');
});
