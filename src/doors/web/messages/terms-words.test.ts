import { describe, expect, it } from 'vitest';
import { inventedTerms } from '../../../../test/support/invented-terms.js';
import type { PartialDate } from '../../../base/index.js';
import { loadVocabulary } from '../../../ingest/index.js';
import { messagesOf } from './catalogue.js';
import { passageAnchor, termRows, termSpans } from './terms-words.js';

const rows = (given: Parameters<typeof inventedTerms>[0], language: 'en' | 'ru' = 'en') =>
  Object.fromEntries(
    termRows(inventedTerms(given), language).map(({ key, items }) => [
      key.replace('terms.', ''),
      items.map(({ text, note }) => (note ? `${text} (${note})` : text)).join('; '),
    ]),
  );

describe('the terms in words', () => {
  it('give values, and the words themselves where there is no value', () => {
    expect(rows({ end: { value: '2024-06-30' as PartialDate, computed: true } })).toMatchObject({
      parties: 'Tarn; Oldport',
      signatories: 'A. Person, Agreement (for Tarn)',
      signed: '“years”, Oldport',
      entry: 'on notices or approvals of the parties',
      term: '5 years',
      end: '30 June 2024 (counted from entry into force and term)',
      renewal: 'by itself',
      renewal_notice: '6 months',
      notice: '“years” (words that give no value)',
      themes: 'Culture and heritage',
      languages: 'English',
      prevailing: 'all alike',
    });
    expect(rows({}, 'ru')).toMatchObject({ term: '5 лет', languages: 'английский' });
  });

  it('say of force, term, renewal and notice when the text is silent, and leave the rest out', () => {
    const silent = {
      entry: null,
      term: null,
      renewal: null,
      renewalNotice: null,
      notice: null,
      fields: [],
      prevailing: null,
    };
    expect(rows(silent)).toMatchObject({ entry: '', term: '', renewal: '', notice: '' });
    expect(Object.keys(rows(silent))).not.toContain('renewal_notice');
    expect(Object.keys(rows(silent))).not.toContain('fields');
  });

  it('mark every passage once', () => {
    const anchors = termSpans(inventedTerms({})).map(passageAnchor);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  it('name every theme of the vocabulary as the vocabulary does', () => {
    const vocabulary = loadVocabulary();
    for (const language of ['en', 'ru'] as const)
      for (const theme of vocabulary.themes())
        expect(messagesOf(language)[`theme.${theme}`]).toBe(vocabulary.themeLabel(theme, language));
  });
});
