import { describe, expect, it } from 'vitest';
import type { Qualifier } from '../../../base/index.js';
import { amountWords, numberWords } from './amount-words.js';

const amount = (value: number, unit: string, qualifier: Qualifier | null = null) => ({
  value,
  unit,
  qualifier,
  text: '',
});
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('amountWords', () => {
  it('keeps a bound a bound', () => {
    expect(plain(amountWords(amount(1e9, 'USD', 'over'), 'en'))).toBe('over 1 billion USD');
    expect(plain(amountWords(amount(1e9, 'USD', 'over'), 'ru'))).toBe('свыше 1 млрд USD');
    expect(plain(amountWords(amount(73, '%', 'almost'), 'en'))).toBe('almost 73 %');
    expect(plain(amountWords(amount(450, 'agreements', 'about'), 'en'))).toBe('about 450 agreements');
  });

  it('writes percent in one way', () => {
    expect(plain(amountWords(amount(12.5, 'percent'), 'en'))).toBe('12.5 %');
    expect(plain(amountWords(amount(12.5, '%'), 'ru'))).toBe('12,5 %');
  });
});

describe('numberWords', () => {
  it('uses words from a million on only when no digit is lost', () => {
    expect(numberWords(1_400_000_000, 'en')).toBe('1.4 billion');
    expect(numberWords(1_234_567, 'en')).toBe('1,234,567');
    expect(numberWords(999_999, 'en')).toBe('999,999');
    expect(numberWords(2_500_000, 'ru')).toBe('2,5 млн');
    expect(numberWords(-3_000_000, 'en')).toBe('-3 million');
  });
});
