import { foldName } from '../base/index.js';
import {
  endOf,
  GAP,
  gapBefore,
  isNumber,
  type Passage,
  startOf,
  type Tokens,
  wordAt,
} from '../passages/index.js';
import { phraseForms } from '../places/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import { followsNoun, isNameWord, isPlaceAdjective, joinsPrevious } from './name-runs.js';
import type { PlaceNames } from './place-names.js';
import { hasSign, SIGN } from './word-signs.js';

/** Folded names that this document itself shows to be places, though no gazetteer knows them. */
export interface LearnedNames {
  readonly size: number;
  has(foldedName: string): boolean;
}

/** The learned names, found in any case: "посёлок Лесовичи" makes "в Лесовичах" a place, whichever form came first. */
function inAnyCase(learned: ReadonlySet<string>, language: string): LearnedNames {
  const forms = new Set<string>();
  for (const name of learned) for (const form of phraseForms(name, language)) forms.add(form);
  if (forms.size === 0) return learned;
  for (const name of learned) forms.add(name);
  const known = new Map<string, boolean>();
  return {
    size: learned.size,
    has(name) {
      const before = known.get(name);
      if (before !== undefined) return before;
      const found =
        forms.has(name) || (name.length > 4 && phraseForms(name, language).some((form) => forms.has(form)));
      known.set(name, found);
      return found;
    },
  };
}

/** "в Зареченске", "мэр Зареченска": a word before leads to a place, and the name ends as only towns do. */
function endsLikeTown(tokens: Tokens, next: number, lexicon: Lexicon): boolean {
  const word = wordAt(tokens, next - 1);
  return word.length > 5 && lexicon.placeEndings.some((ending) => word.endsWith(ending));
}

/** End of a run of up to three name words that no list explains, or i. */
export function unknownRun(
  tokens: Tokens,
  i: number,
  limit: number,
  lexicon: Lexicon,
  taken: Uint8Array,
): number {
  let next = i;
  while (next < limit && next < i + 3) {
    const word = wordAt(tokens, next);
    if (taken[next] || !isNameWord(tokens, next) || isNumber(tokens, next)) break;
    if (next > i && !joinsPrevious(tokens, next, lexicon)) break;
    if (hasSign(tokens, next, lexicon, SIGN.explained)) break;
    if (lexicon.notPlaces.has(word) && next === i && lexicon.language !== 'en') {
      // "Новая Лещиновка": an adjective may begin a name, where only names have capitals.
      const leads =
        next + 1 < limit && isNameWord(tokens, next + 1) && joinsPrevious(tokens, next + 1, lexicon);
      if (lexicon.nounsCapitalised || !leads) break;
    }
    if (lexicon.nounsCapitalised && (lexicon.notPlaces.has(word) || lexicon.placeNouns.has(word))) break;
    // "Город Лида": the noun is no part of the name, unless the language joins the two by an "of" ("Villa Lezama").
    if (lexicon.roleLinks.size > 0 && lexicon.ofWords.size === 0 && lexicon.placeNouns.has(word)) break;
    next++;
  }
  return next;
}

const plainSpace = (tokens: Tokens, i: number): boolean =>
  (gapBefore(tokens, i) & ~GAP.space) === 0 || gapBefore(tokens, i) === GAP.apostrophe;

/** "mayor of X", "visited X", "from X": the word before says that a place follows. Only counts together with what stands behind. */
function leadsToPlace(
  tokens: Tokens,
  i: number,
  passage: Passage,
  lexicon: Lexicon,
  names: PlaceNames,
): boolean {
  if (i === passage.firstWord) return !lexicon.nounsCapitalised;
  if (!plainSpace(tokens, i)) return false;
  const word = wordAt(tokens, i - 1);
  if (lexicon.placeLeads.has(word)) return true;
  // "zwischen X in Bayern und Y in Tschechien": right behind another place.
  return (
    lexicon.conjunctions.has(word) &&
    i - 2 >= passage.firstWord &&
    plainSpace(tokens, i - 1) &&
    !lexicon.notPlaces.has(wordAt(tokens, i - 2)) &&
    names.places(i - 2, i - 1).length > 0
  );
}

/** "X in Ontario", "X, a town in Sweden", "X (Saxony)": a known country or region right behind. */
function heldByKnown(
  tokens: Tokens,
  next: number,
  limit: number,
  lexicon: Lexicon,
  names: PlaceNames,
): boolean {
  let at = next;
  const comma = (gapBefore(tokens, next) & (GAP.comma | GAP.open)) !== 0;
  // "X, en Bretagne": the comma alone parts nothing.
  if (comma && !lexicon.insideWords.has(wordAt(tokens, at))) {
    let noun = false;
    while (at < Math.min(limit, next + 5) && !lexicon.insideWords.has(wordAt(tokens, at))) {
      noun ||= lexicon.placeNouns.get(wordAt(tokens, at)) === 'city';
      if (!isNameWord(tokens, at) && !lexicon.functionWords.has(wordAt(tokens, at)) && !noun && at > next + 2)
        return false;
      at++;
    }
    if (!noun) return false;
  }
  if (!lexicon.insideWords.has(wordAt(tokens, at)) || (!plainSpace(tokens, at) && !comma)) return false;
  at++;
  let skipped = 0;
  while (
    at < limit &&
    skipped < 3 &&
    (lexicon.articles.has(wordAt(tokens, at)) ||
      lexicon.demonyms.has(wordAt(tokens, at)) ||
      lexicon.placeNouns.has(wordAt(tokens, at)) ||
      lexicon.insideWords.has(wordAt(tokens, at)))
  ) {
    at++;
    skipped++;
  }
  const end = at < limit ? names.longest(at, limit) : at;
  if (end <= at) return false;
  return names
    .places(at, end)
    .some(
      (place) =>
        place.kind === 'country' ||
        place.kind === 'region' ||
        place.kind === 'area' ||
        place.kind === 'district',
    );
}

/** "die Stadt X", "das Dorf X": a common noun for a town right before the name, where the language joins them without "of". */
function namedByNoun(tokens: Tokens, i: number, passage: Passage, lexicon: Lexicon): boolean {
  return (
    (lexicon.nounsCapitalised || lexicon.roleLinks.size > 0) &&
    i > passage.firstWord &&
    followsNoun(tokens, i, lexicon) &&
    lexicon.placeNouns.get(wordAt(tokens, i - 1)) === 'city'
  );
}

/** "the mayor of X", "the town of X", "X's city council": an office or common noun that only places have, joined by "of". */
function ownedByOffice(tokens: Tokens, i: number, passage: Passage, lexicon: Lexicon): boolean {
  if (i - 2 < passage.firstWord || !plainSpace(tokens, i) || !lexicon.ofWords.has(wordAt(tokens, i - 1)))
    return false;
  const owner = wordAt(tokens, i - 2);
  return lexicon.placeOffices.has(owner) || lexicon.placeNouns.get(owner) === 'city';
}

/** "Truro mayor", "Lviv's residents": an office that only places have, right behind. */
function followedByOffice(tokens: Tokens, next: number, limit: number, lexicon: Lexicon): boolean {
  return (
    next < limit &&
    (gapBefore(tokens, next) & ~(GAP.space | GAP.apostrophe)) === 0 &&
    lexicon.placeOffices.has(wordAt(tokens, next))
  );
}

/**
 * The names that a document's own words show to be towns: each once is enough, and then every mention counts. "a company from Steinlach in
 * Austria" shows it, "Huawei in Brazil" does not: the word before must lead to a place too. They are added to `learned`, folded, which may
 * hold what an earlier part of the same text taught.
 */
export function learnPlaces(
  tokens: Tokens,
  passages: readonly Passage[],
  lexicon: Lexicon,
  names: PlaceNames,
  taken: Uint8Array,
  learned: Set<string> = new Set(),
): LearnedNames {
  for (const passage of passages) {
    for (let i = passage.firstWord; i < passage.lastWord; i++) {
      const next = unknownRun(tokens, i, passage.lastWord, lexicon, taken);
      if (next === i) continue;
      const opens = i === passage.firstWord;
      // "the Ministry of Trade of Latvia": no town.
      const common =
        next === i + 1 &&
        (lexicon.notPlaces.has(wordAt(tokens, i)) || isPlaceAdjective(wordAt(tokens, i), lexicon));
      if (!common && !(opens && next === i + 1 && lexicon.functionWords.has(wordAt(tokens, i)))) {
        const shown =
          ownedByOffice(tokens, i, passage, lexicon) ||
          namedByNoun(tokens, i, passage, lexicon) ||
          (!lexicon.nounsCapitalised && followedByOffice(tokens, next, passage.lastWord, lexicon)) ||
          (names.longest(i, next) !== next &&
            leadsToPlace(tokens, i, passage, lexicon, names) &&
            heldByKnown(tokens, next, passage.lastWord, lexicon, names)) ||
          (!opens &&
            names.longest(i, next) !== next &&
            endsLikeTown(tokens, next, lexicon) &&
            leadsToPlace(tokens, i, passage, lexicon, names));
        // "At 11 in the Mayor's Parlour Truro mayor Carol …": the known town at the end of the run is the mayor's.
        if (
          next > i + 1 &&
          names.longest(i, next) !== next &&
          followedByOffice(tokens, next, passage.lastWord, lexicon)
        ) {
          for (let k = i + 1; k < next; k++) {
            if (names.longest(k, next) !== next) continue;
            learned.add(foldName(tokens.text.slice(startOf(tokens, k), endOf(tokens, next - 1))));
            break;
          }
        } else if (shown)
          learned.add(foldName(tokens.text.slice(startOf(tokens, i), endOf(tokens, next - 1))));
      }
      i = next - 1;
    }
  }
  return lexicon.roleLinks.size > 0 ? inAnyCase(learned, lexicon.language) : learned;
}
