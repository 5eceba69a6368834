import { endOf, GAP, gapBefore, isCapital, startOf, type Tokens, wordAt } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import { plainlyFollows } from './name-runs.js';
import { candidate, type PlaceCandidate, type Scan } from './place-scan.js';
import { hasSign, SIGN } from './word-signs.js';

/** Words between two names of a list, beside commas: "de Brest et de la Grodno". */
const MOST_BETWEEN = 3;

const textOf = (tokens: Tokens, from: number, next: number): string =>
  tokens.text.slice(startOf(tokens, from), endOf(tokens, next - 1));

const isLink = (lexicon: Lexicon, word: string): boolean =>
  lexicon.conjunctions.has(word) || lexicon.ofWords.has(word) || lexicon.articles.has(word);

/** Nothing but commas, conjunctions, "of" and articles stands between two names, and at least one of the first two. */
function isListed({ tokens, lexicon }: Scan, next: number, first: number): boolean {
  if (first < next || first - next > MOST_BETWEEN) return false;
  let parted = false;
  for (let i = next; i <= first; i++) {
    const gap = gapBefore(tokens, i);
    if ((gap & ~(GAP.comma | GAP.space | GAP.apostrophe)) !== 0) return false;
    parted ||= (gap & GAP.comma) !== 0;
    if (i === first) break;
    if (!isLink(lexicon, wordAt(tokens, i))) return false;
    parted ||= lexicon.conjunctions.has(wordAt(tokens, i));
  }
  return parted;
}

/** The candidates of a list whose last name stands before word p, or holds it as its own last word: indices, first to last. */
function listBefore(scan: Scan, found: readonly PlaceCandidate[], p: number): number[] {
  let at = found.findIndex(
    (hit) =>
      (hit.nextWord === p && plainlyFollows(scan.tokens, p)) || (hit.nextWord === p + 1 && hit.firstWord < p),
  );
  const list: number[] = [];
  while (at >= 0) {
    list.unshift(at);
    // "Moscow, the Kursk and Kaluga oblasts": the article opens the list.
    if (scan.lexicon.articles.has(wordAt(scan.tokens, (found[at]?.firstWord ?? 0) - 1))) break;
    const [before, hit] = [found[at - 1], found[at]];
    if (!before || !hit || !isListed(scan, before.nextWord, hit.firstWord)) break;
    at--;
  }
  return list;
}

/** The candidates of a list whose first name stands behind word p, with "of" and articles between. */
function listBehind(scan: Scan, found: readonly PlaceCandidate[], p: number): number[] {
  const { tokens, lexicon } = scan;
  let from = p + 1;
  while (
    from < p + MOST_BETWEEN &&
    plainlyFollows(tokens, from) &&
    (lexicon.ofWords.has(wordAt(tokens, from)) || lexicon.articles.has(wordAt(tokens, from)))
  )
    from++;
  let at = plainlyFollows(tokens, from) ? found.findIndex((hit) => hit.firstWord === from) : -1;
  const list: number[] = [];
  while (at >= 0 && at < found.length) {
    list.push(at);
    const [hit, behind] = [found[at], found[at + 1]];
    if (!behind || !hit || !isListed(scan, hit.nextWord, behind.firstWord)) break;
    at++;
  }
  return list;
}

/**
 * Names that share a noun in the plural, each looked up with it in the singular: "Kursk and Kaluga oblasts", "les régions de Brest et de
 * Grodno", "die Gebiete Brest und Grodno". Only where the gazetteer knows a region of that name: "the towns and regions of Poland" stay.
 */
export function shareNouns(scan: Scan, found: readonly PlaceCandidate[]): readonly PlaceCandidate[] {
  const { tokens, lexicon, passage, names } = scan;
  const { behind, before } = lexicon.sharedNouns;
  let result: PlaceCandidate[] | null = null;
  for (let p = passage.firstWord; p < passage.lastWord; p++) {
    if (!hasSign(tokens, p, lexicon, SIGN.sharedNoun)) continue;
    const word = wordAt(tokens, p);
    const [suffix, prefix] = [behind.get(word), before.get(word)];
    const lists = [
      {
        list: suffix === undefined ? [] : listBefore(scan, found, p),
        named: (name: string) => `${name} ${suffix}`,
      },
      {
        list: prefix === undefined ? [] : listBehind(scan, found, p),
        named: (name: string) => `${prefix} ${name}`,
      },
    ];
    for (const { list, named } of lists) {
      // "The regions of Poland and Ukraine" lie in these countries and have other names.
      if (list.length < 2 || list.every((at) => isCountry(scan, found[at]))) continue;
      for (const at of list) {
        const hit = found[at];
        // "The city of Moscow" in the list is said to be a city.
        if (!hit || (hit.designated && hit.kind !== null && hit.kind !== 'region')) continue;
        const lookup = named(
          textOf(tokens, hit.firstWord, Math.min(hit.nextWord, hit.firstWord < p ? p : hit.nextWord)),
        );
        if (!names.isRegionNamed(lookup)) continue;
        result ??= [...found];
        result[at] = { ...hit, lookup, kind: 'region', designated: true, doubtful: false };
      }
    }
  }
  return result ?? found;
}

function isCountry({ names }: Scan, hit: PlaceCandidate | undefined): boolean {
  return (
    hit !== undefined && names.places(hit.firstWord, hit.nextWord).some(({ kind }) => kind === 'country')
  );
}

/** Where a small name of one word, or of two with a hyphen, ends ("pomorskie", "kujawsko-pomorskie"), or -1. */
function smallNameEnd({ tokens, lexicon, passage }: Scan, i: number): number {
  if (i >= passage.lastWord || isCapital(tokens, i) || lexicon.functionWords.has(wordAt(tokens, i)))
    return -1;
  const hyphened =
    i + 1 < passage.lastWord && gapBefore(tokens, i + 1) === GAP.hyphen && !isCapital(tokens, i + 1);
  return hyphened ? i + 2 : i + 1;
}

/**
 * Regions whose whole name is written small: "województwo mazowieckie", "w obwodzie lwowskim", "województwa podlaskie i lubelskie". Only those
 * that the gazetteer knows.
 */
export function smallRegions(scan: Scan): PlaceCandidate[] {
  const { tokens, lexicon, names, passage, taken } = scan;
  const found: PlaceCandidate[] = [];
  for (let i = passage.firstWord; i + 1 < passage.lastWord; i++) {
    if (
      taken[i] ||
      (isCapital(tokens, i) && i > passage.firstWord) ||
      !hasSign(tokens, i, lexicon, SIGN.nameNoun)
    )
      continue;
    if (!plainlyFollows(tokens, i + 1)) continue;
    const noun = lexicon.sharedNouns.before.get(wordAt(tokens, i)) ?? wordAt(tokens, i);
    let first = i + 1;
    for (;;) {
      const next = smallNameEnd(scan, first);
      if (next < 0 || !names.isRegionNamed(`${noun} ${textOf(tokens, first, next)}`)) break;
      const from = first === i + 1 ? i : first;
      found.push(
        candidate(scan, from, next, {
          kind: 'region',
          designated: true,
          lookup: `${noun} ${textOf(tokens, first, next)}`,
        }),
      );
      const listed = (gapBefore(tokens, next) & GAP.comma) !== 0 ? next : next + 1;
      if (listed > passage.lastWord || !isListed(scan, next, listed)) break;
      first = listed;
    }
  }
  return found;
}
