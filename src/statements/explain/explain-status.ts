import {
  type Lexicon,
  MODALITIES,
  type Modality,
  type Status,
  type WordSet,
} from '../../vocabulary/index.js';
import type { FactContext } from '../fact-context.js';
import type { FactDraft } from '../fact-drafts.js';
import { readModality } from '../read-modality.js';
import type { Segment } from '../segments.js';
import type { ExplainedStatement } from './types.js';

/** The signs by which words speak for a status. */
const SIGNS: Partial<Record<Status, readonly Modality[]>> = {
  planned: ['planned', 'planned_after'],
  proposed: ['proposed', 'proposed_after'],
  in_progress: ['in_progress'],
  completed: ['ended', 'suspended'],
};

/** A lexicon that remembers which of its modal words were found. */
function listening(lexicon: Lexicon): {
  readonly lexicon: Lexicon;
  readonly found: Map<Modality, Set<string>>;
} {
  const found = new Map<Modality, Set<string>>();
  const listen = (sign: Modality): WordSet => ({
    has(word) {
      const has = lexicon.modality[sign].has(word);
      if (has) found.set(sign, (found.get(sign) ?? new Set()).add(word));
      return has;
    },
  });
  const modality = Object.fromEntries(MODALITIES.map((sign) => [sign, listen(sign)])) as Record<
    Modality,
    WordSet
  >;
  return { lexicon: { ...lexicon, modality }, found };
}

/** Where a fact's status comes from: words of its clause, its date, what was joined to it, or else its rule. */
export function explainStatus(
  { cut, language, words }: FactContext,
  draft: FactDraft,
  segment: Segment,
  stated: Status,
): ExplainedStatement['status'] {
  const passage = cut.passages[draft.passage];
  const { lexicon, found } = listening(language.lexicon);
  const read = passage && readModality(cut.tokens, words, passage, draft.trigger, segment, lexicon);
  const wordsFor = (status: Status): string[] =>
    (SIGNS[status] ?? []).flatMap((sign) => [...(found.get(sign) ?? [])]);
  const because = (why: string, spoken: readonly string[] = []) => ({ value: stated, why, words: spoken });
  if (stated !== draft.status) return because('a sentence that goes on about it says so');
  if (read && stated !== read.status) {
    if (stated === 'planned') return because('its only date lies ahead of the text’s own');
    return because('it recurs');
  }
  const spoken = wordsFor(stated);
  if (stated !== draft.rule.status && spoken.length === 0) return because('the form of the verb says so');
  if (spoken.length > 0) return because('words of the clause say so', spoken);
  return because('what the rule means when no word says otherwise');
}
