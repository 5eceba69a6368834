// Reads a table of twin towns (the columns of examples/twin-towns) as places and pairs.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { buildTieGraph, pairsOf } from '../../dist/analyses/index.js';
import { distanceKm } from '../../dist/places/index.js';

const COLUMNS = ['origincityLabel', 'origincountry', 'originlat', 'originlong'];
/** A town and its commune of the same name are one place when they lie no further apart. */
const SAME_NAME_KM = 25;
/** Words that tell a commune from its town. */
const DESIGNATOR =
  /^(gmina|municipality of|province of|city of|comune di) | (municipality|kommune|county|city)$/g;

/**
 * Rows lose their doubles: one coordinate (to about 100 m) is one place whatever its labels, and so is one name in one country within 25 km. Without
 * that a town would be hidden from itself, and its double would give it away. The country that most rows name is taken.
 */
export function readTwinTable(path) {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  const delimiter = text.slice(0, text.indexOf('\n')).includes('\t') ? '\t' : ',';
  const rows = parse(text, { columns: true, delimiter, bom: true, quote: delimiter === '\t' ? null : '"' });
  const missing = COLUMNS.filter((name) => rows[0]?.[name] === undefined);
  if (missing.length > 0)
    throw new Error(`${path}: no column ${missing.join(', ')}; give a table like examples/twin-towns`);
  const places = [];
  const byPosition = new Map();
  const byName = new Map();
  const placeOf = (name, country, latitude, longitude, population) => {
    const point = { latitude: Number(latitude), longitude: Number(longitude) };
    const position = `${point.latitude.toFixed(3)},${point.longitude.toFixed(3)}`;
    const key = `${name.toLowerCase().replace(DESIGNATOR, '')}|${country}`;
    let index = byPosition.get(position);
    if (index === undefined) {
      const namesakes = byName.get(key) ?? [];
      index = namesakes.find((i) => distanceKm(places[i], point) < SAME_NAME_KM) ?? places.length;
      if (index === places.length) {
        places.push({ id: position, name, countries: new Map(), ...point, population: null });
        byName.set(key, [...namesakes, index]);
      }
      byPosition.set(position, index);
    }
    const place = places[index];
    place.countries.set(country, (place.countries.get(country) ?? 0) + 1);
    if (Number(population) > 0) place.population = Math.max(place.population ?? 0, Number(population));
    return index;
  };
  const pairs = rows.map((row) => [
    placeOf(row.origincityLabel, row.origincountry, row.originlat, row.originlong, row.originpopulation),
    placeOf(
      row.sistercityLabel,
      row.destination_countryLabel,
      row.destinationlat,
      row.destinationlong,
      row.destinationpopulation,
    ),
  ]);
  const settled = places.map(({ countries, ...place }) => ({
    ...place,
    country: [...countries].sort((a, b) => b[1] - a[1])[0][0],
  }));
  return { rows: rows.length, places: settled, pairs: pairsOf(buildTieGraph(settled, pairs)) };
}
