// Cities, towns and villages: GeoNames 2023 for ids, populations and names in many scripts; the newer list for present names.
import { foldName } from './names.mjs';
import { palladius } from './palladius.mjs';
import { russianName } from './russian-name.mjs';
import { readCities500, readNewerCities } from './sources.mjs';

export const SEATS = { PPLC: 3, PPLA: 2, PPLA2: 1 };
const GONE = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);
const CITY_FROM = 15_000;

const kilometres = (a, b) =>
  Math.hypot(
    (a.latitude - b.latitude) * 111,
    (a.longitude - b.longitude) * 111 * Math.cos((a.latitude * Math.PI) / 180),
  );
const cell = (country, latitude, longitude) => `${country}${latitude},${longitude}`;

function gridOf(places) {
  const grid = new Map();
  for (const place of places) {
    const key = cell(place.country, Math.round(place.latitude * 10), Math.round(place.longitude * 10));
    const group = grid.get(key);
    if (group) group.push(place);
    else grid.set(key, [place]);
  }
  return (country, at) => {
    const found = [];
    for (const i of [-1, 0, 1]) {
      for (const j of [-1, 0, 1]) {
        found.push(
          ...(grid.get(cell(country, Math.round(at.latitude * 10) + i, Math.round(at.longitude * 10) + j)) ??
            []),
        );
      }
    }
    return found;
  };
}

/** The older row that a newer one is about: same name within 9 km, or the same point (150 m) under another name. */
function twinOf(newer, near) {
  const folded = foldName(newer.name);
  let best = null;
  let bestKm = 9;
  let closest = null;
  let closestKm = 0.15;
  for (const older of near(newer.country, newer)) {
    const km = kilometres(older, newer);
    if (km < closestKm) [closest, closestKm] = [older, km];
    if (km >= bestKm) continue;
    older.folded ??= new Set([older.name, ...older.names].map(foldName));
    if (older.folded.has(folded)) [best, bestKm] = [older, km];
  }
  return best ?? closest;
}

/** All of both sources as one list; `newerName` and admin codes of the newer where they match, no id where only the newer has it. */
export function mergeCities() {
  const older = readCities500().filter((c) => !GONE.has(c.feature));
  const near = gridOf(older);
  const added = [];
  for (const newer of readNewerCities()) {
    const twin = twinOf(newer, near);
    if (twin) {
      twin.newerName ??= newer.name;
      twin.admin1 = newer.admin1 || twin.admin1;
      twin.admin2 = newer.admin2 || twin.admin2;
    } else {
      added.push({ ...newer, geonames: null, names: [], feature: 'PPL', population: null });
    }
  }
  return [...older, ...added];
}

/** Countries of which every known place is kept: their villages are what the atlas' first sources speak of. */
const WHOLE = new Set(['BY', 'RU']);

/** A place in the compact index: 5,000 people or a seat. One without population needs to bear the name of its district or region. */
export function isKept(city, seatNames) {
  if ((city.population ?? 0) >= 5000 || city.feature in SEATS || WHOLE.has(city.country)) return true;
  return city.geonames === null && seatNames.has(`${city.country}.${city.admin1}:${foldName(city.name)}`);
}

const withoutTown = (name) => name.replace(/^(Horad|Gorod|Misto|Posëlok|Posyolok) /, '');

export function toSettlement(city, regionId, districtId) {
  const name = withoutTown(city.newerName ?? city.name);
  const russian =
    russianName(city.country, [city.name, ...city.names]) ?? (city.country === 'CN' ? palladius(name) : null);
  const saint = /^Saint /.test(name)
    ? [`St. ${name.slice(6)}`]
    : /^St\.? /.test(name)
      ? [name.replace(/^St\.? /, 'Saint ')]
      : [];
  const seat = SEATS[city.feature] ?? 0;
  return {
    id: city.geonames === null ? localId(city, name) : `g${city.geonames}`,
    kind: seat >= 2 || (city.population ?? 0) >= CITY_FROM ? 'city' : 'settlement',
    country: city.country,
    region: regionId ?? null,
    parent: districtId ?? regionId ?? city.country,
    name,
    names: [
      ...(russian ? [{ text: russian, languages: ['ru'] }] : []),
      ...[withoutTown(city.name), city.name, ...saint, ...city.names].map((text) => ({ text })),
    ],
    latitude: city.latitude,
    longitude: city.longitude,
    population: city.population,
    geonames: city.geonames,
    seat,
  };
}

/** A place without a GeoNames id is told by country, name and position to about 1 km, so that its id outlives a rebuild. */
function localId(city, name) {
  const place = (value) => Math.round(value * 100);
  return `n:${city.country}.${foldName(name).replaceAll(' ', '-')}.${place(city.latitude)}.${place(city.longitude)}`;
}
