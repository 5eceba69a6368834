import type { Span } from '../base/index.js';
import { CHAR_CLASS, DIGIT, LETTER } from './char-class.js';

const MARKS = new Uint8Array(65_536);
for (const mark of ['"', '“', '”', '„', '«', '»', '‟']) MARKS[mark.charCodeAt(0)] = 1;
const ONLY_OPENS = new Set(['„', '‟']);

const isWord = (text: string, at: number): boolean =>
  ((CHAR_CLASS[text.charCodeAt(at)] ?? 0) & (LETTER | DIGIT)) !== 0;

/**
 * Quoted stretches of a block, with their marks, in order. A mark opens when a word follows and none stands before it, and closes
 * otherwise, so that English “ ”, German „ “, Russian « » and straight marks all work, also mixed ones ("… ”). A quotation that the
 * block never closes runs to its end: speech that goes on over paragraphs is opened anew in each.
 */
export function findQuotes(text: string, block: Span): Span[] {
  const quotes: Span[] = [];
  let open = -1;
  for (let at = block.start; at < block.end; at++) {
    if (MARKS[text.charCodeAt(at)] !== 1) continue;
    const character = text[at] ?? '';
    if (open < 0) {
      if (character !== '»' && !(at > block.start && isWord(text, at - 1))) open = at;
    } else if (
      !ONLY_OPENS.has(character) &&
      character !== '«' &&
      !(isWord(text, at + 1) && !isWord(text, at - 1) && text[at - 1] === ' ')
    ) {
      quotes.push({ start: open, end: at + 1 });
      open = -1;
    }
  }
  if (open >= 0) quotes.push({ start: open, end: block.end });
  return quotes;
}
