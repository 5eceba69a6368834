import type { Span } from '../base/index.js';
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
import type { PersonMention } from './types.js';
import { wordFrom } from './word-from.js';

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Word of the passage that begins at or behind the offset. */
const wordIndex = (tokens: Tokens, passage: Passage, offset: number): number =>
  Math.min(passage.lastWord, Math.max(passage.firstWord, wordFrom(tokens, offset)));

/** A function word that links no parts of an office. */
const isForeign = (word: string, lexicon: Lexicon): boolean =>
  lexicon.functionWords.has(word) && !lexicon.articles.has(word) && !lexicon.roleLinks.has(word);

/** "Mehmet Aksoy, lud die Senatorin ein": where nouns have capitals, a small word that is no adjective goes on with the sentence. */
const isVerb = (tokens: Tokens, i: number, lexicon: Lexicon): boolean => {
  const word = wordAt(tokens, i);
  return (
    !isCapital(tokens, i) &&
    !/e[mnrs]?$/.test(word) &&
    !lexicon.articles.has(word) &&
    !lexicon.roleLinks.has(word) &&
    !lexicon.functionWords.has(word) &&
    !lexicon.demonyms.has(word)
  );
};

/** ", counselor of the Embassy Office in Vladivostok": from the comma to the next one, when a role word stands in it. */
function roleAfter(tokens: Tokens, from: number, passage: Passage, lexicon: Lexicon): Span | null {
  if (from >= passage.lastWord || (gapBefore(tokens, from) & (GAP.comma | GAP.open | GAP.dash)) === 0)
    return null;
  // "…, and the deputy head Anna …": somebody else is named.
  if (lexicon.conjunctions.has(wordAt(tokens, from))) return null;
  let next = from;
  let hasRole = false;
  const relative = lexicon.relatives.has(wordAt(tokens, from));
  while (next < passage.lastWord && next < from + 18) {
    const gap = gapBefore(tokens, next);
    if (
      next > from &&
      (gap & (GAP.comma | GAP.stop | GAP.semicolon | GAP.close | GAP.quote | GAP.colon | GAP.newline)) !== 0
    )
      break;
    if (next > from && hasRole && lexicon.speechVerbs.has(wordAt(tokens, next)) && !isCapital(tokens, next))
      break;
    if (lexicon.roles.has(wordAt(tokens, next))) hasRole = true;
    // "X, hat sich mit dem Gouverneur getroffen": only what belongs to an office may stand before it.
    if (!hasRole && !relative && lexicon.roleLinks.size > 0 && isForeign(wordAt(tokens, next), lexicon))
      return null;
    if (!hasRole && lexicon.nounsCapitalised && isVerb(tokens, next, lexicon)) return null;
    // The role must come soon, or the comma begins something else.
    if (!hasRole && next >= from + (relative ? 3 : 6)) return null;
    next++;
  }
  if (!hasRole || next === from) return null;
  let begin = from;
  // "who is rector": the office alone.
  if (relative)
    do begin++;
    while (begin < next - 1 && lexicon.functionWords.has(wordAt(tokens, begin)));
  const start = startOf(tokens, begin);
  return {
    start:
      lexicon.functionWords.has(wordAt(tokens, from)) && !relative
        ? startOf(tokens, Math.min(from + 1, next - 1))
        : start,
    end: endOf(tokens, next - 1),
  };
}

const BREAKS =
  GAP.comma |
  GAP.stop |
  GAP.semicolon |
  GAP.colon |
  GAP.quote |
  GAP.open |
  GAP.close |
  GAP.dash |
  GAP.newline;

/**
 * "заместитель председателя правительства Приморского края Иван …": in languages that put the office before its holder with all that hangs on
 * it, the words back to the first office, over words that may link its parts.
 */
function longRoleBefore(tokens: Tokens, at: number, passage: Passage, lexicon: Lexicon): Span | null {
  let role = -1;
  for (let i = at - 1; i >= Math.max(passage.firstWord, at - 12); i--) {
    if ((gapBefore(tokens, i + 1) & BREAKS) !== 0) break;
    const word = wordAt(tokens, i);
    if (lexicon.roles.has(word)) role = i;
    else if (lexicon.speechVerbs.has(word) && !isCapital(tokens, i)) break;
    else if (isNumber(tokens, i) || (lexicon.functionWords.has(word) && !lexicon.roleLinks.has(word))) break;
    else if (
      role >= 0 &&
      !lexicon.demonyms.has(word) &&
      !lexicon.roleLinks.has(word) &&
      gapBefore(tokens, i + 1) !== GAP.hyphen
    ) {
      // Before the office only what belongs to a longer one: another office must follow further back, over links alone.
      if (!isCapital(tokens, i) || i === passage.firstWord) {
        if (!officeFurther(tokens, i, passage, lexicon)) break;
      }
    }
  }
  if (role < 0) return null;
  if (
    role > passage.firstWord &&
    lexicon.demonyms.has(wordAt(tokens, role - 1)) &&
    (gapBefore(tokens, role) & BREAKS) === 0
  )
    role--;
  return { start: startOf(tokens, role), end: endOf(tokens, at - 1) };
}

/**
 * "le maire d'Ostelle, Jeanne Roux, a dit", "el alcalde de Ostelle, Juan Roca": the office in front, with the name in commas behind it. Null
 * where the comma parts something else.
 */
function apposedRole(
  tokens: Tokens,
  at: number,
  next: number,
  passage: Passage,
  lexicon: Lexicon,
): Span | null {
  if (lexicon.roleLinks.size === 0 || (gapBefore(tokens, at) & BREAKS) !== GAP.comma) return null;
  const closed =
    next >= passage.lastWord ||
    (gapBefore(tokens, next) & BREAKS) !== 0 ||
    lexicon.speechVerbs.has(wordAt(tokens, next));
  if (!closed) return null;
  let role = -1;
  for (let i = at - 1; i >= Math.max(passage.firstWord, at - 12); i--) {
    const word = wordAt(tokens, i);
    if (i < at - 1 && (gapBefore(tokens, i + 1) & BREAKS) !== 0) break;
    if (lexicon.roles.has(word)) role = i;
    else if (lexicon.speechVerbs.has(word) && !isCapital(tokens, i)) break;
    else if (isNumber(tokens, i) || (lexicon.functionWords.has(word) && !lexicon.roleLinks.has(word))) break;
    else if (role >= 0) break;
  }
  return role < 0 ? null : { start: startOf(tokens, role), end: endOf(tokens, at - 1) };
}

/** An office stands at most four words before word i, with nothing between that ends a phrase. */
function officeFurther(tokens: Tokens, i: number, passage: Passage, lexicon: Lexicon): boolean {
  for (let at = i - 1; at >= Math.max(passage.firstWord, i - 4); at--) {
    if ((gapBefore(tokens, at + 1) & BREAKS) !== 0) return false;
    const word = wordAt(tokens, at);
    if (lexicon.roles.has(word)) return true;
    if (lexicon.functionWords.has(word) && !lexicon.roleLinks.has(word)) return false;
    if (lexicon.speechVerbs.has(word)) return false;
  }
  return false;
}

/** A capitalised word that is no office's and no body's, behind another of that kind or an office: the end of a name. */
function endsName(tokens: Tokens, i: number, lexicon: Lexicon): boolean {
  const word = wordAt(tokens, i);
  if (!isCapital(tokens, i) || lexicon.roles.has(word) || lexicon.authorityHeads.has(word)) return false;
  return isCapital(tokens, i - 1) && !lexicon.demonyms.has(word);
}

/** "Kazakh President", "Truro mayor", "the governor of São Paulo, …": the words before the name that say what the person is. */
function roleBefore(tokens: Tokens, at: number, passage: Passage, lexicon: Lexicon): Span | null {
  if (lexicon.roleLinks.size > 0) return longRoleBefore(tokens, at, passage, lexicon);
  let hasRole = false;
  let first = at;
  while (first > passage.firstWord && at - first < 12) {
    const gap = gapBefore(tokens, first);
    if (
      (gap &
        (GAP.comma |
          GAP.stop |
          GAP.semicolon |
          GAP.colon |
          GAP.quote |
          GAP.open |
          GAP.close |
          GAP.newline)) !==
      0
    ) {
      // A title's own stop: "Dr. Roberts", "Cllr. Swain".
      if (!((gap & GAP.stop) !== 0 && lexicon.titles.has(wordAt(tokens, first - 1)))) break;
    }
    const word = wordAt(tokens, first - 1);
    // "Mayor Oscar Leeser and Chihuahua Mayor María …": the name before "and" is somebody else's.
    if (hasRole && lexicon.conjunctions.has(word) && endsName(tokens, first - 2, lexicon)) break;
    if (lexicon.roles.has(word)) hasRole = true;
    else if (lexicon.titles.has(word)) {
      // Part of the address, not of the office.
    } else if (
      !(
        isCapital(tokens, first - 1) ||
        lexicon.demonyms.has(word) ||
        lexicon.ofWords.has(word) ||
        (hasRole && (word === 'and' || word === 'for' || word === 'the' || word === 'former'))
      )
    )
      break;
    else if (isNumber(tokens, first - 1)) break;
    if (!hasRole && !lexicon.titles.has(word)) break;
    first--;
  }
  while (
    first < at &&
    (lexicon.functionWords.has(wordAt(tokens, first)) || lexicon.ofWords.has(wordAt(tokens, first)))
  )
    first++;
  let end = at;
  while (
    end > first &&
    lexicon.titles.has(wordAt(tokens, end - 1)) &&
    !lexicon.roles.has(wordAt(tokens, end - 1))
  )
    end--;
  return hasRole && first < end ? { start: startOf(tokens, first), end: endOf(tokens, end - 1) } : null;
}

/**
 * "The Mayor of Dortmund, Karl …, said", "Minister of Foreign Affairs Karl …": an office that opens the sentence or its clause and is parted
 * from its holder by one comma or nothing. The article and the office must come first, so that "after meeting the mayor, Karl …" gives none.
 */
function roleAhead(tokens: Tokens, at: number, passage: Passage, lexicon: Lexicon): Span | null {
  const parted = gapBefore(tokens, at) & BREAKS;
  if (at === passage.firstWord || (parted !== GAP.comma && parted !== 0)) return null;
  if (lexicon.functionWords.has(wordAt(tokens, at - 1))) return null;
  let first = at - 1;
  while (first > passage.firstWord && at - first < 12 && (gapBefore(tokens, first) & BREAKS) === 0) first--;
  if (first > passage.firstWord && (gapBefore(tokens, first) & BREAKS) === 0) return null;
  while (first < at - 1 && lexicon.articles.has(wordAt(tokens, first))) first++;
  let hasRole = false;
  for (let i = first; i < at; i++) {
    const word = wordAt(tokens, i);
    hasRole ||= lexicon.roles.has(word);
    const named = isCapital(tokens, i) || lexicon.demonyms.has(word) || lexicon.roles.has(word);
    const link = hasRole && (lexicon.ofWords.has(word) || lexicon.organisationJoiners.has(word));
    if (!(named || link || lexicon.articles.has(word)) || (!hasRole && i > first + 2)) return null;
  }
  return hasRole ? { start: startOf(tokens, first), end: endOf(tokens, at - 1) } : null;
}

/** The person with the role that the words around give, in the text's own words; before the name first, else in apposition. */
export function withRole(
  person: PersonMention,
  tokens: Tokens,
  passage: Passage,
  lexicon: Lexicon,
): PersonMention {
  const at = wordIndex(tokens, passage, person.start);
  const next = wordIndex(tokens, passage, person.end);
  const before =
    roleBefore(tokens, at, passage, lexicon) ??
    apposedRole(tokens, at, next, passage, lexicon) ??
    roleAhead(tokens, at, passage, lexicon);
  const after = roleAfter(tokens, next, passage, lexicon);
  const span = after && (!before || after.end - after.start > before.end - before.start) ? after : before;
  return span ? { ...person, role: clean(tokens.text.slice(span.start, span.end)), roleSpan: span } : person;
}
