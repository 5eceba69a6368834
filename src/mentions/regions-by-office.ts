import type { PlaceId } from '../base/index.js';
import { GAP, gapBefore, type Tokens, wordAt } from '../passages/index.js';
import type { Gazetteer } from '../places/index.js';
import type { Lexicon, WordSet } from '../vocabulary/index.js';
import { NameResolver } from './name-resolver.js';
import type { PlaceCandidate } from './place-candidates.js';
import type { PlacedCandidate } from './place-holders.js';

/** Nothing but spaces before a word. */
const plain = (tokens: Tokens, i: number): boolean => (gapBefore(tokens, i) & ~GAP.space) === 0;

/** "Gomel Oblast", "Hunan Province": a word for a region at the end of the name. */
const namesItsKind = ({ surface }: PlaceCandidate, lexicon: Lexicon): boolean =>
  lexicon.placeNouns.has(surface.toLowerCase().split(/\s/).at(-1) ?? '');

/** "Governor of X", "X's governor": one of the offices right before a name, over "of the", or right behind it. */
function officeBeside(
  tokens: Tokens,
  lexicon: Lexicon,
  { firstWord, nextWord }: PlaceCandidate,
  offices: WordSet,
): boolean {
  let at = firstWord;
  while (at > 0 && firstWord - at < 2 && plain(tokens, at)) {
    const word = wordAt(tokens, at - 1);
    if (!lexicon.ofWords.has(word) && !lexicon.articles.has(word)) break;
    at--;
  }
  if (at > 0 && plain(tokens, at) && offices.has(wordAt(tokens, at - 1))) return true;
  // "X governor Y", "X's governor": the possessive's sign is no space.
  return (
    (gapBefore(tokens, nextWord) & (GAP.comma | GAP.stop | GAP.semicolon | GAP.newline | GAP.colon)) === 0 &&
    offices.has(wordAt(tokens, nextWord))
  );
}

/**
 * The candidates with bare names made regions where the text shows that it speaks of one: "Governor of São Paulo" makes every bare "São Paulo" of
 * the text the state, unless a mayor stands beside. Only names that some region bears; names with a designator of their own say what they are.
 */
export function regionsByOffice(
  tokens: Tokens,
  lexicon: Lexicon,
  gazetteer: Gazetteer,
  candidates: readonly PlacedCandidate[],
): readonly PlacedCandidate[] {
  const bare = (candidate: PlacedCandidate): boolean =>
    candidate.kind === null && !candidate.designated && !candidate.doubtful;
  const governed = candidates.filter(
    (candidate) =>
      // "Gomel Oblast Governor" says nothing of a bare Gomel: the name has its own word for a region.
      (bare(candidate) || (candidate.kind === 'region' && !namesItsKind(candidate, lexicon))) &&
      officeBeside(tokens, lexicon, candidate, lexicon.regionOffices),
  );
  if (governed.length === 0) return candidates;
  const names = new NameResolver(gazetteer, lexicon.language);
  const regionOf = ({ lookup }: PlacedCandidate): PlaceId | null => {
    const { place } = names.alone(lookup, 'region');
    return place?.kind === 'region' ? place.id : null;
  };
  const regions = new Set(governed.map(regionOf).filter((id) => id !== null));
  if (regions.size === 0) return candidates;
  return candidates.map((candidate) => {
    if (!bare(candidate) || officeBeside(tokens, lexicon, candidate, lexicon.placeOffices)) return candidate;
    const region = regionOf(candidate);
    return region !== null && regions.has(region) ? { ...candidate, kind: 'region' } : candidate;
  });
}
