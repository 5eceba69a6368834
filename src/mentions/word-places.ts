import { MOST_WORDS } from '../passages/index.js';
import type { Gazetteer, Place } from '../places/index.js';

interface Kept {
  readonly generation: number;
  readonly places: (readonly Place[] | undefined)[];
}

const kept = new WeakMap<Gazetteer, Map<string, Kept>>();

/**
 * The places of single words by the words' numbers, in a language's reading: the same in every text, so kept with the gazetteer until the
 * numbers begin anew. Filled by who asks.
 */
export function wordPlaces(gazetteer: Gazetteer, language: string, generation: number): Kept['places'] {
  let languages = kept.get(gazetteer);
  if (languages === undefined) {
    languages = new Map();
    kept.set(gazetteer, languages);
  }
  const before = languages.get(language);
  if (before?.generation === generation) return before.places;
  const made: Kept = { generation, places: new Array(MOST_WORDS).fill(undefined) };
  languages.set(language, made);
  return made.places;
}
