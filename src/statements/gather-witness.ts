import { dateBounds, type PlaceId } from '../base/index.js';
import type { GatheredTie, Testimony } from './gather-types.js';

type Told = GatheredTie['told'];

/**
 * Who tells it. `third_party`: some origin is of a country that none of the ends lies in, or is a known body of no one
 * country (a data set). `several_sides`: origins of two of the ends' countries. `one_side`: everything else, also origins
 * of which nothing is known and ties within one country told only from there. Of copies of one text, the origin that is a side speaks
 * for all: who prints what a side says is no outside witness.
 */
export function whoTells(testimonies: readonly Testimony[], endCountries: ReadonlySet<string>): Told {
  const sides = new Set<string>();
  const oneSided = new Set(
    testimonies.flatMap(({ voice, originCountry }) =>
      originCountry !== null && endCountries.has(originCountry) ? [voice] : [],
    ),
  );
  for (const { voice, originCountry, originKind } of testimonies) {
    const isSide = originCountry !== null && endCountries.has(originCountry);
    if (!isSide && oneSided.has(voice)) continue;
    if (originCountry === null) {
      if (originKind !== 'unknown') return 'third_party';
    } else if (!endCountries.has(originCountry)) return 'third_party';
    else sides.add(originCountry);
  }
  return sides.size > 1 ? 'several_sides' : 'one_side';
}

/** Countries that the given places lie in, as their statements' parties say. */
export function countriesOf(testimonies: readonly Testimony[], places: ReadonlySet<PlaceId>): Set<string> {
  const countries = new Set<string>();
  for (const { statement } of testimonies) {
    for (const party of statement.parties) {
      if (party.country !== null && places.has(party.place)) countries.add(party.country);
    }
  }
  return countries;
}

/** About as sure as the surest: a difference this small is noise of the reader, and the newer document then knows better. */
const AS_SURE = 0.1;

/**
 * The witnesses, the one whose values are shown first: what a person preferred, then those about as sure as the surest before the rest, a known
 * lifecycle before an unknown one, the newest document first, then by confidence and id.
 */
export function rankWitnesses<T extends { readonly testimony: Testimony }>(witnesses: readonly T[]): T[] {
  let surest = 0;
  for (const { testimony } of witnesses) surest = Math.max(surest, testimony.statement.confidence);
  const keyed = witnesses.map((witness) => {
    const { statement, documentDate } = witness.testimony;
    return {
      witness,
      preferred: witness.testimony.rank === 'preferred' ? 1 : 0,
      sure: statement.confidence >= surest - AS_SURE ? 1 : 0,
      known: statement.lifecycle === 'unknown' ? 0 : 1,
      day: documentDate === null ? '' : dateBounds(documentDate).last,
      confidence: statement.confidence,
      id: statement.id,
    };
  });
  keyed.sort(
    (a, b) =>
      b.preferred - a.preferred ||
      b.sure - a.sure ||
      b.known - a.known ||
      (a.day < b.day ? 1 : a.day > b.day ? -1 : 0) ||
      b.confidence - a.confidence ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  return keyed.map((key) => key.witness);
}
