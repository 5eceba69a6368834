import type { Span } from '../base/index.js';
import { type PersonMention, SIGN, wordFrom, wordSigns } from '../mentions/index.js';
import {
  endOf,
  GAP,
  gapBefore,
  isCapital,
  isNumber,
  type Passage,
  startOf,
  type Tokens,
  wordAt,
} from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import { nominativeSource } from './nominative-source.js';

/** Who is said to speak in a sentence: a person, a role that stands for one, a pronoun, or words for an unnamed source. */
export type Attribution =
  | { readonly kind: 'person'; readonly person: PersonMention; readonly verb: number }
  | { readonly kind: 'role'; readonly role: string; readonly verb: number }
  | { readonly kind: 'pronoun'; readonly plural: boolean; readonly verb: number }
  | { readonly kind: 'unnamed'; readonly role: string; readonly verb: number };

/** Words for a speaker beside a verb of saying. */
interface RoleRead {
  readonly role: string;
  readonly anaphoric: boolean;
  /** Directly before the verb, so that no name farther off is its subject. */
  readonly near: boolean;
  /** Where it ends, when it stands behind the verb. */
  readonly end: number | null;
}

export interface AttributionScan {
  readonly tokens: Tokens;
  readonly lexicon: Lexicon;
  readonly passage: Passage;
  readonly people: readonly PersonMention[];
  /** Quoted stretches that touch the passage. */
  readonly quotes: readonly Span[];
}

const within = (spans: readonly Span[], at: number): boolean =>
  spans.some((span) => span.start < at && at < span.end - 1);

/** So many words before a verb of saying an "if" still governs it. */
const CONDITION_WITHIN = 7;

/** So many words into a sentence a name may stand that a colon and a quotation follow, and so many letters between. */
const OPENS_WITHIN = 6;
const LABEL = 80;

const STOPS = GAP.stop | GAP.semicolon | GAP.newline;

/** Number of words that begin between two offsets. */
const wordsApart = (tokens: Tokens, from: number, to: number): number =>
  Math.max(0, wordFrom(tokens, to) - wordFrom(tokens, from));

function roleAround({ tokens, lexicon, passage }: AttributionScan, verb: number): RoleRead | null {
  // Before the verb: "the Belarusian president said", "sources at the airport expect".
  let from = verb;
  while (from > passage.firstWord && verb - from < 12) {
    const gap = gapBefore(tokens, from);
    if ((gap & (STOPS | GAP.comma | GAP.quote | GAP.colon | GAP.dash)) !== 0) break;
    from--;
  }
  const words = (first: number, next: number): string =>
    nominativeSource(
      tokens.text.slice(startOf(tokens, first), endOf(tokens, next - 1)).replace(/\s+/g, ' '),
      lexicon,
    );
  const hasRole = (first: number, next: number): boolean => {
    for (let i = first; i < next; i++)
      if (
        lexicon.anaphoricRoles.has(wordAt(tokens, i)) ||
        lexicon.roles.has(wordAt(tokens, i)) ||
        lexicon.sources.has(wordAt(tokens, i))
      )
        return true;
    return false;
  };
  /** "die Kammer | am Dienstag": without the day on which it was said. */
  const untilDay = (first: number, next: number): number => {
    for (let i = first + 1; i < next; i++)
      if (lexicon.weekdays.has(wordAt(tokens, i)) && hasRole(first, i))
        return i - 1 > first && lexicon.functionWords.has(wordAt(tokens, i - 1)) ? i - 1 : i;
    return next;
  };
  // The last word before the verb is itself an office or a source: "the press service reported".
  const hasSource = (next: number): boolean => hasRole(next - 1, next);
  const strip = (first: number, next: number): number => {
    let at = first;
    // "Wie die Kammer mitteilte", "сообщили в правительстве": small words before the source are no part of it.
    while (at < next - 1 && lexicon.functionWords.has(wordAt(tokens, at))) at++;
    // "W czasie spotkania | przedstawiciele …": what a word for place or time opens goes on to the source itself.
    const opens = at > first && lexicon.insideWords.has(wordAt(tokens, first));
    const sourceAt = (i: number): boolean => hasRole(i, i + 1);
    if (opens && !sourceAt(at)) for (let i = at + 1; i < next; i++) if (sourceAt(i)) return i;
    return at;
  };
  // "the operator has | announced": the auxiliary is no part of who speaks.
  let last = verb;
  while (last > from + 1 && lexicon.functionWords.has(wordAt(tokens, last - 1))) last--;
  if (from < last && hasRole(from, last))
    return {
      role: words(strip(from, last), untilDay(strip(from, last), last)),
      anaphoric: last - from <= 5,
      near: hasSource(last),
      end: null,
    };
  // "nach Angaben der Stadtverwaltung | kostet er": where nouns have capitals, a small word behind the office goes on with the sentence.
  const endsNouns = (i: number): boolean =>
    !isCapital(tokens, i) && !lexicon.roleLinks.has(wordAt(tokens, i)) && hasRole(verb + 1, i);
  // "według danych starostwa | w ubiegłym roku": a small word before a date goes on with the sentence.
  const dated = (i: number): boolean =>
    lexicon.functionWords.has(wordAt(tokens, i)) &&
    hasRole(verb + 1, i) &&
    (lexicon.dates.this.has(wordAt(tokens, i + 1)) ||
      lexicon.dates.last.has(wordAt(tokens, i + 1)) ||
      lexicon.months.has(wordAt(tokens, i + 1)) ||
      isNumber(tokens, i + 1));
  let next = verb + 1;
  while (
    next < passage.lastWord &&
    next - verb < 8 &&
    (gapBefore(tokens, next) & (STOPS | GAP.comma | GAP.quote | GAP.colon)) === 0 &&
    !(next > verb + 1 && lexicon.that.has(wordAt(tokens, next))) &&
    !lexicon.weekdays.has(wordAt(tokens, next)) &&
    !dated(next) &&
    !(lexicon.nounsCapitalised && endsNouns(next))
  )
    next++;
  const behindVerb = wordAt(tokens, verb + 1);
  const announced =
    lexicon.articles.size === 0 || lexicon.articles.has(behindVerb) || lexicon.possessives.has(behindVerb);
  // "said the province and Penang would sign": what stands behind is a clause, not who speaks.
  const clause = (): boolean => {
    for (let i = verb + 2; i < next; i++)
      if (lexicon.passiveWords.has(wordAt(tokens, i)) || lexicon.modality.planned.has(wordAt(tokens, i)))
        return true;
    return false;
  };
  if (next > verb + 1 && announced && hasRole(verb + 1, next) && !(lexicon.definites.size > 0 && clause()))
    return {
      role: words(strip(verb + 1, next), next),
      anaphoric: true,
      near: false,
      end: endOf(tokens, next - 1),
    };
  return null;
}

/** "said the head of the group, Joyce Mogtari": the name right behind a role that stands behind its verb. */
function appositionTo({ people }: AttributionScan, role: RoleRead | null): PersonMention | null {
  if (role === null || role.end === null) return null;
  const { end } = role;
  return people.find((person) => person.start >= end && person.start - end <= 3) ?? null;
}

function personAround(scan: AttributionScan, verb: number): PersonMention | null {
  const first = scan.people[0];
  // "X received Y in Z and said": the verb behind a conjunction has the sentence's subject.
  if (
    first &&
    scan.lexicon.conjunctions.has(wordAt(scan.tokens, verb - 1)) &&
    first.end < startOf(scan.tokens, verb)
  )
    return first;
  const { tokens, people, quotes } = scan;
  const at = startOf(tokens, verb);
  const after = endOf(tokens, verb);
  let best: PersonMention | null = null;
  let bestDistance = 24;
  for (const person of people) {
    if (within(quotes, person.start)) continue;
    // A name right behind the verb ("said Aleksei …") beats one far before it.
    const behind = person.start >= after;
    // "a déclaré le maire d'Ostelle, Jeanne Roux": the office is part of the name.
    const begin = Math.max(after, Math.min(person.start, person.roleSpan?.start ?? person.start));
    const distance = behind
      ? wordsApart(tokens, after, begin) * (wordsApart(tokens, after, begin) <= 1 ? 0 : 6)
      : wordsApart(tokens, Math.max(person.end, person.roleSpan?.end ?? 0), at);
    if (distance < bestDistance) {
      best = person;
      bestDistance = distance;
    }
  }
  return best;
}

/** A comma stands before one of the words up to and with i, at most `reach` of them back. */
function commaWithin(tokens: Tokens, i: number, reach: number): boolean {
  for (let at = i; at > i - reach && at > 0; at--) if ((gapBefore(tokens, at) & GAP.comma) !== 0) return true;
  return false;
}

/** True when the verb is one of saying here: strong by itself, weak only with a quotation or a "that" behind it. */
function speaksHere({ tokens, lexicon, passage, quotes }: AttributionScan, i: number): boolean {
  const word = wordAt(tokens, i);
  if (!lexicon.speechVerbs.has(word) || (isCapital(tokens, i) && i > passage.firstWord)) return false;
  if (within(quotes, startOf(tokens, i))) return false;
  if (i > passage.firstWord && lexicon.passiveWords.has(wordAt(tokens, i - 1))) return false;
  if (accordingAt(tokens, i, lexicon.unspoken) > 0) return false;
  if (isCondition({ tokens, lexicon, passage, people: [], quotes }, i)) return false;
  // "The president promised to found two scholarships": who promises speaks, whatever follows.
  if (!lexicon.weakSpeechVerbs.has(word) || lexicon.promiseVerbs.has(word)) return true;
  if (quotes.some((quote) => quote.end - quote.start > 12)) return true;
  // "– Przekażemy szkołom 2 mln zł – zapowiedział Toruński": a dash opens speech too.
  if (/^[–—-]\s/.test(tokens.text.slice(passage.start, passage.start + 2))) return true;
  // "…, a promis Mme Roux.": the clause behind the comma, at the end, where an office stands before its holder.
  const comma = ((gapBefore(tokens, i) | gapBefore(tokens, i - 1)) & GAP.comma) !== 0;
  if (lexicon.roleLinks.size > 0 && comma && i - passage.firstWord > 4 && passage.lastWord - i <= 9)
    return true;
  // "…, the port authority announced on Wednesday.": the clause behind the last comma is who says it and when.
  if (passage.lastWord - i <= 4 && i - passage.firstWord > 6 && commaWithin(tokens, i, 7)) return true;
  for (let at = i + 1; at < Math.min(passage.lastWord, i + 8); at++)
    // "The mayor praised the firefighters: without them …": a colon opens what is said.
    if (
      ((gapBefore(tokens, at) & GAP.colon) !== 0 && !isNumber(tokens, at)) ||
      (lexicon.that.has(wordAt(tokens, at)) && !pointsAtTime(tokens, lexicon, at))
    )
      return true;
  return false;
}

/** "If the institute says yes": a condition, and nobody has spoken. */
function isCondition({ tokens, lexicon, passage }: AttributionScan, verb: number): boolean {
  for (let i = verb - 1; i >= Math.max(passage.firstWord, verb - CONDITION_WITHIN); i--) {
    if ((gapBefore(tokens, i + 1) & GAP.comma) !== 0) return false;
    if (lexicon.modality.conditional.has(wordAt(tokens, i))) return true;
  }
  return false;
}

/** "The weather of that week": the word points at a time and opens no clause. */
const pointsAtTime = (tokens: Tokens, { dates, timeUnits }: Lexicon, at: number): boolean =>
  dates.same.has(wordAt(tokens, at)) && timeUnits.has(wordAt(tokens, at + 1));

/** "According to Victor Shchetko, …": index of the word behind the phrase, or -1. */
function accordingAt(tokens: Tokens, i: number, phrases: readonly (readonly string[])[]): number {
  for (const phrase of phrases)
    if (phrase.every((word, k) => wordAt(tokens, i + k) === word)) return i + phrase.length;
  return -1;
}

/** "По данным ведомства, губернатор Олег …": the source ends at the comma, unless the person's own office stands before it. */
function apart({ tokens, lexicon }: AttributionScan, behind: number, person: PersonMention): boolean {
  if (lexicon.roleLinks.size === 0) return false;
  const from = Math.min(person.start, person.roleSpan?.start ?? person.start);
  for (let i = behind + 1; i < tokens.count && startOf(tokens, i) <= from; i++)
    if ((gapBefore(tokens, i) & GAP.comma) !== 0) return true;
  return false;
}

/** 'Anna Roux, mayor: "We are glad."': whose name opens the sentence, with a colon between it and the quotation. */
function announced({ tokens, passage, people, quotes }: AttributionScan): PersonMention | null {
  const quote = quotes.find((one) => one.start > passage.start);
  const person = people.find((one) => one.end < (quote?.start ?? 0));
  if (!quote || !person || wordsApart(tokens, passage.start, person.start) > OPENS_WITHIN) return null;
  const between = tokens.text.slice(person.end, quote.start);
  return between.length <= LABEL && /^[^.!?;:]*:\s*$/.test(between) ? person : null;
}

/** Who speaks in a sentence by its own words, or null. The first attribution outside the quotation counts. */
export function findAttribution(scan: AttributionScan): Attribution | null {
  const { tokens, lexicon, passage, people, quotes } = scan;
  const signs = wordSigns(tokens, lexicon);
  const label = announced(scan);
  if (label) return { kind: 'person', person: label, verb: passage.firstWord };
  for (let i = passage.firstWord; i < passage.lastWord; i++) {
    const bits = signs[i] ?? 0;
    if ((bits & (SIGN.according | SIGN.speech)) === 0) continue;
    if (accordingAt(tokens, i, lexicon.accordingPronoun) > 0)
      return { kind: 'pronoun', plural: false, verb: i };
    const behind = accordingAt(tokens, i, lexicon.according);
    if (behind > 0 && behind < passage.lastWord) {
      const person = people.find(
        (candidate) =>
          candidate.end > startOf(tokens, behind) &&
          wordsApart(tokens, startOf(tokens, behind), candidate.start) <= 10 &&
          !apart(scan, behind, candidate) &&
          !within(quotes, candidate.start),
      );
      if (person) return { kind: 'person', person, verb: i };
      const role = roleAround(scan, behind - 1);
      if (role) return { kind: role.anaphoric ? 'role' : 'unnamed', role: role.role, verb: i };
    }
    if (!speaksHere(scan, i)) continue;
    const before = wordAt(tokens, i - 1);
    if (i > passage.firstWord && lexicon.pronouns.has(before))
      return { kind: 'pronoun', plural: lexicon.pluralPronouns.has(before), verb: i };
    const role = roleAround(scan, i);
    const person = appositionTo(scan, role) ?? (role?.near ? null : personAround(scan, i));
    if (person) return { kind: 'person', person, verb: i };
    if (role && !role.anaphoric && lexicon.creditVerbs.has(wordAt(tokens, i))) continue;
    if (role) return { kind: role.anaphoric ? 'role' : 'unnamed', role: role.role, verb: i };
    if (lexicon.pronouns.has(wordAt(tokens, i + 1)))
      return { kind: 'pronoun', plural: lexicon.pluralPronouns.has(wordAt(tokens, i + 1)), verb: i };
    for (let at = i - 1; at >= Math.max(passage.firstWord, i - 3); at--)
      if (lexicon.pronouns.has(wordAt(tokens, at)))
        return { kind: 'pronoun', plural: lexicon.pluralPronouns.has(wordAt(tokens, at)), verb: i };
  }
  return null;
}
