import type { UiLanguage } from '../../../queries/index.js';
import { LOCALES } from './catalogue.js';

/**
 * A language's name in the interface's language; its code where there is none.
 * @example languageWords('it', 'ru'); // 'итальянский'
 */
export function languageWords(code: string, language: UiLanguage): string {
  return new Intl.DisplayNames(LOCALES[language], { type: 'language', fallback: 'code' }).of(code) ?? code;
}
