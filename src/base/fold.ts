import { BoundedMemo } from './bounded-memo.js';

const kept = new BoundedMemo<string>(20_000);

/** Small ASCII letters, digits and single spaces between them: most words of a text, and folded as they stand. */
function isFolded(name: string): boolean {
  let spaced = true;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code === 32) {
      if (spaced) return false;
      spaced = true;
    } else if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) spaced = false;
    else return false;
  }
  return !spaced;
}

function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * A name folded for comparison: no marks, lower case, only letters, digits and single spaces. Scripts are kept:
 * transliteration is the gazetteer's work. Names repeat in texts, so the last some thousands are remembered.
 *
 * @example foldName('Plourin-lès-Morlaix'); // 'plourin les morlaix'
 */
export function foldName(name: string): string {
  if (isFolded(name)) return name;
  return name.length > 120 ? fold(name) : kept.through(name, fold);
}
