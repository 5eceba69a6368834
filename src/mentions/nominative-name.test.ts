import { describe, expect, test } from 'vitest';
import { lexiconOf, reader } from '../../test/support/shared-reader.js';
import { nominativeName } from './nominative-name.js';

const name = (text: string, language: string): string =>
  nominativeName(text, lexiconOf(language), reader.languages.givenNames);

describe('a person’s name in an oblique case', () => {
  test.each([
    ['Михаилом Ведерниковым', 'ru', 'Михаил Ведерников'],
    ['Ивана Ивановича Петрова', 'ru', 'Иван Иванович Петров'],
    ['Анной Гречкой', 'ru', 'Анна Гречка'],
    ['Сергея Лозинского', 'ru', 'Сергей Лозинский'],
    ['Piotrem Kowalskim', 'pl', 'Piotr Kowalski'],
  ])('%s (%s) is %s', (text, language, nominative) => {
    expect(name(text, language)).toBe(nominative);
  });
});

describe('a name stays as it is', () => {
  test.each([
    ['in the nominative', 'Александр Субботин', 'ru'],
    ['when it may be a woman’s in the nominative', 'Александра Петрова', 'ru'],
    ['when nobody knows the given name', 'Зорхана Вейдова', 'ru'],
    ['in a language without cases', 'Michael Jackson', 'en'],
    ['when it is one word', 'Петрова', 'ru'],
  ])('%s: %s (%s)', (_, text, language) => {
    expect(name(text, language)).toBe(text);
  });
});
