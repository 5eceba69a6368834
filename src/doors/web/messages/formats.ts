import type { UiLanguage } from '../../../queries/index.js';
import { LOCALES } from './catalogue.js';

/** How numbers are written in one place or another. */
const NUMBERS = {
  plain: {},
  short: { maximumFractionDigits: 1 },
  exact: { maximumFractionDigits: 6 },
  hundredths: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  signed: { maximumFractionDigits: 2, signDisplay: 'always' },
  percent: { style: 'percent', maximumFractionDigits: 0 },
} as const satisfies Readonly<Record<string, Intl.NumberFormatOptions>>;

const numbers = new Map<string, Intl.NumberFormat>();
const names = new Map<string, Intl.DisplayNames>();

/** How the language writes numbers. Made once: a format of its own for each figure of a page takes longer than all else on it. */
export function numberFormat(language: UiLanguage, how: keyof typeof NUMBERS): Intl.NumberFormat {
  const key = `${language} ${how}`;
  const format = numbers.get(key) ?? new Intl.NumberFormat(LOCALES[language], NUMBERS[how]);
  numbers.set(key, format);
  return format;
}

/** What the language calls a country or a language of this code; the code where it has no name. */
export function nameOfCode(code: string, type: 'region' | 'language', language: UiLanguage): string {
  const key = `${language} ${type}`;
  const known = names.get(key) ?? new Intl.DisplayNames(LOCALES[language], { type, fallback: 'code' });
  names.set(key, known);
  return known.of(code) ?? code;
}
