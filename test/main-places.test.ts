import { expect, test } from 'vitest';
import { openReader, readText } from '../src/ingest/index.js';

const reader = openReader();
const parties = (text: string, kind: string) =>
  readText(reader, { text, language: 'en', date: '2020-05-04' as never })
    .statements.filter((one) => one.kind === kind)
    .map((one) => one.parties.map(({ surface }) => surface));

test('a town that words mean without its name is a party', () => {
  const text =
    'Kilkenny has been twinned with Malbork since 2018.\n\nThe Polish town sent a delegation of six to the arts festival last August.';
  expect(parties(text, 'visit')).toEqual([expect.arrayContaining(['Malbork'])]);
});

test('a sentence without names in a new paragraph is about the two places of the text', () => {
  const text =
    'Gdańsk and Bremen are twin cities.\n\nPupils of Gdańsk go to Bremen by way of Szczecin in June.\n\nThe partnership was formed in 1976.';
  expect(parties(text, 'twinning').at(-1)).toEqual(['Gdańsk', 'Bremen']);
});

test('a long list of places is about none of them', () => {
  const text =
    'The fair drew guests from Lyon, Porto, Ghent, Turku, Split, Brno, Lviv and Graz.\n\nPorto and Ghent sent two guests each.\n\nA partnership agreement was signed in May.';
  expect(parties(text, 'agreement').flat()).not.toContain('Lyon');
});
