import type { Span } from '../../base/index.js';
import { type CutText, endOf, startOf } from '../../passages/index.js';
import type { Cues, PatternIndex, Words } from '../../vocabulary/index.js';
import type { Quoted } from './types.js';

/** Words from `first` to before `next`. */
export interface WordRange {
  readonly first: number;
  readonly next: number;
}

/** The first match that begins between the two words and does not pass the second; of those that begin together, the longest. */
export function findCue(cues: Cues, words: Words, first: number, limit: number): WordRange | null {
  for (let i = first; i < limit; i++) {
    const end = cueEnd(cues, words, i, limit);
    if (end > i) return { first: i, next: end };
  }
  return null;
}

/** Word behind the longest match that begins at word i; -1 when none does. */
export function cueEnd(cues: PatternIndex<unknown>, words: Words, i: number, limit: number): number {
  if (!cues.mayBeginAt(words, i)) return -1;
  let end = -1;
  cues.matchesAt(words, i, limit, (_, next) => {
    end = Math.max(end, next);
  });
  return end;
}

/** True when a match begins at the word. */
export const cueAt = (cues: PatternIndex<unknown>, words: Words, i: number, limit: number): boolean =>
  cueEnd(cues, words, i, limit) >= 0;

/** Longest way back that a cue in front of a figure may reach. */
const REACH = 12;

/**
 * First word of a match that begins at `from` or later and ends at most `slack` words before word `at`; -1 when there is none. Of several the
 * longest counts: "сроком на" before "на".
 */
export function cueBefore(cues: Cues, words: Words, from: number, at: number, slack: number): number {
  for (let i = Math.max(from, at - REACH); i < at; i++) {
    if (!cues.mayBeginAt(words, i)) continue;
    let near = false;
    cues.matchesAt(words, i, at, (_, next) => {
      if (next >= at - slack) near = true;
    });
    if (near) return i;
  }
  return -1;
}

/** The words of the text in a span. */
export const quoted = (text: string, { start, end }: Span): Quoted => ({
  start,
  end,
  quote: text.slice(start, end),
});

/** The text from word `first` to the end of word `next - 1`. */
export const quotedWords = ({ text, tokens }: CutText, { first, next }: WordRange): Quoted =>
  quoted(text, { start: startOf(tokens, first), end: endOf(tokens, next - 1) });
