/** Character classes of the basic multilingual plane, one byte each: a scan asks an array, not a regular expression. */
export const UPPER = 1;
export const LOWER = 2;
/** Letters of scripts without case, and marks. */
export const OTHER_LETTER = 4;
export const DIGIT = 8;
export const SPACE = 16;

export const LETTER = UPPER | LOWER | OTHER_LETTER;

function classify(): Uint8Array {
  const table = new Uint8Array(65536);
  const mark = (pattern: RegExp, bit: number): void => {
    for (const match of everyCharacter.matchAll(pattern)) table[match[0].charCodeAt(0)] = bit;
  };
  const everyCharacter = Array.from({ length: 65536 }, (_, code) =>
    code >= 0xd800 && code <= 0xdfff ? ' ' : String.fromCharCode(code),
  ).join('');
  mark(/\p{Lu}|\p{Lt}/gu, UPPER);
  mark(/\p{Ll}/gu, LOWER);
  mark(/\p{Lo}|\p{Lm}|\p{M}/gu, OTHER_LETTER);
  mark(/\p{Nd}/gu, DIGIT);
  mark(/\s/gu, SPACE);
  return table;
}

/** Class bits by UTF-16 code unit; 0 for punctuation, symbols and surrogates. */
export const CHAR_CLASS: Uint8Array = classify();

/** True for a line break that ends a paragraph line. */
export const isBreak = (code: number): boolean => code === 10 || code === 13;
