import { GAP, gapBefore, type Passage, type Tokens, wordAt } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import type { PlaceCandidate } from './place-candidates.js';
import { hasSign, SIGN } from './word-signs.js';

/**
 * A candidate with another that may hold it. `said`: the words say so outright ("the village of X in Y"; "in Y is the village of X"; a
 * village of a list whose first was put in Y), so a namesake elsewhere would be a wrong answer. Not said: "X, Y" may be a list.
 */
export interface PlacedCandidate extends PlaceCandidate {
  readonly holder: PlaceCandidate | null;
  readonly said: boolean;
  /** ISO code of the country that a demonym right before puts it in ("the German town of X"), else null. */
  readonly demonym: string | null;
  /** The place it is said to lie near ("X near Y"), else null. */
  readonly near: PlaceCandidate | null;
  readonly paragraph: number;
}

/** Written out field by field: a spread into an object costs more than all that is looked at here. */
class Placed implements PlacedCandidate {
  readonly start: number;
  readonly end: number;
  readonly firstWord: number;
  readonly nextWord: number;
  readonly surface: string;
  readonly lookup: string;
  readonly kind: PlaceCandidate['kind'];
  readonly designated: boolean;
  readonly learned: boolean;
  readonly doubtful: boolean;
  readonly articled: boolean;
  readonly led: boolean;
  readonly acts: boolean;
  readonly single: boolean;
  readonly opensSentence: boolean;

  constructor(
    candidate: PlaceCandidate,
    readonly holder: PlaceCandidate | null,
    readonly said: boolean,
    readonly demonym: string | null,
    readonly near: PlaceCandidate | null,
    readonly paragraph: number,
  ) {
    this.start = candidate.start;
    this.end = candidate.end;
    this.firstWord = candidate.firstWord;
    this.nextWord = candidate.nextWord;
    this.surface = candidate.surface;
    this.lookup = candidate.lookup;
    this.kind = candidate.kind;
    this.designated = candidate.designated;
    this.learned = candidate.learned;
    this.doubtful = candidate.doubtful;
    this.articled = candidate.articled;
    this.led = candidate.led;
    this.acts = candidate.acts;
    this.single = candidate.single;
    this.opensSentence = candidate.opensSentence;
  }
}

/** "X, Y" or "X (Y)": nothing but a comma or bracket between. */
function listed(tokens: Tokens, candidate: PlaceCandidate, next: PlaceCandidate): boolean {
  const gap = gapBefore(tokens, candidate.nextWord);
  return (
    next.firstWord === candidate.nextWord &&
    (gap & (GAP.comma | GAP.open)) !== 0 &&
    (gap & (GAP.stop | GAP.newline | GAP.semicolon)) === 0 &&
    // "In Boston, Massachusetts's namesake": whose it is opens another phrase.
    !(wordAt(tokens, next.nextWord) === 's' && (gapBefore(tokens, next.nextWord) & GAP.apostrophe) !== 0)
  );
}

/** "города Зареченска Приморского края": a region right behind a town, in the genitive. */
function ownedBy(tokens: Tokens, lexicon: Lexicon, candidate: PlaceCandidate, next: PlaceCandidate): boolean {
  return (
    lexicon.roleLinks.size > 0 &&
    next.firstWord === candidate.nextWord &&
    next.kind === 'region' &&
    next.designated &&
    (gapBefore(tokens, next.firstWord) & ~GAP.space) === 0
  );
}

/** "X in Y", "X district of Y": only such words between, with plain spaces. */
function inside(tokens: Tokens, lexicon: Lexicon, candidate: PlaceCandidate, next: PlaceCandidate): boolean {
  const words = next.firstWord - candidate.nextWord;
  if (words < 1 || words > 4) return false;
  let said = false;
  let comma = false;
  let noun = false;
  for (let i = candidate.nextWord; i < next.firstWord; i++) {
    const word = wordAt(tokens, i);
    const holds = lexicon.insideWords.has(word);
    // "X, en Bretagne", "X, a town in Sweden": a comma may stand before the words that say where.
    const gap = gapBefore(tokens, i) & ~GAP.space;
    if (gap !== 0 && !(gap === GAP.comma && i === candidate.nextWord)) return false;
    comma ||= gap === GAP.comma && !holds;
    noun ||= lexicon.placeNouns.has(word);
    const passes =
      holds || lexicon.placeNouns.has(word) || lexicon.articles.has(word) || lexicon.demonyms.has(word);
    if (!passes) return false;
    said ||= holds;
  }
  return said && (!comma || noun) && (gapBefore(tokens, next.firstWord) & ~GAP.space) === 0;
}

/** "X near Y", "X, bei Y", "X cerca de Y": one such word between, and articles or "of". */
function liesNear(
  tokens: Tokens,
  lexicon: Lexicon,
  candidate: PlaceCandidate,
  next: PlaceCandidate,
): boolean {
  let said = false;
  for (let i = candidate.nextWord; i < next.firstWord; i++) {
    const word = wordAt(tokens, i);
    const gap = gapBefore(tokens, i) & ~GAP.space;
    if (gap !== 0 && !(gap === GAP.comma && i === candidate.nextWord)) return false;
    if (lexicon.nearWords.has(word)) said = true;
    else if (!lexicon.ofWords.has(word) && !lexicon.articles.has(word)) return false;
  }
  return said && (gapBefore(tokens, next.firstWord) & ~GAP.space) === 0;
}

const isRegion = (candidate: PlaceCandidate): boolean => candidate.designated && candidate.kind === 'region';
const isSettlement = (candidate: PlaceCandidate): boolean =>
  candidate.designated && candidate.kind === 'city';

/** "the Ukrainian village of X", "der ukrainischen Stadt X": a demonym right before the name, with common nouns for a place between. */
function demonymBefore(
  tokens: Tokens,
  lexicon: Lexicon,
  passage: Passage,
  candidate: PlaceCandidate,
): string | null {
  // "deutsche Stadt X" may have its noun inside the name.
  for (let i = candidate.nextWord - 1; i >= Math.max(passage.firstWord, candidate.firstWord - 5); i--) {
    const word = wordAt(tokens, i);
    const gap = i < candidate.firstWord ? gapBefore(tokens, i + 1) & ~(GAP.space | GAP.hyphen) : 0;
    // "In English and Polish, X said": the comma parts them.
    if (gap !== 0) return null;
    const told = i < candidate.nextWord - 1 && hasSign(tokens, i, lexicon, SIGN.demonym);
    const country = told ? lexicon.demonyms.get(word) : undefined;
    if (country !== undefined) return country;
    if (i >= candidate.firstWord) continue;
    const passes = lexicon.placeNouns.has(word) || lexicon.ofWords.has(word) || lexicon.articles.has(word);
    if (!passes) return null;
  }
  return null;
}

/** "With X Region and the city of Y": the conjunction between says that the town is named beside the region, not in it. */
function besideRegion(
  tokens: Tokens,
  lexicon: Lexicon,
  region: PlaceCandidate | null,
  candidate: PlaceCandidate,
): boolean {
  if (region === null || candidate.firstWord - region.nextWord > 4) return false;
  for (let i = region.nextWord; i < candidate.firstWord; i++)
    if (lexicon.conjunctions.has(wordAt(tokens, i))) return true;
  return false;
}

/** "immigrants from the city of Lida": where people come from is not where the story's villages lie. */
function comesFrom(tokens: Tokens, lexicon: Lexicon, candidate: PlaceCandidate): boolean {
  for (let i = candidate.firstWord - 1; i >= Math.max(0, candidate.firstWord - 5); i--) {
    if ((gapBefore(tokens, i + 1) & ~GAP.space) !== 0) return false;
    if (lexicon.originWords.has(wordAt(tokens, i))) return true;
  }
  return false;
}

/**
 * Links the candidates of one passage to what holds them. `paragraphHolder` is the region in which the paragraph's last village was put.
 * @returns the linked candidates, and the region for the next passage of the paragraph
 */
export function linkHolders(
  tokens: Tokens,
  lexicon: Lexicon,
  passage: Passage,
  candidates: readonly PlaceCandidate[],
  paragraphHolder: PlaceCandidate | null,
): { placed: PlacedCandidate[]; holder: PlaceCandidate | null } {
  let holder = paragraphHolder;
  let lastRegion: PlaceCandidate | null = null;
  let hasSubject = false;
  const placed = candidates.map((candidate, k): PlacedCandidate => {
    const next = candidates[k + 1];
    let held: PlaceCandidate | null = null;
    let said = false;
    if (next && (inside(tokens, lexicon, candidate, next) || ownedBy(tokens, lexicon, candidate, next))) {
      held = next;
      said = true;
    } else if (next && listed(tokens, candidate, next)) held = next;
    else if (
      isSettlement(candidate) &&
      !hasSubject &&
      (lastRegion ?? holder) &&
      !besideRegion(tokens, lexicon, lastRegion, candidate)
    ) {
      if (!comesFrom(tokens, lexicon, candidate)) {
        held = lastRegion ?? holder;
        said = true;
      }
    }
    const own = new Placed(
      candidate,
      held,
      said,
      demonymBefore(tokens, lexicon, passage, candidate),
      next && liesNear(tokens, lexicon, candidate, next) ? next : null,
      passage.paragraph,
    );
    if (isRegion(candidate)) lastRegion = candidate;
    if (isSettlement(candidate)) {
      if (!hasSubject && own.said) holder = own.holder;
      hasSubject = true;
    }
    return own;
  });
  return { placed, holder };
}

/** The same over all passages, in order. */
export function placeInHolders(
  tokens: Tokens,
  lexicon: Lexicon,
  passages: readonly Passage[],
  candidatesOf: (passage: Passage) => readonly PlaceCandidate[],
): PlacedCandidate[] {
  let holder: PlaceCandidate | null = null;
  let paragraph = -1;
  return passages.flatMap((passage) => {
    if (passage.paragraph !== paragraph) holder = null;
    paragraph = passage.paragraph;
    const linked = linkHolders(tokens, lexicon, passage, candidatesOf(passage), holder);
    holder = linked.holder;
    return linked.placed;
  });
}
