import { describe, expect, it } from 'vitest';
import { loadLanguages } from '../../src/ingest/index.js';
import { tokenize } from '../../src/passages/index.js';
import { findPeriods } from '../../src/statements/agreement/find-periods.js';

const languages = loadLanguages();

function periods(text: string, code = 'en') {
  const language = languages.get(code);
  if (!language) throw new Error(code);
  const tokens = tokenize(text);
  return findPeriods(tokens, 0, tokens.count, language.lexicon, language.agreement).map(
    ({ first, next, value }) => ({
      words: text.slice(tokens.start[first], tokens.end[next - 1]),
      value: value && `${value.count} ${value.unit}`,
    }),
  );
}

describe('lengths of time', () => {
  it.each([
    ['en', 'for five (5) years', 'five (5) years', '5 years'],
    ['en', 'twenty-five years', 'twenty-five years', '25 years'],
    ['en', "upon 90 calendar days' notice", '90 calendar days', '90 days'],
    ['ru', 'в течение 3 (трёх) лет', '3 (трёх) лет', '3 years'],
    ['ru', 'на трёхлетний период', 'трёхлетний', '3 years'],
    ['de', 'mit einer Frist von sechs Monaten', 'sechs Monaten', '6 months'],
    ['fr', 'une durée de trois (3) ans', 'trois (3) ans', '3 years'],
    ['es', 'un preaviso de sesenta (60) días', 'sesenta (60) días', '60 days'],
    ['pl', 'z zachowaniem trzymiesięcznego okresu', 'trzymiesięcznego', '3 months'],
  ])('are read in %s: %s', (code, text, words, value) => {
    expect(periods(text, code)).toEqual([{ words, value }]);
  });

  it.each([
    ['a term of 0 years', '0 years'],
    ['six (9) months', 'six (9) months'],
    ['for 5000 years', '5000 years'],
    ['half years', 'half years'],
  ])('that cannot be keep their words without a value: %s', (text, words) => {
    expect(periods(text)).toEqual([{ words, value: null }]);
  });

  it('are none without a unit of time', () => {
    expect(periods('five copies, 12 articles, on 3 May 2019')).toEqual([]);
  });
});
