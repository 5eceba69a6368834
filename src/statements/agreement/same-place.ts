import type { PlaceMention } from '../../mentions/index.js';
import type { Language } from '../../vocabulary/index.js';

/** Endings of cases are at most so long, and stems at least so long, for two forms to be one name. */
const LONGEST_ENDING = 3;
const SHORTEST_STEM = 4;

/** The words that name a place, without "city", "of" and the like. */
function nameWords(surface: string, { lexicon }: Language): string {
  return surface
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(
      (word) =>
        word !== '' &&
        !lexicon.placeNouns.has(word) &&
        !lexicon.ofWords.has(word) &&
        !lexicon.articles.has(word),
    )
    .join(' ');
}

/** Two forms of one name in a language that inflects names: "Заречинск", "Заречинска". */
function sameStem(a: string, b: string): boolean {
  let common = 0;
  while (common < Math.min(a.length, b.length) && a[common] === b[common]) common++;
  return common >= SHORTEST_STEM && Math.max(a.length, b.length) - common <= LONGEST_ENDING;
}

/**
 * True when both mentions name one place: the same entry of the gazetteer or, for names that it does not hold, the same words within one
 * document, whatever noun or case they have. False when either is missing.
 */
export function samePlace(a: PlaceMention | null, b: PlaceMention | null, language: Language): boolean {
  if (a === null || b === null) return false;
  if (a.place && b.place) return a.place.id === b.place.id;
  const [x, y] = [nameWords(a.surface, language), nameWords(b.surface, language)];
  return x !== '' && (x === y || (language.lexicon.roleLinks.size > 0 && sameStem(x, y)));
}
