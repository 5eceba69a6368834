// The name shown of a place and its labels, from a hand-written entry.
import { handWritten } from './region-names.mjs';
import { readList } from './sources.mjs';

/** Puts the entry's labels before the place's names and takes labels of the same languages off the others. */
export function labelPlace(place, entry) {
  const labels = handWritten(entry);
  const taken = new Set(labels.flatMap((label) => label.languages).filter((language) => language !== 'any'));
  const others = [{ text: place.name, languages: [] }, ...place.names].map((name) => ({
    ...name,
    languages: (name.languages ?? []).filter((language) => !taken.has(language)),
  }));
  place.names = [...labels, ...others];
  place.name = entry.en ?? place.name;
}

/** Works data/gazetteer/preferred-names.yaml in; an id that is not in the index is a mistake in the list. */
export function preferNames(places) {
  const byId = new Map(places.map((place) => [place.id, place]));
  for (const [id, entry] of Object.entries(readList('preferred-names.yaml'))) {
    const place = byId.get(id);
    if (!place)
      throw new Error(`preferred-names.yaml: no place ${id} (${entry.en}); correct the GeoNames id`);
    labelPlace(place, entry);
  }
}
