import { expect, test } from 'vitest';
import { isIntertieError } from '../base/index.js';
import { isDigest, parseDigest } from './parse-digest.js';

const digest = (front: string, body = 'Our own words.') => `---\n${front}\n---\n\n${body}\n`;
const FRONT = `kind: digest
title: 'Ports: a summary'
language: en
of: { publisher: The Harbour Office, agency: Reuters, date: 2021-05-03, url: null }
collection: ports`;

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isIntertieError(error)) return error.code;
    throw error;
  }
  return 'none';
}

test('front matter that is not YAML, lacks its original, has a false date or no text below is refused', () => {
  expect(codeOf(() => parseDigest('a.md', digest('kind: digest\ntitle: a: b')))).toBe('digest.unreadable');
  expect(codeOf(() => parseDigest('a.md', digest('kind: digest\ntitle: a\nof: {}')))).toBe('digest.missing');
  expect(codeOf(() => parseDigest('a.md', digest('kind: digest\ntitle: a\nof: x')))).toBe(
    'digest.wrong_type',
  );
  expect(codeOf(() => parseDigest('a.md', digest(FRONT.replace('2021-05-03', '2021-13'))))).toBe(
    'digest.date',
  );
  expect(codeOf(() => parseDigest('a.md', digest(FRONT, '')))).toBe('digest.empty');
  expect(codeOf(() => parseDigest('a.md', digest(FRONT.replace('url: null', 'voice: loud'))))).toBe(
    'digest.voice',
  );
});

test('a digest tells of what it is one, and its text is what stands below', () => {
  const read = parseDigest('a.md', digest(FRONT));
  expect(read).toMatchObject({
    title: 'Ports: a summary',
    language: 'en',
    collection: 'ports',
    body: 'Our own words.',
    of: { publisher: 'The Harbour Office', agency: 'Reuters', date: '2021-05-03', url: null, voice: null },
  });
});

test('only front matter of kind digest makes a digest', () => {
  expect(isDigest(digest(FRONT))).toBe(true);
  expect(isDigest(digest('title: a page'))).toBe(false);
  expect(isDigest('kind: digest')).toBe(false);
});
