/** Character classes of the basic multilingual plane, one byte each: a scan asks an array, not a regular expression. */
export const UPPER = 1;
export const LOWER = 2;
/** Letters of scripts without case, and marks. */
export const OTHER_LETTER = 4;
export const DIGIT = 8;
export const SPACE = 16;

export const LETTER = UPPER | LOWER | OTHER_LETTER;

/** Blocks that hold nothing but letters without case (CJK, Hangul syllables): filled, not looked at one by one. */
const LETTER_BLOCKS = [
  [0x3041, 0x3097],
  [0x30a1, 0x30fb],
  [0x3105, 0x3130],
  [0x3400, 0x4dc0],
  [0x4e00, 0xa48d],
  [0xac00, 0xd7a4],
] as const;
/** Where Unicode is asked: the alphabets, and the forms at the end of the plane. */
const MIXED_BLOCKS = [
  [0, 0x3041],
  [0xa490, 0xac00],
  [0xf900, 0x10000],
] as const;

function classify(): Uint8Array {
  const table = new Uint8Array(65536);
  for (const [from, to] of LETTER_BLOCKS) table.fill(OTHER_LETTER, from, to);
  for (const [from, to] of MIXED_BLOCKS) {
    const characters = Array.from({ length: to - from }, (_, i) => String.fromCharCode(from + i)).join('');
    const mark = (pattern: RegExp, bit: number): void => {
      for (const match of characters.matchAll(pattern)) table[from + match.index] = bit;
    };
    mark(/\p{Lu}|\p{Lt}/gu, UPPER);
    mark(/\p{Ll}/gu, LOWER);
    mark(/\p{Lo}|\p{Lm}|\p{M}/gu, OTHER_LETTER);
    mark(/\p{Nd}/gu, DIGIT);
    mark(/\s/gu, SPACE);
  }
  return table;
}

/** Class bits by UTF-16 code unit; 0 for punctuation, symbols and surrogates. */
export const CHAR_CLASS: Uint8Array = classify();

/** True for a line break that ends a paragraph line. */
export const isBreak = (code: number): boolean => code === 10 || code === 13;
