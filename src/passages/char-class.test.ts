import { expect, it } from 'vitest';
import { CHAR_CLASS, DIGIT, isBreak, LOWER, OTHER_LETTER, SPACE, UPPER } from './char-class.js';

it.each([
  ['A', UPPER],
  ['É', UPPER],
  ['Ж', UPPER],
  ['a', LOWER],
  ['ß', LOWER],
  ['東', OTHER_LETTER],
  ['ا', OTHER_LETTER],
  ['\u0301', OTHER_LETTER],
  ['7', DIGIT],
  ['٣', DIGIT],
  [' ', SPACE],
  ['\u00a0', SPACE],
  ['\n', SPACE],
  ['.', 0],
  ['€', 0],
  ['\ud83d', 0],
])('puts %j into its class', (character, expected) => {
  expect(CHAR_CLASS[character.charCodeAt(0)]).toBe(expected);
});

it('takes line feed and carriage return for breaks', () => {
  expect([10, 13, 32].map(isBreak)).toEqual([true, true, false]);
});
