import { placeId } from '../base/index.js';
import {
  type GazetteerEntry,
  makeEntry,
  readCountry,
  readNumber,
  refuseValue,
  type Where,
} from './gazetteer-entry.js';
import type { PlaceKind } from './types.js';

const COLUMNS = 19;
const COUNTRY_CODES: ReadonlySet<string> = new Set(['PCL', 'PCLI', 'PCLD', 'PCLF', 'PCLS', 'PCLIX', 'TERR']);
type Seat = 0 | 1 | 2 | 3;
const SEATS: Readonly<Record<string, Seat>> = { PPLC: 3, PPLA: 2, PPLA2: 1 };
const CITY_FROM = 15_000;

/** Which of our kinds a GeoNames feature is, or null when it is no place of ours (a hotel, a farm road). */
function kindOf(featureClass: string, code: string, population: number): PlaceKind | null {
  if (featureClass === 'A') {
    if (COUNTRY_CODES.has(code)) return 'country';
    return code === 'ADM1' ? 'region' : 'district';
  }
  if (featureClass === 'P') return (SEATS[code] ?? 0) >= 2 || population >= CITY_FROM ? 'city' : 'settlement';
  if (featureClass === 'H' || featureClass === 'T' || code === 'RGN') return 'area';
  return null;
}

/** True when a line looks like a row of a GeoNames dump: an id, tabs, a coordinate. */
export function looksLikeGeonames(line: string): boolean {
  const cells = line.split('\t');
  return (
    cells.length >= COLUMNS - 1 && /^\d+$/.test(cells[0] ?? '') && /^-?\d+(\.\d+)?$/.test(cells[4] ?? '')
  );
}

/**
 * Rows of a GeoNames dump ("allCountries.txt", "BY.txt": tab-separated, 19 columns). Features that are no places are left out.
 * @throws IntertieError `gazetteer.value` with file, line, column and value.
 */
export function readGeonamesDump(lines: readonly string[], file: string): GazetteerEntry[] {
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const where: Where = { file, line: i + 1 };
    const cells = line.split('\t');
    if (cells.length < COLUMNS - 1) {
      throw refuseValue(
        where,
        'all',
        `${cells.length} columns`,
        `a GeoNames dump has ${COLUMNS}, parted by tabs; take the file as GeoNames gives it`,
      );
    }
    return readRow(cells, where);
  });
}

function readRow(cells: readonly string[], where: Where): GazetteerEntry[] {
  const [
    id = '',
    name = '',
    ascii = '',
    alternates = '',
    lat = '',
    lng = '',
    featureClass = '',
    code = '',
    country = '',
  ] = cells;
  if (!/^[1-9]\d{0,9}$/.test(id))
    throw refuseValue(where, 'geonameid', id, 'the first column is a whole number');
  if (name.trim() === '') throw refuseValue(where, 'name', name, 'every place needs a name');
  const latitude = readNumber(where, 'latitude', lat, -90, 90);
  const longitude = readNumber(where, 'longitude', lng, -180, 180);
  const population = readNumber(where, 'population', cells[14] ?? '', 0, 2e10);
  const kind = kindOf(featureClass, code, population ?? 0);
  if (kind === null) return [];
  const fields = {
    latitude,
    longitude,
    population: population || null,
    geonames: Number(id),
    seat: SEATS[code] ?? (0 as Seat),
  };
  const place = {
    id: placeId(`g${id}`),
    kind,
    name: name.trim(),
    country: readCountry(where, 'country code', country),
    ...fields,
  };
  return [makeEntry(place, [ascii, ...alternates.split(',')])];
}
