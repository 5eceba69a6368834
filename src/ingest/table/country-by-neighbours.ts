import { distanceKm, type Place } from '../../places/index.js';
import type { RowPlace } from './row-draft.js';

/** A town within this of its own country's towns may well lie there, however many of another country's are nearer. */
const AROUND_KM = 60;
const FEWEST_NEIGHBOURS = 3;

/**
 * A function that says in which country a point lies when the table's own word must be wrong: at least three known places
 * within 60 km, all of one country, none of the stated one. Null when there is no reason to doubt.
 */
export function countryByNeighbours(
  known: readonly Place[],
): (row: RowPlace, stated: string | null) => string | null {
  // Cells of one degree: neighbours within 60 km are at most one cell of latitude away.
  const cells = new Map<string, Map<string, Place>>();
  for (const place of known) {
    if (place.latitude === null || place.longitude === null || place.country === null) continue;
    const key = `${Math.floor(place.latitude)},${Math.floor(place.longitude)}`;
    const cell = cells.get(key) ?? new Map<string, Place>();
    cells.set(key, cell.set(place.id, place));
  }
  function* near(latitude: number, longitude: number): Generator<Place> {
    // One degree of longitude is short in the north: look as many cells aside as 60 km need.
    const aside = Math.min(
      6,
      Math.ceil(AROUND_KM / (111 * Math.max(0.1, Math.cos((latitude * Math.PI) / 180)))),
    );
    for (let y = Math.floor(latitude) - 1; y <= Math.floor(latitude) + 1; y++) {
      for (let x = Math.floor(longitude) - aside; x <= Math.floor(longitude) + aside; x++) {
        for (const place of cells.get(`${y},${x}`)?.values() ?? []) {
          const point = { latitude: place.latitude ?? 0, longitude: place.longitude ?? 0 };
          if (distanceKm(point, { latitude, longitude }) <= AROUND_KM) yield place;
        }
      }
    }
  }
  return ({ latitude, longitude }, stated) => {
    if (latitude === null || longitude === null || stated === null) return null;
    const counts = new Map<string, number>();
    for (const { country } of near(latitude, longitude)) {
      if (country === stated) return null;
      if (country !== null) counts.set(country, (counts.get(country) ?? 0) + 1);
    }
    const [only] = counts;
    return only && counts.size === 1 && only[1] >= FEWEST_NEIGHBOURS ? only[0] : null;
  };
}
