import type { Span } from '../../base/index.js';

/** Words found oftener than this tell nothing by where they stand. */
const MOST = 50;

const escaped = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const isWordChar = (char: string | undefined): boolean =>
  char !== undefined && /[\p{L}\p{N}\p{M}]/u.test(char);

/**
 * Where words stand literally in a text, whole words only: letter for letter, but for how white space is broken into lines. Nothing for
 * words without a letter or digit. At most 50 spans, in order.
 *
 * @example locateWords('The town of\nBrest', 'town of Brest'); // [{ start: 4, end: 17 }]
 * @example locateWords('Brest', 'rest'); // []
 */
export function locateWords(text: string, words: string): Span[] {
  const parts = words.trim().split(/\s+/);
  if (!/[\p{L}\p{N}]/u.test(words)) return [];
  const pattern = new RegExp(parts.map(escaped).join('\\s{1,20}'), 'gu');
  const bounded = (start: number, end: number): boolean =>
    !(isWordChar(text[start]) && isWordChar(text[start - 1])) &&
    !(isWordChar(text[end - 1]) && isWordChar(text[end]));
  const found: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (bounded(match.index, end)) found.push({ start: match.index, end });
    if (found.length === MOST) break;
  }
  return found;
}
