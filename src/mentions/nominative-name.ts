import type { Lexicon } from '../vocabulary/index.js';
import { givenNamesFrom } from './given-names.js';

/** Capitals of `like` on the words of `lower`: "ивана" and "иван" are one letter apart, and both begin with a capital. */
const withCapital = (word: string): string =>
  word.replace(/(^|-)(\p{Ll})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase());

/** A surname or patronymic in the nominative by the language's table, longest ending first; null when no ending fits. */
function unbend(
  word: string,
  endings: ReadonlyMap<string, string>,
  skip: ReadonlySet<string>,
): string | null {
  const lower = word.toLowerCase();
  for (const [ending, nominative] of endings) {
    if (skip.has(ending) || !lower.endsWith(ending) || lower.length - ending.length < 2) continue;
    return word.slice(0, word.length - ending.length) + nominative;
  }
  return null;
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * A person's name as it would stand in the nominative: "Михаилом Ведерниковым" → "Михаил Ведерников". The given name must be a known one in an
 * oblique case; where it may be a nominative too ("Александра"), only a surname that cannot be one decides. Otherwise the name stays as it is.
 */
export function nominativeName(name: string, lexicon: Lexicon, givenNames: ReadonlySet<string>): string {
  const { masculine, feminine, feminineGiven } = lexicon.surnames;
  const [given = '', ...rest] = name.split(' ');
  if (masculine.size === 0 || rest.length === 0) return name;
  const lower = given.toLowerCase();
  const isFeminine = (word: string): boolean => feminineGiven.some((ending) => word.endsWith(ending));
  const bases = givenNamesFrom(lower, lexicon.language, givenNames);
  const known = givenNames.has(lower);
  const base = bases.find((form) => !known || !isFeminine(form));
  if (base === undefined) return name;
  const endings = isFeminine(base) ? feminine : masculine;
  const nominatives = known ? new Set(feminine.values()) : NOTHING;
  const unbent = rest.map((word) => unbend(word, endings, nominatives));
  if (known && unbent.at(-1) === null) return name;
  return [withCapital(base), ...unbent.map((word, k) => word ?? rest[k] ?? '')].join(' ');
}
