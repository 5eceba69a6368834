import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { LOCALES, messagesOf, translator } from './catalogue.js';

const LANGUAGES = ['en', 'ru'] as const;

interface Element {
  readonly type: number;
  readonly value: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}
/** Kinds of element of a parsed message: 0 is bare text, 7 the "#" of a plural; all others name a value. */
const NO_VALUE = [0, 7];

function namesIn(elements: readonly Element[]): string[] {
  return elements.flatMap(({ type, value, options = {} }) => [
    ...(NO_VALUE.includes(type) ? [] : [String(value)]),
    ...Object.values(options).flatMap((option) => namesIn(option.value)),
  ]);
}

/** Names of the values a message asks for. */
function valuesOf(text: string): readonly string[] {
  const message = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true });
  return [...new Set(namesIn(message.getAst() as unknown as readonly Element[]))].sort();
}

describe('message catalogues', () => {
  it('hold the same keys in every language', () => {
    expect(Object.keys(messagesOf('ru'))).toEqual(Object.keys(messagesOf('en')));
  });

  it.each(LANGUAGES)('parse as ICU messages in %s', (language) => {
    for (const [key, text] of Object.entries(messagesOf(language))) {
      expect(
        () => new IntlMessageFormat(text, LOCALES[language], undefined, { ignoreTag: true }),
        key,
      ).not.toThrow();
      expect(text.trim(), key).not.toBe('');
    }
  });

  it('ask for the same values in every language', () => {
    for (const [key, text] of Object.entries(messagesOf('en'))) {
      expect(valuesOf(messagesOf('ru')[key] ?? ''), key).toEqual(valuesOf(text));
    }
  });

  it('give every Russian plural its four forms', () => {
    for (const [key, text] of Object.entries(messagesOf('ru'))) {
      if (!text.includes('plural')) continue;
      for (const form of ['one', 'few', 'many', 'other'])
        expect(text, `${key} lacks ${form}`).toContain(`${form} {`);
    }
  });

  it('chooses Russian plurals by the last digits', () => {
    const t = translator('ru');
    expect([1, 2, 5, 11, 21, 22, 112].map((count) => t('reports', { count }))).toEqual([
      '1 сообщение',
      '2 сообщения',
      '5 сообщений',
      '11 сообщений',
      '21 сообщение',
      '22 сообщения',
      '112 сообщений',
    ]);
  });
});
