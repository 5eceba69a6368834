import { describe, expect, it } from 'vitest';
import { foldName } from '../base/index.js';
import { caseForms } from './case-forms.js';
import { designatorAfter, designatorBefore, readDesignators } from './designators.js';
import { parseCaseEndings, parseDesignators } from './name-data.js';

describe('designators', () => {
  it.each([
    ['oblast', undefined, 'region'],
    ['krai', 'en', 'region'],
    ['autonomous okrug', 'en', 'region'],
    ['raion', 'en', 'region'],
    ['области', 'ru', 'region'],
    ['автономного округа', 'ru', 'region'],
    ['района', 'ru', 'region'],
    ['island', 'en', 'other'],
    ['city', 'en', 'city'],
  ])('%s behind a name (%s) demands a %s', (word, language, kind) => {
    expect(designatorAfter(foldName(word), language)?.kind).toBe(kind);
  });

  it.each([
    ['city of', 'en', 'city'],
    ['republic of', 'en', 'region'],
    ['lake', 'en', 'other'],
    ['gmina', 'pl', 'city'],
    ['województwo', 'pl', 'region'],
    ['województwie', 'pl', 'region'],
    ['городе', 'ru', 'city'],
    ['ville de', 'fr', 'city'],
    ['département de', 'fr', 'region'],
    ['provincia de', 'es', 'region'],
    ['landkreis', 'de', 'region'],
  ])('%s before a name (%s) demands a %s', (word, language, kind) => {
    expect(designatorBefore(foldName(word), language)?.kind).toBe(kind);
  });

  it('does not take other words for designators', () => {
    expect(designatorAfter('minister')).toBeUndefined();
    expect(designatorBefore('president of', 'en')).toBeUndefined();
  });

  it('takes the longest designator first and never the whole name', () => {
    expect(readDesignators('chukotka autonomous okrug')[0]).toMatchObject({
      core: 'chukotka',
      word: 'autonomous okrug',
    });
    expect(readDesignators('oblast')).toEqual([]);
  });

  it('names the file and the key of a mistake in the lists', () => {
    expect(() => parseDesignators([{ level: 'third', kind: 'region' }])).toThrow(
      /designators.yaml: unknown level: third/,
    );
    expect(() => parseCaseEndings({ ru: { stem: 'x', endings: {} } })).toThrow(/case-endings.yaml: ru: stem/);
  });
});

describe('case endings', () => {
  it('offers the nominative, longest ending first', () => {
    expect(caseForms('бресте', 'ru')).toContain('брест');
    expect(caseForms('приморского', 'ru')).toContain('приморскии');
    expect(caseForms('ukrainy', 'pl')).toContain('ukraina');
    expect(caseForms('hamburgs', 'de')).toEqual(['hamburg']);
  });

  it('offers nothing for other languages and for short words', () => {
    expect(caseForms('london', 'en')).toEqual([]);
    expect(caseForms('уф', 'ru')).toEqual([]);
  });
});
