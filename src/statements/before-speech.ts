import { hasSign, SIGN } from '../mentions/index.js';
import { type CutText, isCapital, startOf, wordAt } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import type { FactDraft } from './fact-drafts.js';

/** Words from a verb of saying to its "that": "said again that". */
const THAT_WITHIN = 3;
/** Words around a fact within which the verb is looked for. */
const NEAR = 40;

/**
 * "The president received the governor in Astana and said again that he is ready": what stands before the verb of saying is told by the text,
 * as the words said begin at the "that". Not so where the verb ends the sentence ("…, he said"), or where quotation marks stand.
 */
export function isBeforeSpeech(
  cut: CutText,
  lexicon: Lexicon,
  { passage: index, trigger }: FactDraft,
): boolean {
  const passage = cut.passages[index];
  if (!passage) return false;
  const { tokens } = cut;
  const says = (i: number): boolean => hasSign(tokens, i, lexicon, SIGN.speech) && !isCapital(tokens, i);
  const first = Math.max(passage.firstWord, trigger.first - NEAR);
  const last = Math.min(passage.lastWord, trigger.next + NEAR);
  for (let i = first; i < trigger.next; i++) if (says(i)) return false;
  for (let i = trigger.next; i < last; i++) {
    if (!says(i)) continue;
    if (/[“”"«»„]/.test(cut.text.slice(startOf(tokens, first), startOf(tokens, i)))) return false;
    for (let k = 1; k <= THAT_WITHIN && i + k < passage.lastWord; k++)
      if (lexicon.that.has(wordAt(tokens, i + k))) return true;
    return false;
  }
  return false;
}
