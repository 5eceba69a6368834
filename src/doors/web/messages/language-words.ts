import type { UiLanguage } from '../../../queries/index.js';
import { nameOfCode } from './formats.js';

/**
 * A language's name in the interface's language; its code where there is none.
 * @example languageWords('it', 'ru'); // 'итальянский'
 */
export function languageWords(code: string, language: UiLanguage): string {
  return nameOfCode(code, 'language', language);
}
