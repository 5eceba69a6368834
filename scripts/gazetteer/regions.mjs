// First-level regions: GeoNames admin1 gives the list, the crosswalk the ISO codes, Natural Earth the names in 25 languages,
// data/gazetteer/regions.yaml the corrections. Natural Earth's ISO codes are never trusted where a GeoNames id says otherwise
// (it swaps RU-MOW and RU-MOS, and draws Crimea with Russia).
import { foldName } from './names.mjs';
import { correctedLabels, lonelyAlternates, withDesignator } from './region-names.mjs';
import { readAdmin1, readCrosswalk, readList, readNaturalEarth } from './sources.mjs';

const ISO = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;

/** Natural Earth rows by GeoNames id, GeoNames code and ISO code; rows with pseudo codes stay out of the last two. */
function indexNaturalEarth(rows) {
  const byId = new Map();
  const byCode = new Map();
  const byIso = new Map();
  for (const row of rows) {
    if (Number(row.gn_id) > 0) byId.set(row.gn_id, row);
    if (/^[A-Z]{2}\.\w+$/.test(row.gn_a1_code)) byCode.set(row.gn_a1_code, row);
    if (ISO.test(row.iso_3166_2)) byIso.set(row.iso_3166_2, row);
  }
  return { byId, byCode, byIso };
}

/**
 * `towns` maps "RU:kazan" to the largest town of that name in the country; `points` a GeoNames code to the middle of its towns.
 * Returns the regions, `byGeonamesCode` (GeoNames code to region id), and the Natural Earth rows of a second level.
 */
export function buildRegions(towns, points) {
  const corrections = readList('regions.yaml');
  const rows = readNaturalEarth();
  const { byId, byCode, byIso } = indexNaturalEarth(rows);
  const isoByHand = new Map(
    Object.entries(corrections).flatMap(([id, { geonames }]) => (geonames ? [[geonames, id]] : [])),
  );
  const codeToIso = new Map(readCrosswalk().map((c) => [c.geonames_code, c]));
  const alternates = lonelyAlternates(rows, towns);
  const used = new Set();
  const ids = new Map();

  const regions = readAdmin1()
    .filter(({ code }) => !code.startsWith('XK.'))
    .map(({ code, name: geonamesName }) => {
      const country = code.slice(0, 2);
      const known = codeToIso.get(code);
      const row = (known && (byId.get(known.geonames_id) ?? byIso.get(known.iso_3166_2))) ?? byCode.get(code);
      if (row) used.add(row);
      const iso = isoByHand.get(code) ?? known?.iso_3166_2 ?? row?.iso_3166_2 ?? '';
      const id = ISO.test(iso) && !ids.has(iso) ? iso : `r:${code}`;
      ids.set(id, code);
      const correction = corrections[id] ?? {};
      const labels = correctedLabels(row, correction);
      const english = labels.find((l) => l.languages.includes('en'))?.text ?? geonamesName;
      const town = towns.get(`${country}:${foldName(english)}`);
      const name = correction.en ?? withDesignator(english, row?.type_en, town);
      const bare = correction.en || towns.has(`${country}:${foldName(geonamesName)}`) ? [] : [geonamesName];
      const others = row && !correction.en ? alternates(row) : [];
      const renamed = labels.map((l) =>
        l.text === english && l.languages.includes('en') ? { ...l, text: name } : l,
      );
      return region(id, country, name, [...renamed, ...[...bare, ...others].map((text) => ({ text }))], {
        point: row ? [Number(row.latitude), Number(row.longitude)] : (points.get(code) ?? [null, null]),
        geonames: Number(known?.geonames_id || (row && row.gn_id > 0 ? row.gn_id : 0)) || null,
      });
    });
  for (const [id, entry] of Object.entries(corrections)) {
    if (ids.has(id)) continue;
    if (!entry.at)
      throw new Error(
        `regions.yaml: ${id} is no first-level region of GeoNames; give it "at: [lat, lng]" or take it out`,
      );
    regions.push(
      region(id, id.slice(0, 2), entry.en, correctedLabels(null, entry), { point: entry.at, geonames: null }),
    );
  }
  const secondLevel = rows.filter(
    (row) => !used.has(row) && ISO.test(row.iso_3166_2) && !ids.has(row.iso_3166_2),
  );
  return { regions, byGeonamesCode: new Map([...ids].map(([id, code]) => [code, id])), secondLevel };
}

function region(id, country, name, names, { point, geonames }) {
  return {
    id,
    kind: 'region',
    country,
    region: null,
    parent: country,
    name,
    names,
    latitude: point[0],
    longitude: point[1],
    geonames,
    population: null,
    seat: 0,
  };
}
