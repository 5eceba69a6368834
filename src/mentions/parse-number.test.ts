import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from './parse-number.js';

describe('a figure in digits', () => {
  it.each([
    ['2,243', 'en', 2243],
    ['1,200,000', 'en', 1_200_000],
    ['24.8', 'en', 24.8],
    ['1,200.5', 'en', 1200.5],
    ['24,8', 'en', 24.8],
    ['1.200.000', 'en', 1_200_000],
    ['7.000', 'de', 7000],
    ['24,8', 'de', 24.8],
    ['1.200,50', 'de', 1200.5],
    ['24.8', 'de', 24.8],
    ['7.000', 'fr', 7000],
    ['3,5', 'ru', 3.5],
    ['3,5', 'pl', 3.5],
    ['0', 'en', 0],
  ])('%s in %s is %d', (text, language, value) => {
    expect(parseNumber(text, language)).toBe(value);
  });

  it.each(['19th', '1990s', '10:30', '02.01.2015', '1,2,3', '1.2.3', '', '.', '5m', '-5', '٣'])(
    '%j is none',
    (text) => {
      expect(parseNumber(text, 'en')).toBeNull();
    },
  );

  it('grouped by thousands reads back as the same number, in English and German', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e12 }), (value) => {
        expect(parseNumber(value.toLocaleString('en-US'), 'en')).toBe(value);
        expect(parseNumber(value.toLocaleString('de-DE'), 'de')).toBe(value);
      }),
    );
  });
});
