// Second-level units: GeoNames admin2 for the countries of second-level.yaml, Natural Earth rows of a second level (the
// departments of France), and the committed list of Belarusian raions named by their seats.
import { labelsOf } from './region-names.mjs';
import { readAdmin2, readList } from './sources.mjs';

const DESIGNATED =
  /\b(Rayon|Raion|District|County|Okrug|Powiat|Parish|Borough|Province|Provincia|Regency|Kabupaten|Kota|Kreis|Landkreis|Municipality|Prefecture|Shi|Gun|Si|Department|Oblast|Region|Region Unit|Powiat|Raon|Division|City|Urban Area|Unit|Zone|Hsien|Arrondissement|Census Area|Rajon|rajon|Parish|Township|Regierungsbezirk|Okres|Járás|Distrikt|Huyện|Subcounty|ilçesi|Town)\b/i;
/** Countries whose districts get their place from the seats of districts.yaml. */
const BY_SEAT = new Set(['BY']);
const GEONAMES_ID = /^[1-9]\d{5,7}$/;

/** Mean position of the towns of each unit, weighted by population, by GeoNames code ("RU.59.2013174"). */
export function pointsOf(cities, codeOf) {
  const sums = new Map();
  for (const city of cities) {
    const code = codeOf(city);
    if (!code) continue;
    const weight = Math.max(city.population ?? 0, 100) * (city.feature.startsWith('PPLA') ? 4 : 1);
    const sum = sums.get(code) ?? { latitude: 0, longitude: 0, weight: 0 };
    sum.latitude += city.latitude * weight;
    sum.longitude += city.longitude * weight;
    sum.weight += weight;
    sums.set(code, sum);
  }
  return new Map([...sums].map(([code, s]) => [code, [s.latitude / s.weight, s.longitude / s.weight]]));
}

const district = (fields) => ({ kind: 'district', population: null, seat: 0, ...fields });

/** From GeoNames: only units that hold a known town, so that each has a position, or get one from their seat. */
function fromGeonames(regionByCode, points, skip) {
  const suffixes = readList('second-level.yaml');
  return readAdmin2().flatMap(({ code, name }) => {
    const [country, admin1, admin2] = code.split('.');
    const suffix = suffixes[country];
    const point = points.get(code);
    if (!suffix || (!point && !BY_SEAT.has(country)) || skip.has(`${country}.${admin2}`)) return [];
    const region = regionByCode.get(`${country}.${admin1}`) ?? null;
    const geonames = GEONAMES_ID.test(admin2) ? Number(admin2) : null;
    return [
      district({
        id: geonames ? `g${geonames}` : `d:${code}`,
        code,
        country,
        region,
        parent: region ?? country,
        name: DESIGNATED.test(name) ? name : `${name} ${suffix}`,
        names: [],
        latitude: point?.[0] ?? null,
        longitude: point?.[1] ?? null,
        geonames,
      }),
    ];
  });
}

/** From Natural Earth, with names in 25 languages. `regionAt` finds the first-level region of a point. */
function fromNaturalEarth(rows, regionAt) {
  return rows
    .filter((row) => row.name && !/-X\d/.test(row.iso_3166_2))
    .map((row) => {
      const admin2 = row.gn_a1_code.split('.')[1] ?? '';
      const labels = labelsOf(row);
      const name = labels.find((l) => l.languages.includes('en'))?.text ?? row.name;
      const latitude = Number(row.latitude);
      const longitude = Number(row.longitude);
      const region = regionAt(row.iso_a2, admin2, { latitude, longitude });
      return district({
        id: row.iso_3166_2,
        code: `${row.iso_a2}.${admin2}`,
        country: row.iso_a2,
        region,
        parent: region ?? row.iso_a2,
        name,
        names: labels,
        latitude,
        longitude,
        geonames: Number(row.gn_id) > 0 ? Number(row.gn_id) : null,
      });
    });
}

/** The lines of districts.yaml as records, each with the GeoNames units of its region. */
function readRaions(districts) {
  return readList('districts.yaml').flatMap(({ region, raions }) =>
    raions.map((line) => {
      const [en, ru, adjectiveRu, be, adjectiveBe, also = '', seat = ''] = line
        .split('|')
        .map((part) => part.trim());
      if (!adjectiveBe)
        throw new Error(`districts.yaml: "${line}" has too few parts; see the head of the file`);
      const list = (text) => (text ? text.split(',').map((part) => part.trim()) : []);
      const [seatEn = en, seatRu = ru, seatBe = be] = list(seat);
      const units = districts.filter((d) => d.region === region);
      return {
        region,
        en,
        adjectiveRu,
        adjectiveBe,
        also: list(also),
        seatEn,
        seatRu,
        seatBe,
        sameName: !seat,
        units,
      };
    }),
  );
}

export function buildDistricts({ regionByCode, secondLevel, points, regionAt }) {
  const european = fromNaturalEarth(secondLevel, regionAt);
  const skip = new Set(european.map((d) => d.code));
  const geonames = fromGeonames(regionByCode, points, skip);
  const list = [...european, ...geonames];
  // Names that repeat inside a country are only told apart by their region: keep them, the resolver weighs regions.
  const seen = new Set();
  const unique = list.filter((d) => !seen.has(d.id) && seen.add(d.id));
  return { districts: unique, raions: readRaions(unique) };
}
