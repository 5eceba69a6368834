import { foldName } from '../base/index.js';

/**
 * Folding letter by letter gives what `foldName` gives for all names of the index (a test holds the two together), at a
 * hundredth of the cost: no string is made. Each UTF-16 unit maps to one folded unit or to one of the signs below.
 */
export const FOLD_DROP = 0;
export const FOLD_SPACE = 32;
export const FOLD_EXPAND = 0xfffe;
export const FOLD_UNKNOWN = 0xffff;

const table = new Uint16Array(65_536).fill(FOLD_UNKNOWN);
/** Units that fold to more than one: Hangul syllables come apart into letters. */
const expansions = new Map<number, string>();

/** The table, filled as units are met: read `table[unit]`, and call `learnFold` when it is `FOLD_UNKNOWN`. */
export const foldTable: Uint16Array = table;

export function learnFold(unit: number): number {
  const char = String.fromCharCode(unit);
  const folded = foldName(char);
  let sign: number;
  if (folded.length === 1) sign = folded.charCodeAt(0);
  else if (folded.length > 1) {
    expansions.set(unit, folded);
    sign = FOLD_EXPAND;
  } else sign = /[\p{M}'’ʼ`]/u.test(char) ? FOLD_DROP : FOLD_SPACE;
  table[unit] = sign;
  return sign;
}

/** What a unit with the sign `FOLD_EXPAND` becomes. */
export const expansionOf = (unit: number): string => expansions.get(unit) ?? '';

/** FNV-1a over UTF-16 units: begin with `HASH_START`, add units, end with `endHash`. */
export const HASH_START = 0x811c9dc5;
export const HASH_PRIME = 0x01000193;

/** Mixes the high bits into the low ones; never 0. */
export function endHash(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0 || 1;
}

export function hashString(text: string): number {
  let hash = HASH_START;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), HASH_PRIME);
  return endHash(hash);
}
