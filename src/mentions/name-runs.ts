import {
  CHAR_CLASS,
  GAP,
  gapBefore,
  isCapital,
  isNumber,
  LETTER,
  startOf,
  type Tokens,
  wordAt,
} from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';

/** A run of capitalised words that may be one name: "Minsk Motor Plant", "Carol Swain", "Bank for Foreign Trade". */
export interface NameRun {
  /** First word and the word after the last. */
  readonly first: number;
  readonly next: number;
}

const SEPARATES =
  GAP.comma |
  GAP.stop |
  GAP.colon |
  GAP.semicolon |
  GAP.dash |
  GAP.open |
  GAP.close |
  GAP.quote |
  GAP.newline |
  GAP.slash;

/** True when nothing but space (or a hyphen, an apostrophe, the stop of an initial) parts word i from the one before. */
export function joinsPrevious(tokens: Tokens, i: number, lexicon: Lexicon): boolean {
  const gap = gapBefore(tokens, i);
  // A possessive ends a name: "Japan's Nagano".
  if ((gap & SEPARATES) === 0) return gap !== (GAP.apostrophe | GAP.space);
  if (gap !== (GAP.stop | GAP.space)) return false;
  const before = wordAt(tokens, i - 1);
  return (
    before.length === 1 ||
    lexicon.titles.has(before) ||
    before === 'st' ||
    before === 'ste' ||
    before === 'mt' ||
    before === 'ft'
  );
}

/** True when nothing but a space, a hyphen or an elision's apostrophe ("maire d'Angers") parts word i from the one before. */
export function plainlyFollows(tokens: Tokens, i: number): boolean {
  const gap = gapBefore(tokens, i);
  return (gap & ~(GAP.space | GAP.hyphen)) === 0 || gap === GAP.apostrophe;
}

/** "витебского": made of a place's name, and no name itself. */
export function isPlaceAdjective(word: string, lexicon: Lexicon): boolean {
  return lexicon.adjectiveEndings.some((ending) => word.length > ending.length + 1 && word.endsWith(ending));
}

/** True when word i follows the common noun before it, also an abbreviated one ("г. Брест"); not the year's "2019 г. Брест". */
export function followsNoun(tokens: Tokens, i: number, lexicon: Lexicon): boolean {
  if (plainlyFollows(tokens, i)) return true;
  return (
    gapBefore(tokens, i) === (GAP.stop | GAP.space) &&
    lexicon.abbreviations.has(wordAt(tokens, i - 1)) &&
    !isNumber(tokens, i - 2)
  );
}

/** True when the word is capitalised, or of a script without case. */
export function isNameWord(tokens: Tokens, i: number): boolean {
  if (isCapital(tokens, i)) return true;
  const kind = CHAR_CLASS[tokens.text.charCodeAt(startOf(tokens, i))] ?? 0;
  return (kind & LETTER) !== 0 && (kind & (LETTER ^ 4)) === 0;
}

/**
 * The runs of capitalised words from `first` to `limit`, joiners ("of", "de", "for") inside them included when capitalised words stand
 * on both sides and `joined` is set. A number may end a run ("Plant No 407").
 */
export function nameRuns(tokens: Tokens, first: number, limit: number, lexicon: Lexicon): NameRun[] {
  const runs: NameRun[] = [];
  let i = first;
  while (i < limit) {
    if (!isNameWord(tokens, i) || isNumber(tokens, i)) {
      i++;
      continue;
    }
    let next = i + 1;
    while (next < limit) {
      if (!joinsPrevious(tokens, next, lexicon)) break;
      if (isNameWord(tokens, next) && !isNumber(tokens, next)) next++;
      else break;
    }
    runs.push({ first: i, next });
    i = next;
  }
  return runs;
}
