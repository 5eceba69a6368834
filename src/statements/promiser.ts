import type { Span } from '../base/index.js';
import type { PersonMention } from '../mentions/index.js';
import { type CutText, GAP, gapBefore, startOf, wordAt } from '../passages/index.js';
import type { Kind, Lexicon } from '../vocabulary/index.js';
import type { DiscourseSpeaker } from './cast.js';
import type { FactDraft } from './fact-drafts.js';

/** Words into a sentence within which its subject begins, and from there to the trigger. */
const SUBJECT_WITHIN = 8;
const PREDICATE_WITHIN = 8;
/** Sentences back to whoever a pronoun stands for. */
const RECENT = 4;

/** Kinds that one person proposes to others; an invitation or a wish to build is told as news of its own. */
const PROPOSED: ReadonlySet<Kind> = new Set(['twinning', 'agreement', 'transport_link']);

/** Promises and proposals are somebody's word even where no verb of saying stands: "She gave an undertaking", "He wants a paved road". */
const isWord = ({ rule, status }: FactDraft): boolean =>
  rule.kind === 'commitment' || (status === 'proposed' && PROPOSED.has(rule.kind));

/** Nothing between subject and trigger opens another clause. */
function reaches({ tokens }: CutText, lexicon: Lexicon, from: number, trigger: number): boolean {
  if (trigger - from > PREDICATE_WITHIN) return false;
  for (let i = from; i < trigger; i++) {
    if (lexicon.relatives.has(wordAt(tokens, i)) || lexicon.that.has(wordAt(tokens, i))) return false;
    if (i > from && (gapBefore(tokens, i) & (GAP.semicolon | GAP.colon)) !== 0) return false;
  }
  return true;
}

/**
 * Who gives a promise or makes a proposal in a sentence that nobody is said to speak: the person who is its subject, or whom a pronoun there
 * stands for. Null for other facts, and where the subject is no person.
 *
 * @param people the persons of a span, in order
 * @param speakers who speaks in each passage
 */
export function promiserOf(
  cut: CutText,
  lexicon: Lexicon,
  fact: FactDraft,
  people: (span: Span) => readonly PersonMention[],
  speakers: readonly (DiscourseSpeaker | null)[],
): DiscourseSpeaker | null {
  const passage = cut.passages[fact.passage];
  if (!passage || !isWord(fact)) return null;
  const { tokens } = cut;
  const { first } = fact.trigger;
  const limit = Math.min(first, passage.firstWord + SUBJECT_WITHIN);
  const opening = { start: passage.start, end: startOf(tokens, Math.max(limit, passage.firstWord + 1)) };
  const person = people(opening).find(
    ({ start, end, roleSpan }) =>
      Math.min(start, roleSpan?.start ?? start) < startOf(tokens, limit) && end <= startOf(tokens, first),
  );
  if (person) {
    let behind = passage.firstWord;
    while (behind < first && startOf(tokens, behind) < person.end) behind++;
    return reaches(cut, lexicon, behind, first)
      ? { name: person.name, role: person.role, roleSpan: person.roleSpan }
      : null;
  }
  for (let i = passage.firstWord; i < limit; i++) {
    const word = wordAt(tokens, i);
    if (!lexicon.pronouns.has(word) || lexicon.pluralPronouns.has(word)) continue;
    if (!reaches(cut, lexicon, i + 1, first)) return null;
    for (let k = fact.passage - 1; k >= Math.max(0, fact.passage - RECENT); k--) {
      const speaker = speakers[k];
      if (speaker && speaker.name !== null) return speaker;
    }
    return null;
  }
  return null;
}
