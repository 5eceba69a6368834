/** One name of a place as the index has it: its text and the languages it is a label in ("local": its own language). */
export interface PlaceName {
  readonly text: string;
  readonly languages: readonly string[];
}

const decoder = new TextDecoder();
const LANGUAGES_START = '\u0001';
const LANGUAGES_END = '\u0002';

/** Reads the names of one place out of the names section. */
export function readNames(bytes: Uint8Array, start: number, end: number): PlaceName[] {
  // The last byte is the NUL that parts places.
  const text = decoder.decode(bytes.subarray(start, end - 1));
  return text.split('\n').map((line) => {
    if (!line.startsWith(LANGUAGES_START)) return { text: line, languages: [] };
    const end = line.indexOf(LANGUAGES_END);
    return { text: line.slice(end + 1), languages: line.slice(1, end).split(' ') };
  });
}

/** Scripts that tell a language well enough where GeoNames does not say it. */
const BY_SCRIPT: Readonly<Record<string, RegExp>> = {
  zh: /^\p{Script=Han}+$/u,
  ja: /^[\p{Script=Han}ー]*[\p{Script=Hiragana}\p{Script=Katakana}ー][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]*$/u,
  ko: /^[\p{Script=Hangul} ]+$/u,
  ar: /^[ء-ي ]+$/u,
  el: /^[\p{Script=Greek} ]+$/u,
  he: /^[\p{Script=Hebrew} ]+$/u,
  ka: /^[\p{Script=Georgian} ]+$/u,
  hy: /^[\p{Script=Armenian} ]+$/u,
  th: /^[\p{Script=Thai}]+$/u,
  hi: /^[\p{Script=Devanagari}\p{M} ]+$/u,
  uk: /^[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ' -]*[іїєґІЇЄҐ][А-ЩЬЮЯЄІЇҐа-щьюяєіїґ' -]*$/u,
  be: /^[А-Яа-яЁёІіЎў' -]*[ўЎіІ][А-Яа-яЁёІіЎў' -]*$/u,
};

/** The name in a language: a label if there is one, else a name whose script tells the language, else null. */
export function labelIn(names: readonly PlaceName[], language: string): string | null {
  const label = names.find((name) => name.languages.includes(language));
  if (label) return label.text;
  const script = BY_SCRIPT[language];
  return (script && names.find((name) => script.test(name.text))?.text) ?? null;
}

/** Language in whose script a country writes; Latin-script countries are left out, there the main name stands. */
export const COUNTRY_LANGUAGE: Readonly<Record<string, string>> = {
  RU: 'ru',
  BY: 'be',
  UA: 'uk',
  KZ: 'ru',
  KG: 'ru',
  CN: 'zh',
  TW: 'zh',
  HK: 'zh',
  MO: 'zh',
  JP: 'ja',
  KR: 'ko',
  KP: 'ko',
  GR: 'el',
  CY: 'el',
  IL: 'he',
  GE: 'ka',
  AM: 'hy',
  TH: 'th',
  IN: 'hi',
  EG: 'ar',
  SA: 'ar',
  AE: 'ar',
  IQ: 'ar',
  SY: 'ar',
  JO: 'ar',
  LB: 'ar',
  MA: 'ar',
  DZ: 'ar',
  TN: 'ar',
  LY: 'ar',
  SD: 'ar',
  YE: 'ar',
  OM: 'ar',
  QA: 'ar',
  KW: 'ar',
  BH: 'ar',
  PS: 'ar',
  EH: 'ar',
  MR: 'ar',
};
