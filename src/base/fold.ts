/**
 * A name folded for comparison: no marks, lower case, only letters, digits and single spaces. Scripts are kept:
 * transliteration is the gazetteer's work.
 *
 * @example foldName('Plourin-lès-Morlaix'); // 'plourin les morlaix'
 */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
