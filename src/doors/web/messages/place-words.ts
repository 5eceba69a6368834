import type { UiLanguage } from '../../../queries/index.js';
import { translator } from './catalogue.js';
import { nameOfCode } from './formats.js';

/**
 * Names in a row: at most `most` in full, the rest as a number.
 *
 * @example listWords(['Brest', 'Minsk', 'Gomel', 'Grodno'], 'en', 2); // 'Brest, Minsk and 2 more'
 */
export function listWords(names: readonly string[], language: UiLanguage, most = 3): string {
  const t = translator(language);
  // One name over the limit is shown: "and 1 more" would be as long.
  const shown = names.length <= most + 1 ? names : names.slice(0, most);
  const left = names.length - shown.length;
  if (left > 0) return t('list.more', { list: shown.join(', '), count: left });
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : t('list.and', { list: shown.slice(0, -1).join(', '), last });
}

/** The name of a country by its ISO code, in the language of the interface; the code where there is none. */
export function countryName(code: string, language: UiLanguage): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return nameOfCode(code, 'region', language);
}
