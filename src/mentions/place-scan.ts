import { endOf, GAP, gapBefore, type Passage, startOf, type Tokens, wordAt } from '../passages/index.js';
import type { ContractPlaceKind } from '../places/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import type { LearnedNames } from './learn-places.js';
import { plainlyFollows } from './name-runs.js';
import type { PlaceNames } from './place-names.js';

/** A stretch that may name a place, before it is settled which. */
export interface PlaceCandidate {
  readonly start: number;
  readonly end: number;
  readonly firstWord: number;
  readonly nextWord: number;
  /** The text's own words: with its designator when that is capitalised. */
  readonly surface: string;
  /** The name to look up, where it is more than the words: "Брестской" of "Брестской и Гомельской областей". */
  readonly lookup: string;
  /** What the words around demand it to be. */
  readonly kind: ContractPlaceKind | null;
  /** The words around say plainly that it is a place ("the village of X"), so that it counts even when no gazetteer knows it. */
  readonly designated: boolean;
  /** The document showed it to be a place elsewhere. */
  readonly learned: boolean;
  /** It stands in a run with words that no gazetteer knows: perhaps part of a person's or firm's name. */
  readonly doubtful: boolean;
  /** The word before is an article or says that a common noun follows ("der Zug", "l'Union"): no town, where nouns have capitals. */
  readonly articled: boolean;
  /** The word before leads to a place ("nach Zug", "Bürgermeister von Essen"). */
  readonly led: boolean;
  /** The word before says that somebody acts ("made by X"): seldom a town. */
  readonly acts: boolean;
  /** One word. */
  readonly single: boolean;
  /** First word of its sentence, where capitals mean nothing. */
  readonly opensSentence: boolean;
}

/** One passage as it is looked through for places. */
export interface Scan {
  readonly tokens: Tokens;
  readonly lexicon: Lexicon;
  readonly names: PlaceNames;
  readonly passage: Passage;
  readonly learned: LearnedNames;
  readonly taken: Uint8Array;
  /** Words before this one belong to an earlier name. */
  floor: number;
}

/** A common noun that makes a place of the name before it ("Attapeu province", "Liebental colonies") or behind "of". */
export function nounAt({ tokens, lexicon }: Scan, i: number): ContractPlaceKind | undefined {
  return lexicon.placeNouns.get(wordAt(tokens, i));
}

/** A candidate over the words from `from` to before `next`. */
export function candidate(
  scan: Scan,
  from: number,
  next: number,
  extra: Partial<Pick<PlaceCandidate, 'lookup' | 'kind' | 'designated' | 'learned'>>,
): PlaceCandidate {
  const { tokens, passage, lexicon } = scan;
  const start = startOf(tokens, from);
  // The bracket closes with the name: "Frankfurt (Oder)".
  const bracketed = next === from + 2 && (gapBefore(tokens, from + 1) & GAP.open) !== 0;
  const end = endOf(tokens, next - 1) + (bracketed ? 1 : 0);
  const surface = tokens.text.slice(start, end);
  const opens = from === passage.firstWord;
  // Written out: a spread into an object costs more than all the rest.
  return {
    start,
    end,
    firstWord: from,
    nextWord: next,
    surface,
    lookup: extra.lookup ?? surface,
    kind: extra.kind ?? null,
    designated: extra.designated ?? false,
    learned: extra.learned ?? false,
    doubtful: false,
    opensSentence: opens,
    articled: articledAt(scan, from),
    led: isLed(scan, from),
    single: next === from + 1,
    acts: from > passage.firstWord && lexicon.agentWords.has(wordAt(tokens, from - 1)),
  };
}

/** An article stands before; "die Patenschaft, die Sindelfingen übernahm": behind a comma it is no article where nouns have capitals. */
function articledAt({ tokens, lexicon, passage }: Scan, from: number): boolean {
  if (from <= passage.firstWord || !lexicon.articles.has(wordAt(tokens, from - 1))) return false;
  return !(lexicon.nounsCapitalised && (gapBefore(tokens, from - 1) & GAP.comma) !== 0);
}

/** "nach X", "Bürgermeister von X", and the second of "zwischen X und Y": what stands before says that a place follows. */
export function isLed({ tokens, lexicon, passage, floor }: Scan, from: number): boolean {
  if (from <= passage.firstWord) return false;
  const word = wordAt(tokens, from - 1);
  const led =
    lexicon.placeLeads.has(word) ||
    lexicon.weakPlaceLeads.has(word) ||
    lexicon.insideWords.has(word) ||
    lexicon.ofWords.has(word);
  if (led) return plainlyFollows(tokens, from);
  // Right behind another name and a comma or "and".
  return from - floor <= 1 && floor > passage.firstWord;
}
