// Maintainers only: cuts the two region sources down to what the build reads and writes them to data/gazetteer/sources/.
//   node scripts/gazetteer/reduce-sources.mjs FOLDER
// FOLDER holds ne_admin1_attributes.tsv.gz (Natural Earth 10m admin-1, public domain) and iso3166_2_db.json.gz
// (npm iso3166-2-db 2.3.11); from the latter only ISO codes, GeoNames codes and GeoNames ids are taken.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const [from] = process.argv.slice(2);
if (!from) throw new Error('usage: node scripts/gazetteer/reduce-sources.mjs FOLDER');
const to = new URL('../../data/gazetteer/sources/', import.meta.url).pathname;
const unzip = (name) => gunzipSync(readFileSync(join(from, name))).toString('utf8');

const KEPT = /^(iso_3166_2|iso_a2|name|name_alt|type_en|gn_a1_code|gn_id|latitude|longitude|name_\w+)$/;
const [head, ...rows] = unzip('ne_admin1_attributes.tsv.gz').trimEnd().split('\n');
const columns = head.split('\t').flatMap((name, at) => (KEPT.test(name) ? [{ name, at }] : []));
const cut = (line) => {
  const cells = line.split('\t');
  return columns.map(({ at }) => cells[at] ?? '').join('\t');
};
const table = [columns.map(({ name }) => name).join('\t'), ...rows.map(cut).sort()].join('\n');
writeFileSync(join(to, 'natural-earth-admin1.tsv.gz'), gzipSync(`${table}\n`, { level: 9 }));

const crosswalk = Object.entries(JSON.parse(unzip('iso3166_2_db.json.gz'))).flatMap(
  ([country, { regions = [] }]) =>
    regions.map((region) =>
      [`${country}-${region.iso}`, `${country}.${region.admin}`, region.reference.geonames ?? ''].join('\t'),
    ),
);
const codes = ['iso_3166_2\tgeonames_code\tgeonames_id', ...crosswalk.sort()].join('\n');
writeFileSync(join(to, 'iso-geonames-codes.tsv.gz'), gzipSync(`${codes}\n`, { level: 9 }));
