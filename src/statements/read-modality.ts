import type { Passage, Tokens } from '../passages/index.js';
import { GAP, gapBefore, isCapital, wordAt } from '../passages/index.js';
import { type Kind, type Lexicon, type Status, WORD_CLASS, type Words } from '../vocabulary/index.js';
import type { Trigger } from './fact-drafts.js';

/** What the words around a trigger say of how real it is. */
export interface ModalityRead {
  readonly status: Status;
  readonly notes: readonly string[];
  /** The fact is denied: an absence, if anything. */
  readonly denied: boolean;
  readonly conditional: boolean;
}

/** How many words before the trigger a "not" or a "may" still governs it. */
const REACH = 9;
/** How far behind the trigger a "not" that ends the clause still denies it. */
const DENIED = 14;
/** How far behind the trigger "is planned" still speaks of it. */
const BEHIND = 11;

/** Words from a "ne" to its "que". */
const EXCEPTED = 12;

/** "N’est jumelée qu’avec Leeds": the negation says "only", as no second word of denial stands before the exception. */
function exceptsOne(tokens: Tokens, i: number, lexicon: Lexicon): boolean {
  const { words, unless } = lexicon.exceptions;
  if (words.size === 0) return false;
  for (let at = i + 1; at < Math.min(tokens.count, i + EXCEPTED); at++) {
    if ((gapBefore(tokens, at) & (GAP.stop | GAP.semicolon | GAP.comma)) !== 0) return false;
    if (unless.has(wordAt(tokens, at))) return false;
    if (words.has(wordAt(tokens, at))) return true;
  }
  return false;
}

function denies(tokens: Tokens, words: Words, trigger: Trigger, from: number, lexicon: Lexicon): boolean {
  const until = Math.max(from, trigger.first - 6);
  for (let i = trigger.first - 1; i >= until; i--) {
    if ((gapBefore(tokens, i + 1) & (GAP.semicolon | GAP.stop | GAP.comma)) !== 0) return false;
    if (!lexicon.negation.has(wordAt(tokens, i))) continue;
    // "not only", "no less than", "no longer" deny nothing, or end rather than deny.
    if (lexicon.notDenials.has(wordAt(tokens, i + 1))) continue;
    if (exceptsOne(tokens, i, lexicon)) return false;
    return ((words.classes[i] ?? 0) & WORD_CLASS.PLACE) === 0;
  }
  return false;
}

/** "the agreement was not signed", "соглашение не подписано": the denial stands inside the trigger. */
function deniedWithin(tokens: Tokens, trigger: Trigger, lexicon: Lexicon): boolean {
  // "will not carry on the partnership": that is how it ended.
  if (trigger.rule.notes.includes('ended')) return false;
  for (let i = trigger.first + 1; i < trigger.next; i++) {
    // "the line reopens, which had not run since spring": the next clause denies something else.
    if ((gapBefore(tokens, i) & GAP.comma) !== 0 && lexicon.relatives.has(wordAt(tokens, i))) return false;
    if (
      lexicon.negation.has(wordAt(tokens, i)) &&
      !lexicon.notDenials.has(wordAt(tokens, i + 1)) &&
      !exceptsOne(tokens, i, lexicon)
    )
      return true;
  }
  return false;
}

/** An "and" between two names joins no clauses. */
const nounsJoined = (tokens: Tokens, i: number): boolean =>
  isCapital(tokens, i - 1) && isCapital(tokens, i + 1);

/** "między miastem a Łotwą": the "and" of a "between" joins no clauses either. */
const endsJoined = (tokens: Tokens, i: number, lexicon: Lexicon): boolean =>
  [i - 2, i - 3].some((at) => lexicon.dates.from.has(wordAt(tokens, at)));

/** "прямых рейсов между городами нет": it ends the clause. */
function deniedBehind(tokens: Tokens, trigger: Trigger, lexicon: Lexicon): boolean {
  let set = false;
  for (let i = trigger.next; i < Math.min(tokens.count, trigger.next + DENIED); i++) {
    const gap = gapBefore(tokens, i);
    if ((gap & (GAP.semicolon | GAP.stop)) !== 0) return false;
    // "соглашения, однако, не подписывали": one word between commas is only passed over.
    if ((gap & GAP.comma) !== 0) {
      if (set || (gapBefore(tokens, i + 1) & GAP.comma) === 0) return false;
      set = true;
      i++;
    }
    if (lexicon.trailingNegation.has(wordAt(tokens, i))) return true;
    // "прекращены и в расписание не вернутся": behind an "and" something else is denied.
    if (
      i > trigger.next &&
      lexicon.conjunctions.has(wordAt(tokens, i)) &&
      !nounsJoined(tokens, i) &&
      !endsJoined(tokens, i, lexicon)
    )
      return false;
  }
  return false;
}

/**
 * "A project for … is planned": a participle behind the trigger, close to it or behind an auxiliary; right behind one ("a plant that makes pumps
 * for the mines of both countries is expected to …") as far as the clause goes.
 */
function saidBehind(
  tokens: Tokens,
  words: { has(word: string): boolean },
  first: number,
  segmentEnd: number,
  lexicon: Lexicon,
  ahead: boolean,
): boolean {
  for (let i = first; i < segmentEnd; i++) {
    const near = i < first + BEHIND;
    if (!near && (lexicon.conjunctions.has(wordAt(tokens, i)) || lexicon.relatives.has(wordAt(tokens, i))))
      return false;
    // "The ferry linking A with B is to be revived".
    if (
      ahead &&
      lexicon.passiveWords.has(wordAt(tokens, i)) &&
      lexicon.infinitiveWords.has(wordAt(tokens, i + 1))
    )
      return true;
    if (!words.has(wordAt(tokens, i))) continue;
    const passive = lexicon.passiveWords.has(wordAt(tokens, i - 1));
    if (i < first + 6 || passive || (near && lexicon.passiveWords.has(wordAt(tokens, i - 2)))) return true;
  }
  return false;
}

/** "is to host": an auxiliary and the word for the infinitive right before the trigger. */
function isTo(tokens: Tokens, from: number, first: number, lexicon: Lexicon): boolean {
  for (let i = Math.max(from, first - 3); i < first - 1; i++) {
    if (lexicon.passiveWords.has(wordAt(tokens, i)) && lexicon.infinitiveWords.has(wordAt(tokens, i + 1)))
      return true;
  }
  return false;
}

/** "a working visit", "the developing countries": said of a noun, and not of how far something is. */
const isAttribute = (tokens: Tokens, i: number, trigger: Trigger, lexicon: Lexicon): boolean =>
  lexicon.articles.has(wordAt(tokens, i - 1)) || (trigger.rule.kind === 'visit' && i === trigger.next - 2);

/** Kinds of what goes on from a day named: "since 2010 both schools have exchanged pupils". */
const GOES_ON: ReadonlySet<Kind> = new Set(['project', 'transport_link', 'office']);

/** Words behind a "since" within which its date stands. */
const SINCE = 3;

function isSince(
  tokens: Tokens,
  words: Words,
  { first, next }: { first: number; next: number },
  lexicon: Lexicon,
): boolean {
  for (let i = first; i < next; i++) {
    if (!lexicon.dates.since.has(wordAt(tokens, i))) continue;
    for (let at = i + 1; at <= Math.min(next - 1, i + SINCE); at++)
      if (((words.classes[at] ?? 0) & WORD_CLASS.DATE) !== 0) return true;
  }
  return false;
}

/**
 * The status of a fact from the words in its clause: wished for, planned, under way, ended. Words before the trigger count within reach;
 * words inside it always; words after it only for ended and suspended.
 */
export function readModality(
  tokens: Tokens,
  words: Words,
  passage: Passage,
  trigger: Trigger,
  segment: { first: number; next: number },
  lexicon: Lexicon,
): ModalityRead {
  const { modality } = lexicon;
  const notes = [...trigger.rule.notes];
  const from = Math.max(segment.first, trigger.first - REACH);
  const scan = (set: { has(word: string): boolean }, first: number, next: number): boolean => {
    for (let i = first; i < next; i++) {
      if (((words.classes[i] ?? 0) & (WORD_CLASS.DATE | WORD_CLASS.PERSON | WORD_CLASS.PLACE)) !== 0)
        continue;
      if (
        set.has(wordAt(tokens, i)) &&
        !(isCapital(tokens, i) && i > passage.firstWord && lexicon.language !== 'de') &&
        !(set === modality.in_progress && isAttribute(tokens, i, trigger, lexicon))
      )
        return true;
    }
    return false;
  };
  const denied =
    denies(tokens, words, trigger, segment.first, lexicon) ||
    deniedWithin(tokens, trigger, lexicon) ||
    deniedBehind(tokens, trigger, lexicon);
  const conditional = scan(modality.conditional, segment.first, trigger.first);
  let status: Status = trigger.rule.status;
  const ended = scan(modality.ended, from, Math.min(segment.next, trigger.next + 4));
  const suspended = scan(modality.suspended, from, Math.min(segment.next, trigger.next + 4));
  // "signed a plan of joint measures": the paper's own name says nothing of when.
  const within =
    trigger.rule.kind === 'agreement' && trigger.next - trigger.first > 1 ? trigger.next - 1 : trigger.next;
  if (scan(modality.planned, from, within) || isTo(tokens, from, trigger.first, lexicon)) status = 'planned';
  else if (saidBehind(tokens, modality.planned_after, trigger.next, segment.next, lexicon, true))
    status = 'planned';
  else if (saidBehind(tokens, modality.proposed_after, trigger.next, segment.next, lexicon, false))
    status = 'proposed';
  else if (scan(modality.proposed, from, trigger.next)) status = 'proposed';
  else if (suspended || ended) status = 'completed';
  else if (
    status === 'completed' &&
    scan(modality.in_progress, from, Math.min(segment.next, trigger.next + 3))
  )
    status = 'in_progress';
  if (status === 'completed' && !ended && !suspended && GOES_ON.has(trigger.rule.kind))
    if (isSince(tokens, words, segment, lexicon)) status = 'in_progress';
  // "The fund would pay half, she promised": what is promised is meant.
  if (trigger.rule.kind === 'commitment' && status === 'proposed') status = 'planned';
  // "Air links between A and B will be back to a daily service": the line is the subject of what is to come.
  if (
    trigger.rule.kind === 'transport_link' &&
    trigger.rule.status === 'completed' &&
    (status === 'completed' || status === 'in_progress') &&
    saidBehind(tokens, modality.future, trigger.next, segment.next, lexicon, false)
  )
    status = 'planned';
  // "The partnership turned 40 today": a relation is, or it is not; it is never under way.
  if (trigger.rule.kind === 'twinning' && status === 'in_progress') status = 'completed';
  if (status === 'completed' || status === 'in_progress') {
    if (suspended) notes.push('suspended');
    else if (ended) notes.push('ended');
  }
  if (conditional) notes.push('conditional');
  return { status, notes, denied, conditional };
}
