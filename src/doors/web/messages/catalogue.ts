import { IntlMessageFormat } from 'intl-messageformat';
import type { UiLanguage } from '../../../queries/index.js';
import en from './en.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };

/** Every message the pages may ask for. English is the list; a test holds the other catalogues to it. */
export type MessageKey = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;

const CATALOGUES: Readonly<Record<UiLanguage, Readonly<Record<MessageKey, string>>>> = { en, ru };
/** Digits are grouped and plurals chosen by these. British English, so that dates read "12 April 2023". */
export const LOCALES: Readonly<Record<UiLanguage, string>> = { en: 'en-GB', ru: 'ru-RU' };

/** A word of the interface in one language, with its values put in. */
export type Translate = (key: MessageKey, values?: Values) => string;

const translators = new Map<UiLanguage, Translate>();

/**
 * The function that speaks a language. Messages are ICU, parsed once, at first use.
 *
 * @example translator('en')('reports', { count: 2 }); // '2 reports'
 */
export function translator(language: UiLanguage): Translate {
  const known = translators.get(language);
  if (known) return known;
  const catalogue = CATALOGUES[language];
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  const translate: Translate = (key, values) => {
    const text = catalogue[key];
    if (!text.includes('{')) return text;
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(text, LOCALES[language], undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
  translators.set(language, translate);
  return translate;
}

/** True when the text is a key of the catalogue: for codes that come from data ("note.hedged") and may be new. */
export function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(en, text);
}

/** All messages of a language, for the tests that compare catalogues. */
export function messagesOf(language: UiLanguage): Readonly<Record<string, string>> {
  return CATALOGUES[language];
}
