// First-level regions: GeoNames admin1 gives the list, the crosswalk the ISO codes, Natural Earth the names in 25 languages,
// data/gazetteer/regions.yaml the corrections. Natural Earth's ISO codes are never trusted where a GeoNames id says otherwise
// (it swaps RU-MOW and RU-MOS, and draws Crimea with Russia).
import { foldName, isNoise } from './names.mjs';
import { readAdmin1, readCrosswalk, readList, readNaturalEarth } from './sources.mjs';

const DESIGNATOR =
  /^(Region|Province|State|Territory|Republic|Prefecture|County|District|Governorate|Department|Oblast)$/;
const ISO = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;
const zhTags = { zht: 'zh-Hant' };

function labelsOf(row) {
  return Object.entries(row).flatMap(([column, text]) => {
    if (!text || !column.startsWith('name_') || column === 'name_alt') return [];
    const language = column.slice(5);
    const clean = text.replace(/\s*\(.*\)$/, '');
    return [{ text: clean, languages: [zhTags[language] ?? language] }];
  });
}

/** Natural Earth rows by GeoNames id and by GeoNames code; rows with pseudo codes stay out of the second. */
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

/** Alternates that another place of the country bears ("Kazan" for Tatarstan) are mistakes or traps: both lose them. */
function lonelyAlternates(rows, takenByTown) {
  const bearers = new Map();
  for (const row of rows) {
    for (const name of new Set([row.name, row.name_en, row.name_ru, ...row.name_alt.split('|')])) {
      const key = `${row.iso_a2}:${foldName(name ?? '')}`;
      bearers.set(key, (bearers.get(key) ?? 0) + 1);
    }
  }
  return (row) =>
    [row.name, ...row.name_alt.split('|')].filter((name) => {
      const key = `${row.iso_a2}:${foldName(name)}`;
      return (
        name &&
        !isNoise(name) &&
        !/A\.|\bG\.|AOk|Okr\b|S\.S\.R/.test(name) &&
        bearers.get(key) === 1 &&
        !takenByTown(row.iso_a2, name)
      );
    });
}

/**
 * `towns.has("RU:kazan")` tells the folded names of towns by country, `points` the mean position of a region's towns by GeoNames code.
 * Returns the regions, `byCode` (GeoNames code to region id), and the Natural Earth rows of a second level.
 */
export function buildRegions(towns, points) {
  const corrections = readList('regions.yaml');
  const crosswalk = readCrosswalk();
  const rows = readNaturalEarth();
  const { byId, byCode, byIso } = indexNaturalEarth(rows);
  const codeToIso = new Map(crosswalk.map((c) => [c.geonames_code, c]));
  const alternates = lonelyAlternates(rows, (country, name) => towns.has(`${country}:${foldName(name)}`));
  const used = new Set();
  const ids = new Map();

  const regions = readAdmin1()
    .filter(({ code }) => !code.startsWith('XK.'))
    .map(({ code, name: geonamesName }) => {
      const country = code.slice(0, 2);
      const known = codeToIso.get(code);
      const row =
        (known && byId.get(known.geonames_id)) ?? byCode.get(code) ?? (known && byIso.get(known.iso_3166_2));
      if (row) used.add(row);
      const candidate = known?.iso_3166_2 ?? (row && byCode.get(code) === row ? row.iso_3166_2 : null);
      const id = candidate && ISO.test(candidate) && !ids.has(candidate) ? candidate : `r:${code}`;
      ids.set(id, code);
      const correction = corrections[id];
      const labels = row && !correction?.replace ? labelsOf(row) : [];
      const own = Object.entries(correction ?? {}).filter(([key]) => /^[a-z]{2}(-\w+)?$/.test(key));
      for (const [language, text] of own.reverse()) {
        for (const label of labels) label.languages = label.languages.filter((l) => l !== language);
        labels.unshift({ text, languages: [language] });
      }
      const english = labels.find((l) => l.languages.includes('en'))?.text ?? geonamesName;
      const name = withDesignator(english, row?.type_en, country, towns, correction);
      const point = row ? [Number(row.latitude), Number(row.longitude)] : (points.get(code) ?? [null, null]);
      const bare =
        correction?.replace || towns.has(`${country}:${foldName(geonamesName)}`) ? [] : [geonamesName];
      const plain = [...bare, ...(row && !correction?.replace ? alternates(row) : [])];
      return {
        id,
        kind: 'region',
        country,
        region: null,
        parent: correction?.parent ?? country,
        name,
        names: [
          ...labels
            .filter((l) => l.languages.length > 0)
            .map((l) => ({ ...l, text: l.languages.includes('en') ? name : l.text })),
          ...(correction?.also ?? []).map((text) => ({ text, languages: ['any'] })),
          ...plain.map((text) => ({ text })),
        ],
        latitude: point[0],
        longitude: point[1],
        geonames: Number(known?.geonames_id || (row && row.gn_id > 0 ? row.gn_id : 0)) || null,
      };
    });
  for (const [id, correction] of Object.entries(corrections)) {
    if (ids.has(id)) continue;
    if (!correction.at)
      throw new Error(
        `regions.yaml: ${id} is no first-level region of GeoNames; give it "at: [latitude, longitude]" or take it out`,
      );
    regions.push(newRegion(id, correction));
  }
  const byGeonamesCode = new Map([...ids].map(([id, code]) => [code, id]));
  return {
    regions,
    byGeonamesCode,
    secondLevel: rows.filter((row) => !used.has(row) && ISO.test(row.iso_3166_2) && !ids.has(row.iso_3166_2)),
  };
}

function newRegion(id, { at, also = [], ...rest }) {
  const labels = Object.entries(rest).filter(([key]) => /^[a-z]{2}(-\w+)?$/.test(key));
  return {
    id,
    kind: 'region',
    country: id.slice(0, 2),
    region: null,
    parent: rest.parent ?? id.slice(0, 2),
    name: rest.en,
    names: [
      ...labels.map(([l, text]) => ({ text, languages: [l] })),
      ...also.map((text) => ({ text, languages: ['any'] })),
    ],
    latitude: at[0],
    longitude: at[1],
  };
}

/** "Brest" becomes "Brest Region" where a town of the country is called Brest: a region never takes its town's name. */
function withDesignator(name, type, country, towns, correction) {
  if (correction?.en || !type || !DESIGNATOR.test(type)) return name;
  return towns.has(`${country}:${foldName(name)}`) ? `${name} ${type}` : name;
}

export { labelsOf, zhTags };
