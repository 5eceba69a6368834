import type { PartialDate } from '../base/index.js';
import { type Passage, type Tokens, wordAt } from '../passages/index.js';
import type { Kind, Lexicon } from '../vocabulary/index.js';
import type { Carry } from './carry.js';
import type { FactContext } from './fact-context.js';
import { sinceThen } from './fact-dates.js';
import type { WordRange } from './fact-values.js';

/** Kinds that a story tells one after another, so that a date stated once holds on. */
const STORIED: ReadonlySet<Kind> = new Set(['visit', 'project', 'agreement', 'trade_flow']);

/** "On the same day …", "Tego samego dnia …": within so many words from the beginning. */
const SAME_WITHIN = 4;

function onSameDay(tokens: Tokens, passage: Passage, { dates }: Lexicon): boolean {
  for (let i = passage.firstWord; i < Math.min(passage.lastWord - 1, passage.firstWord + SAME_WITHIN); i++)
    if (dates.same.has(wordAt(tokens, i)) && dates.day.has(wordAt(tokens, i + 1))) return true;
  return false;
}

/**
 * The date a fact without one takes from the story, or null: told in the same paragraph, or in the one before when the sentence says "then";
 * for "on the same day" the day told last; for "so far" the years from then to the day of writing.
 */
export function storiedDate(
  context: FactContext,
  passage: Passage,
  range: WordRange,
  kind: Kind,
  carry: Carry,
): PartialDate | null {
  const { tokens } = context.cut;
  const { lexicon } = context.language;
  if (!STORIED.has(kind)) return null;
  if (carry.day !== null && onSameDay(tokens, passage, lexicon)) return carry.day;
  const goesOn =
    carry.dateParagraph === passage.paragraph ||
    (passage.paragraph - carry.dateParagraph === 1 &&
      lexicon.thenWords.has(wordAt(tokens, passage.firstWord)));
  return goesOn ? (sinceThen(context, kind, range, carry.date) ?? carry.date) : null;
}
