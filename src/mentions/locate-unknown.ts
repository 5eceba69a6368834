import { foldName } from '../base/index.js';
import { nameLikeness, readDesignators } from '../places/index.js';
import type { NameResolver } from './name-resolver.js';
import type { PlacedCandidate } from './place-holders.js';
import type { PlaceMention } from './types.js';

/** A candidate with what it was settled as. */
export interface SettledPlace {
  readonly candidate: PlacedCandidate;
  readonly mention: PlaceMention;
}

/** Country at home for a language: its towns are named without saying where they lie. */
const HOME: Readonly<Record<string, string>> = { de: 'DE', fr: 'FR', es: 'ES', pl: 'PL', ru: 'RU' };
/** How far the home of the language counts as spoken of. */
const HOME_WEIGHT = 0.3;
/** Countries spoken of less than this are no choice. */
const LEAST_WEIGHT = 0.1;
/** How far the country's share of the talk counts beside the look of the name. */
const TALK = 0.35;
/** A place named in the same paragraph speaks for its country by this much. */
const BESIDE = 0.15;

/** The name without its designators, by which "City of Wrensford" and "Wrensford" are one. */
export function bareNames(folded: string, language: string): string[] {
  const [reading] = readDesignators(folded, language);
  return reading ? [folded, reading.core] : [folded];
}

const needsCountry = ({ mention }: SettledPlace): boolean =>
  mention.country === null &&
  mention.place === null &&
  mention.kind !== 'country' &&
  mention.resolution.outcome !== 'ambiguous';

/** What the words themselves say: a demonym before it, a known place that it lies near, or a known town or region in its name ("Saryagash district"). */
function stated({ candidate, mention }: SettledPlace, names: NameResolver, language: string): string | null {
  if (candidate.demonym !== null) return candidate.demonym;
  if (candidate.near !== null) {
    const { place, candidates } = names.inDocument(candidate.near.lookup, candidate.near.kind);
    const country = (place ?? candidates[0]?.place)?.country ?? null;
    if (country !== null) return country;
  }
  if (mention.kind === 'city') return null;
  const [, core] = bareNames(foldName(candidate.lookup), language);
  const bare = core ?? (candidate.lookup === candidate.surface ? candidate.lookup : null);
  if (bare === null) return null;
  const { place, candidates } = names.inDocument(bare, null);
  return (place ?? candidates[0]?.place)?.country ?? null;
}

/** Among the countries that the text speaks of, the one whose towns are named like this one. */
function likeliest(
  name: string,
  paragraphs: ReadonlySet<number>,
  spoken: ReadonlyMap<string, number>,
  beside: ReadonlyMap<number, ReadonlySet<string>>,
): string | null {
  let best: string | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const [country, weight] of spoken) {
    if (weight < LEAST_WEIGHT) continue;
    let near = false;
    for (const paragraph of paragraphs) near ||= beside.get(paragraph)?.has(country) ?? false;
    const score = nameLikeness(name, country) + TALK * weight + (near ? BESIDE : 0);
    if (score > most) [best, most] = [country, score];
  }
  return best;
}

/** Countries of the located places by paragraph. */
function placesBeside(places: readonly SettledPlace[]): Map<number, Set<string>> {
  const beside = new Map<number, Set<string>>();
  for (const { candidate, mention } of places) {
    if (mention.country === null) continue;
    const known = beside.get(candidate.paragraph);
    if (known) known.add(mention.country);
    else beside.set(candidate.paragraph, new Set([mention.country]));
  }
  return beside;
}

/**
 * Gives the places that no gazetteer knows a country: the one that a demonym or the known name in theirs says; else the one that another
 * mention of the same name has; else the likeliest of those the text speaks of, by the look of the name. All mentions of a name get one
 * answer. `countryBy` says which it was. Places of no country ("the Baltic Sea") stay so.
 */
export function locateUnknown(
  places: readonly SettledPlace[],
  names: NameResolver,
  spoken: ReadonlyMap<string, number>,
  language: string,
): PlaceMention[] {
  if (!places.some(needsCountry)) return places.map(({ mention }) => mention);
  const kept = new Map<string, readonly string[]>();
  const keysOf = ({ candidate: { lookup } }: SettledPlace): readonly string[] => {
    const before = kept.get(lookup);
    if (before) return before;
    const keys = bareNames(foldName(lookup), language);
    kept.set(lookup, keys);
    return keys;
  };
  const byName = new Map<string, string>();
  const first = places.map((settled): SettledPlace => {
    const country = needsCountry(settled) ? stated(settled, names, language) : null;
    const mention: PlaceMention =
      country === null ? settled.mention : { ...settled.mention, country, countryBy: 'words' };
    if (mention.country !== null)
      for (const key of keysOf(settled)) if (!byName.has(key)) byName.set(key, mention.country);
    return { candidate: settled.candidate, mention };
  });
  const home = HOME[language];
  const choices = new Map(spoken);
  if (home) choices.set(home, Math.max(choices.get(home) ?? 0, HOME_WEIGHT));
  const beside = placesBeside(first);
  const paragraphs = new Map<string, Set<number>>();
  for (const settled of first) {
    const key = keysOf(settled).at(-1) ?? '';
    paragraphs.set(key, (paragraphs.get(key) ?? new Set()).add(settled.candidate.paragraph));
  }
  return first.map((settled) => {
    const { mention } = settled;
    if (!needsCountry(settled)) return mention;
    const keys = keysOf(settled);
    const known = keys.map((key) => byName.get(key)).find((country) => country !== undefined);
    if (known !== undefined) return { ...mention, country: known, countryBy: 'words' };
    const name = keys.at(-1) ?? '';
    const country = likeliest(name, paragraphs.get(name) ?? new Set(), choices, beside);
    return country === null ? mention : { ...mention, country, countryBy: 'look' };
  });
}
