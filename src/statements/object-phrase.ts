import { endOf, GAP, gapBefore, isNumber, startOf, type Tokens, wordAt } from '../passages/index.js';
import type { Kind, Lexicon } from '../vocabulary/index.js';
import type { Trigger } from './fact-drafts.js';
import type { StatementObject } from './types.js';

const WITH_OBJECT: ReadonlySet<Kind> = new Set([
  'project',
  'transport_link',
  'office',
  'commitment',
  'agreement',
]);
const BREAKS =
  GAP.comma |
  GAP.stop |
  GAP.colon |
  GAP.semicolon |
  GAP.dash |
  GAP.open |
  GAP.close |
  GAP.quote |
  GAP.newline;

const isFunction = (tokens: Tokens, i: number, lexicon: Lexicon): boolean =>
  lexicon.functionWords.has(wordAt(tokens, i));

function phrase(tokens: Tokens, first: number, next: number): StatementObject | null {
  if (next <= first) return null;
  const start = startOf(tokens, first);
  const end = endOf(tokens, next - 1);
  return { start, end, text: tokens.text.slice(start, end).replace(/\s+/g, ' ') };
}

/** "will | send 20", "pledged to | build a": the verb inside a trigger that goes on to its figure, or -1. */
function verbOf(tokens: Tokens, { first, next }: Trigger, lexicon: Lexicon): number {
  for (let i = next - 2; i >= first; i--) {
    const leads =
      lexicon.infinitiveWords.has(wordAt(tokens, i)) || lexicon.modality.future.has(wordAt(tokens, i));
    if (leads && !isFunction(tokens, i + 1, lexicon)) return i + 1;
  }
  return -1;
}

/** For a promise, what follows the verb: "send another 50 specialists there" without the clause after it. */
function promised(tokens: Tokens, trigger: Trigger, limit: number, lexicon: Lexicon): StatementObject | null {
  let first = trigger.next;
  while (first < limit && isFunction(tokens, first, lexicon) && (gapBefore(tokens, first) & BREAKS) === 0)
    first++;
  const verb = verbOf(tokens, trigger, lexicon);
  if (verb >= 0) first = verb;
  else if (trigger.next - 1 > trigger.first && !isFunction(tokens, trigger.next - 1, lexicon))
    first = trigger.next - 1;
  let next = first;
  while (
    next < limit &&
    next < first + 7 &&
    (next === first || (gapBefore(tokens, next) & BREAKS) === 0) &&
    !lexicon.dates.deadline.has(wordAt(tokens, next))
  )
    next++;
  while (next > first && isFunction(tokens, next - 1, lexicon)) next--;
  return phrase(tokens, first, next);
}

/**
 * What a project, link, office, agreement or promise concerns, in the text's own words: the noun the trigger ends in, with the words before it
 * that belong to it ("multifunctional cultural and educational center"). Null where the kind has none or the words give none.
 */
export function objectPhrase(
  tokens: Tokens,
  kind: Kind,
  trigger: Trigger,
  firstWord: number,
  limit: number,
  lexicon: Lexicon,
): StatementObject | null {
  if (!WITH_OBJECT.has(kind)) return null;
  if (kind === 'commitment') return promised(tokens, trigger, limit, lexicon);
  let head = trigger.next - 1;
  while (head >= trigger.first && !lexicon.objectNouns.has(wordAt(tokens, head))) head--;
  if (head < trigger.first) {
    head = trigger.next;
    while (head < Math.min(limit, trigger.next + 6) && !lexicon.objectNouns.has(wordAt(tokens, head))) head++;
    if (head >= Math.min(limit, trigger.next + 6)) return null;
  }
  let first = head;
  const joins = (i: number): boolean =>
    !isFunction(tokens, i, lexicon) ||
    (lexicon.conjunctions.has(wordAt(tokens, i)) && i - 1 > firstWord && !isFunction(tokens, i - 1, lexicon));
  while (
    first > firstWord &&
    head - first < 6 &&
    (gapBefore(tokens, first) & BREAKS) === 0 &&
    joins(first - 1) &&
    !isNumber(tokens, first - 1)
  ) {
    // The trigger's own verb ends the phrase: "build [a] plant".
    if (first - 1 === trigger.first && trigger.first < head) break;
    first--;
  }
  while (
    first < head &&
    (isFunction(tokens, first, lexicon) || lexicon.conjunctions.has(wordAt(tokens, first)))
  )
    first++;
  return phrase(tokens, first, head + 1);
}
