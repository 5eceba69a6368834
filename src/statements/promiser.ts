import type { Span } from '../base/index.js';
import type { PersonMention } from '../mentions/index.js';
import { type CutText, GAP, gapBefore, startOf, type Tokens, wordAt } from '../passages/index.js';
import type { Kind, Lexicon } from '../vocabulary/index.js';
import type { DiscourseSpeaker } from './cast.js';
import type { Discourse } from './discourse.js';
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

/** "Vikas Kale, who came along, undertook to …": the word behind a relative clause in commas right after the subject. */
function behindInsertion(tokens: Tokens, lexicon: Lexicon, from: number, trigger: number): number {
  if ((gapBefore(tokens, from) & GAP.comma) === 0 || !lexicon.relatives.has(wordAt(tokens, from)))
    return from;
  for (let i = from + 1; i <= trigger; i++) if ((gapBefore(tokens, i) & GAP.comma) !== 0) return i;
  return from;
}

/** Nothing between subject and trigger opens another clause. */
function reaches({ tokens }: CutText, lexicon: Lexicon, from: number, trigger: number): boolean {
  if (trigger - from > PREDICATE_WITHIN) return false;
  for (let i = behindInsertion(tokens, lexicon, from, trigger); i < trigger; i++) {
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
 * @param discourse who speaks in each passage, and who holds which office
 */
export function promiserOf(
  cut: CutText,
  lexicon: Lexicon,
  fact: FactDraft,
  people: (span: Span) => readonly PersonMention[],
  { speakers, bearers }: Pick<Discourse, 'speakers' | 'bearers'>,
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
    return spokenOf(cut, fact.passage, people, speakers);
  }
  return officeOf(cut, lexicon, passage.firstWord, limit, first, bearers);
}

/** Whom a pronoun stands for: who spoke last within a few sentences, else the person that the sentence before is about. */
function spokenOf(
  cut: CutText,
  at: number,
  people: (span: Span) => readonly PersonMention[],
  speakers: readonly (DiscourseSpeaker | null)[],
): DiscourseSpeaker | null {
  for (let k = at - 1; k >= Math.max(0, at - RECENT); k--) {
    const speaker = speakers[k];
    if (speaker && speaker.name !== null) return speaker;
  }
  const before = cut.passages[at - 1];
  const [person, other] = before ? people(before) : [];
  return person && !other ? { name: person.name, role: person.role, roleSpan: person.roleSpan } : null;
}

/** "The Lord Mayor gave an undertaking": the one who holds the office elsewhere in the text. */
function officeOf(
  cut: CutText,
  lexicon: Lexicon,
  from: number,
  limit: number,
  first: number,
  bearers: ReadonlyMap<string, DiscourseSpeaker>,
): DiscourseSpeaker | null {
  for (let i = from; i < limit; i++) {
    const bearer = bearers.get(wordAt(cut.tokens, i));
    if (bearer) return reaches(cut, lexicon, i + 1, first) ? bearer : null;
  }
  return null;
}
