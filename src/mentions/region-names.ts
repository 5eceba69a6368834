import { endOf, GAP, gapBefore, isCapital, startOf, type Tokens, wordAt } from '../passages/index.js';
import { plainlyFollows } from './name-runs.js';
import { candidate, nounAt, type PlaceCandidate, type Scan } from './place-scan.js';

/** Where the small noun that belongs to an adjective ends ("области", "автономной области"), or -1. */
export function nameNounEnd({ tokens, lexicon }: Scan, next: number, limit: number): number {
  let at = next;
  while (
    at < limit &&
    at < next + 2 &&
    !isCapital(tokens, at) &&
    lexicon.nameAdjectives.has(wordAt(tokens, at))
  ) {
    if (!plainlyFollows(tokens, at)) return -1;
    at++;
  }
  return at < limit &&
    plainlyFollows(tokens, at) &&
    !isCapital(tokens, at) &&
    lexicon.nameNouns.has(wordAt(tokens, at))
    ? at + 1
    : -1;
}

/** Adjectives of one noun agree: their last two letters are the same. */
const sameEnding = (tokens: Tokens, a: number, b: number): boolean =>
  wordAt(tokens, a).slice(-2) === wordAt(tokens, b).slice(-2);

/** One word, or two with a hyphen. */
const isOneName = (tokens: Tokens, i: number, next: number): boolean =>
  next === i + 1 || (next === i + 2 && gapBefore(tokens, i + 1) === GAP.hyphen);

/**
 * "Приморского края": an adjective alone names nothing, so its noun stays with it. In "Брестской и Гомельской областей" the first one borrows
 * the noun to be looked up, and stays as it is.
 */
export function regionNoun(scan: Scan, i: number, next: number, limit: number): PlaceCandidate | null {
  const { tokens, lexicon } = scan;
  const own = nameNounEnd(scan, next, limit);
  // "Европейского союза" is a place, "Балтийского союза" is none: a natural feature or union must be known.
  if (own > 0 && nounAt(scan, own - 1) === 'other' && !scan.names.isRegion(i, own)) return null;
  if (own > 0) return candidate(scan, i, own, { kind: nounAt(scan, own - 1) ?? 'region', designated: true });
  let at = next;
  for (let more = 0; more < 6 && at < limit; more++) {
    const joined = lexicon.conjunctions.has(wordAt(tokens, at));
    if (!joined && gapBefore(tokens, at) !== (GAP.comma | GAP.space)) return null;
    if (joined) at++;
    if (at >= limit || !isCapital(tokens, at)) return null;
    at += at + 1 < limit && gapBefore(tokens, at + 1) === GAP.hyphen ? 2 : 1;
    const end = nameNounEnd(scan, at, limit);
    if (end > 0 && isOneName(tokens, i, next) && sameEnding(tokens, next - 1, at - 1)) {
      const noun = tokens.text.slice(startOf(tokens, at), endOf(tokens, end - 1));
      return candidate(scan, i, next, {
        lookup: `${tokens.text.slice(startOf(tokens, i), endOf(tokens, next - 1))} ${noun}`,
        kind: nounAt(scan, end - 1) ?? 'region',
        designated: true,
      });
    }
  }
  return null;
}

/** "Восточно-Казахстанской области": two adjectives with a hyphen are one name with the noun behind them, or behind the list they are in. */
export function hyphenRegion(scan: Scan, i: number, limit: number): PlaceCandidate | null {
  const { tokens } = scan;
  if (i + 2 >= limit || gapBefore(tokens, i + 1) !== GAP.hyphen) return null;
  if (!isCapital(tokens, i + 1)) return null;
  const end = nameNounEnd(scan, i + 2, limit);
  return end < 0
    ? regionNoun(scan, i, i + 2, limit)
    : candidate(scan, i, end, { kind: nounAt(scan, end - 1) ?? 'region', designated: true });
}
