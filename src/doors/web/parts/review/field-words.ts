import type { UiLanguage } from '../../../../queries/index.js';
import { isMessageKey, translator } from '../../messages/catalogue.js';

/** The name of a field of a decision; one without words of its own shows its name. */
export function fieldWords(field: string, language: UiLanguage): string {
  const key = `log.field.${field}`;
  return isMessageKey(key) ? translator(language)(key) : field.replaceAll('_', ' ');
}

/** A value of a closed list in words ("accepted", "in force"), any other as it is. */
export function valueWords(value: string, language: UiLanguage): string {
  for (const key of [
    `review.state.${value}`,
    `log.value.${value}`,
    `lifecycle.${value}`,
    `kind.one.${value}`,
  ]) {
    if (isMessageKey(key)) return translator(language)(key);
  }
  return value;
}
