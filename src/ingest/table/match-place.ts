import { foldName, placeId } from '../../base/index.js';
import { distanceKm, type Gazetteer, type Place, resolvePlace } from '../../places/index.js';
import type { RowPlace } from './row-draft.js';

/** A town's coordinates differ by source: centre, town hall, middle of the municipality. */
const NEAR_KM = 25;
/** Another country than the table's is believed only closer than this. */
const ABROAD_KM = 10;
/** The middle of a region or district lies far from its seat. */
const REGION_NEAR_KM = 120;

/** Words that data sets hang on to a town's name and gazetteers do not. */
const HUNG_ON =
  /\s+(municipality|commune|city|town|district|county|province|metropolitan city|local municipality|urban municipality|parish)$/i;
const PUT_BEFORE = /^((municipality|city|commune|town|borough|london borough) of|gmina|powiat|landkreis)\s+/i;
const AREA_WORDS =
  /\b(province|region|county|district|oblast|voivodeship|krai|prefecture|state|department)\b/i;

/** What a table's place became. `country` is set when the coordinates say that the table's country is wrong. */
export interface PlaceMatch {
  readonly place: Place;
  readonly country: string | null;
}

/** The name as written, then without "(…)", what follows a comma, and words such as "Municipality". */
export function namesToTry(written: string): readonly string[] {
  const bare = written.replace(/\s*\([^)]*\)/g, '').trim();
  const first = bare.split(',')[0]?.trim() ?? '';
  const short = first.replace(HUNG_ON, '').replace(PUT_BEFORE, '').split('/')[0] ?? '';
  return [...new Set([written, bare, first, short].map(foldName))].filter((name) => name !== '');
}

const isPoint = (place: Place): boolean => place.kind === 'city' || place.kind === 'settlement';

function distanceTo(place: Place, row: RowPlace): number {
  if (
    place.latitude === null ||
    place.longitude === null ||
    row.latitude === null ||
    row.longitude === null
  ) {
    return Number.POSITIVE_INFINITY;
  }
  return distanceKm(
    { latitude: place.latitude, longitude: place.longitude },
    { latitude: row.latitude, longitude: row.longitude },
  );
}

/** Of places near enough: the nearest, but a seat or a larger town goes before a hamlet of the same name. */
function nearest(places: readonly Place[], row: RowPlace, within: number): Place | null {
  const cost = (place: Place) =>
    distanceTo(place, row) - place.seat - Math.log10(1 + (place.population ?? 0));
  const near = places.filter((place) => distanceTo(place, row) <= within);
  return near.length === 0 ? null : near.reduce((best, place) => (cost(place) < cost(best) ? place : best));
}

function byCoordinates(
  candidates: readonly Place[],
  row: RowPlace,
  country: string | null,
): PlaceMatch | null {
  const areaFirst = AREA_WORDS.test(row.name);
  const points = candidates.filter(isPoint);
  const areas = candidates.filter((place) => place.kind === 'region' || place.kind === 'district');
  const order = areaFirst ? [areas, points] : [points, areas];
  const home = (place: Place) => country === null || place.country === country;
  for (const group of order) {
    const within = group === areas ? REGION_NEAR_KM : NEAR_KM;
    const place = nearest(group.filter(home), row, within);
    if (place) return { place, country: null };
  }
  const abroad = nearest(
    points.filter((place) => !home(place)),
    row,
    ABROAD_KM,
  );
  return abroad ? { place: abroad, country: abroad.country } : null;
}

/**
 * The gazetteer's place for a table's row, or null. By id where the table gives one; by name and coordinates where it has
 * both (in the stated country within 25 km, in another only within 10 km: then the table's country is wrong); else by name
 * within the country, and only when the gazetteer is sure.
 */
export function matchPlace(row: RowPlace, country: string | null, gazetteer: Gazetteer): PlaceMatch | null {
  if (row.id !== null) {
    const place = gazetteer.get(placeId(/^\d+$/.test(row.id) ? `g${row.id}` : row.id));
    if (place) return { place, country: null };
  }
  if (row.latitude !== null) {
    for (const name of namesToTry(row.name)) {
      const found = byCoordinates(gazetteer.named(name), row, country);
      if (found) return found;
    }
    return null;
  }
  const resolution = resolvePlace(gazetteer, row.name, {
    countries: new Map(country === null ? [] : [[country, 1]]),
    inside: country === null ? null : placeId(country),
  });
  return resolution.outcome === 'resolved' && resolution.place
    ? { place: resolution.place, country: null }
    : null;
}
