import type { Span } from '../base/index.js';
import { CHAR_CLASS, DIGIT, isBreak, LETTER, LOWER, SPACE, UPPER } from './char-class.js';

const ENDS = new Uint8Array(65_536);
for (const mark of ['.', '!', '?', '…']) ENDS[mark.charCodeAt(0)] = 1;
const CLOSERS = new Uint8Array(65_536);
for (const mark of ['"', '”', '»', '’', "'", ')', ']', '“']) CLOSERS[mark.charCodeAt(0)] = 1;

const classAt = (text: string, at: number): number => CHAR_CLASS[text.charCodeAt(at)] ?? 0;

const STOP = 46;

function wordBefore(text: string, at: number, floor: number): string {
  let from = at;
  while (from > floor && classAt(text, from - 1) & (LETTER | DIGIT)) from--;
  return text.slice(from, at);
}

/** True when the stop at `at` belongs to its word: an abbreviation, an initial, a number ("No.", "J.", "9. Mai"). */
function belongsToWord(text: string, at: number, floor: number, abbreviations: ReadonlySet<string>): boolean {
  const word = wordBefore(text, at, floor);
  if (word === '') return false;
  if (word.length === 1 && classAt(text, at - 1) & UPPER) return true;
  // "w 2021 r. Od grudnia", "в 2019 г. Стороны": the short word for a year ends a sentence as the year itself would.
  if (word.length === 1 && /\d{4}\s$/.test(text.slice(Math.max(floor, at - 6), at - 1))) return false;
  if (abbreviations.has(word.toLowerCase())) return true;
  // A list number at the start of a line. Where a stop makes ordinals before capitals ("31. Dezember"), figures are among the abbreviations.
  return (classAt(text, at - 1) & DIGIT) !== 0 && word.length <= 2 && at - word.length === floor;
}

/**
 * Sentences inside one block, in order; together they cover all of its letters. A stop ends a sentence when white space and then
 * no lower-case letter follow, or a capital follows at once after a lower-case word (flattened pages lose the space: "Empire.Indeed").
 * Closing quotes and brackets stay with the sentence. Line breaks alone end nothing: blocks do that.
 *
 * @param abbreviations lower-case words whose full stop ends nothing, from the language's lexicon
 */
export function splitSentences(text: string, block: Span, abbreviations: ReadonlySet<string>): Span[] {
  const sentences: Span[] = [];
  let from = block.start;
  const push = (end: number): void => {
    let start = from;
    let stop = end;
    while (start < stop && classAt(text, start) & SPACE) start++;
    while (stop > start && classAt(text, stop - 1) & SPACE) stop--;
    if (stop > start) sentences.push({ start, end: stop });
    from = end;
  };
  for (let at = block.start; at < block.end; at++) {
    const mark = text.charCodeAt(at);
    if (ENDS[mark] !== 1) continue;
    let after = at + 1;
    while (after < block.end && (ENDS[text.charCodeAt(after)] === 1 || CLOSERS[text.charCodeAt(after)] === 1))
      after++;
    const next = classAt(text, after);
    const glued =
      (next & UPPER) !== 0 && (classAt(text, at - 1) & LOWER) !== 0 && (classAt(text, at - 2) & LOWER) !== 0;
    if (after < block.end && !(next & SPACE) && !glued) continue;
    let begin = after;
    while (begin < block.end && (classAt(text, begin) & SPACE || isBreak(text.charCodeAt(begin)))) begin++;
    if (begin < block.end && classAt(text, begin) & LOWER) continue;
    if (mark === STOP && after === at + 1 && belongsToWord(text, at, block.start, abbreviations)) continue;
    push(after);
    at = after - 1;
  }
  push(block.end);
  return sentences;
}
