import { createRequire } from 'node:module';

/** ISO 639-3, as franc answers, to BCP 47. Languages outside this list are not guessed. */
const TAGS: Readonly<Record<string, string>> = {
  eng: 'en',
  rus: 'ru',
  deu: 'de',
  fra: 'fr',
  spa: 'es',
  pol: 'pl',
  bel: 'be',
  ukr: 'uk',
  ita: 'it',
  por: 'pt',
  nld: 'nl',
  ces: 'cs',
  slk: 'sk',
  hun: 'hu',
  ron: 'ro',
  bul: 'bg',
  srp: 'sr',
  hrv: 'hr',
  slv: 'sl',
  lit: 'lt',
  lvs: 'lv',
  ekk: 'et',
  fin: 'fi',
  swe: 'sv',
  dan: 'da',
  nob: 'nb',
  tur: 'tr',
  ell: 'el',
  kaz: 'kk',
  tat: 'tt',
  uzn: 'uz',
  kir: 'ky',
  azj: 'az',
  kat: 'ka',
  hye: 'hy',
  cmn: 'zh',
  jpn: 'ja',
  kor: 'ko',
  arb: 'ar',
  heb: 'he',
  hin: 'hi',
  vie: 'vi',
  ind: 'id',
  cat: 'ca',
  pes: 'fa',
  tha: 'th',
};
const MIN_LETTERS = 25;
const SAMPLE_LETTERS = 1500;

type Franc = (text: string, options: { only: string[]; minLength: number }) => string;
let franc: Franc | null = null;

/** franc takes 50 ms to load, so a caller that brings its own language never pays for it. */
function loadFranc(): Franc {
  franc ??= (createRequire(import.meta.url)('franc') as { franc: Franc }).franc;
  return franc;
}

/**
 * Language of a text as a BCP 47 primary subtag, from its first 1,500 letters; null when it has fewer than 25 letters
 * or when no language of the list fits.
 * @example detectLanguage('Города подписали договор о сотрудничестве.'); // 'ru'
 */
export function detectLanguage(text: string): string | null {
  const sample = text
    .slice(0, SAMPLE_LETTERS * 2)
    .replace(/[^\p{L}\p{M}'’]+/gu, ' ')
    .slice(0, SAMPLE_LETTERS);
  const letters = sample.replace(/ /g, '').length;
  // An ideogram carries about as much as three letters of an alphabet.
  const weight = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]/u.test(sample) ? 3 : 1;
  if (letters * weight < MIN_LETTERS) return null;
  return TAGS[loadFranc()(sample, { only: Object.keys(TAGS), minLength: 1 })] ?? null;
}
