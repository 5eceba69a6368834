import type { PlaceMention } from '../mentions/index.js';
import { GAP, gapBefore, isCapital, startOf, type Tokens, wordAt } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';

/** A town or region that words without a name mean: "the Polish town", "the southern city", "the province". */
export interface Description {
  readonly kind: 'city' | 'region';
  /** Country that a demonym before the noun names, or null. */
  readonly country: string | null;
  readonly first: number;
}

/** The descriptions among the words from `first` to before `next`. Nouns that a name stands beside ("the city of York", "Hunan Province") are none. */
export function descriptionsIn(tokens: Tokens, first: number, next: number, lexicon: Lexicon): Description[] {
  const found: Description[] = [];
  for (let i = lexicon.definites.size > 0 ? first + 1 : first; i < next; i++) {
    const kind = lexicon.standIns.get(wordAt(tokens, i));
    if (kind === undefined || (isCapital(tokens, i) && !lexicon.nounsCapitalised)) continue;
    // "the city council", "a port in Brazil", "the town of York".
    const behind = wordAt(tokens, i + 1);
    if (i + 1 < next && gapBefore(tokens, i + 1) === GAP.space && isCapital(tokens, i + 1)) continue;
    if (lexicon.insideWords.has(behind) && i + 2 < tokens.count && isCapital(tokens, i + 2)) continue;
    const country = i > first ? (lexicon.demonyms.get(wordAt(tokens, i - 1)) ?? null) : null;
    if (i > first + 1 && isCapital(tokens, i - 1) && country === null) continue;
    const definite = [i - 1, i - 2].some((at) => at >= first && lexicon.definites.has(wordAt(tokens, at)));
    if (!definite && lexicon.definites.size > 0) continue;
    found.push({ kind, country, first: i });
  }
  return found;
}

/** Whom a description means: the last place of its kind and country named before it, one of the text's main places first. */
export function describedPlace(
  tokens: Tokens,
  { kind, country, first }: Description,
  places: readonly PlaceMention[],
  main: readonly PlaceMention[],
): PlaceMention | null {
  const at = startOf(tokens, first);
  const fits = (mention: PlaceMention): boolean =>
    mention.kind === kind && (country === null || mention.country === country);
  // "The county" is Ellis County before it is any other region.
  const noun = wordAt(tokens, first);
  const bearing = places.findLast(
    (mention) =>
      mention.start < at && fits(mention) && mention.surface.toLowerCase().split(/\s/).includes(noun),
  );
  if (bearing) return bearing;
  const chief = main.filter((mention) => mention.start < at && fits(mention));
  if (chief.length === 1) return chief[0] ?? null;
  return places.findLast((mention) => mention.start < at && fits(mention)) ?? null;
}
