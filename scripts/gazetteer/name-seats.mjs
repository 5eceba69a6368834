// Gives the Belarusian raions and their seats their names: GeoNames has the raions in one romanisation only.
import { foldName } from './names.mjs';
import { labelPlace } from './preferred-names.mjs';
import { romanise } from './romanise.mjs';

const GENERIC = /(skiy|sky|ski|skі|uski|auski|evskiy) (rayon|rajon|raion|district)$/;
const letters = (name) =>
  foldName(name)
    .replace(GENERIC, '')
    .replace(/[^a-z]/g, '');

function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

/** The town meant: in the region, else (Minsk, whose raion surrounds it) anywhere in the country; the highest seat, then the largest. */
function findSeat({ region, seatEn, seatRu, seatBe, also, sameName }, settlements) {
  const wanted = new Set([seatEn, seatRu, seatBe, ...(sameName ? also : [])].map(foldName));
  const bearers = settlements.filter(
    (s) =>
      s.country === region.slice(0, 2) &&
      [s.name, ...s.names.map((n) => n.text)].some((name) => wanted.has(foldName(name))),
  );
  const near = bearers.filter((s) => s.region === region);
  const pool = near.length > 0 ? near : bearers;
  return pool.sort((a, b) => b.seat - a.seat || (b.population ?? 0) - (a.population ?? 0))[0];
}

/** The GeoNames district whose adjective is spelt nearest, or undefined. Each is taken once. */
function findUnit({ units, adjectiveRu, adjectiveBe }) {
  const targets = [adjectiveRu, adjectiveBe].map((adjective) => letters(`${romanise(adjective)} rayon`));
  const edits = (unit) => Math.min(...targets.map((target) => distance(letters(unit.name), target)));
  const ranked = units.filter((u) => !u.taken).map((unit) => ({ unit, edits: edits(unit) }));
  const [best] = ranked.sort((a, b) => a.edits - b.edits);
  return best && best.edits <= 1 ? best.unit : undefined;
}

function makeDistrict(region, en) {
  const district = {
    id: `d:${region}.${foldName(en).replaceAll(' ', '-')}`,
    kind: 'district',
    country: region.slice(0, 2),
    region,
  };
  return {
    ...district,
    parent: region,
    population: null,
    geonames: null,
    seat: 0,
    name: `${en} District`,
    names: [],
  };
}

/** Adds names to each raion's district (made when GeoNames has none with a position) and to its seat. */
export function nameSeats(raions, districts, settlements) {
  for (const raion of raions) {
    const { region, en, adjectiveRu, adjectiveBe, also, seatEn, seatRu, seatBe, sameName } = raion;
    const seat = findSeat(raion, settlements);
    if (!seat) throw new Error(`districts.yaml: no town ${seatEn} (${seatRu}, ${seatBe}) in ${region}`);
    const known = findUnit(raion);
    const district = known ?? makeDistrict(region, en);
    if (!known) districts.push(district);
    raion.id = district.id;
    district.names = [
      { text: `${en} District`, languages: ['en'] },
      { text: `${adjectiveRu} район`, languages: ['ru'] },
      { text: `${adjectiveBe} раён`, languages: ['be', 'local'] },
      ...also.map((name) => ({ text: `${name} District`, languages: ['any'] })),
      { text: district.name },
      ...district.names,
    ];
    Object.assign(district, {
      name: `${en} District`,
      latitude: seat.latitude,
      longitude: seat.longitude,
      taken: true,
    });
    labelPlace(seat, { en: seatEn, ru: seatRu, be: seatBe, local: seatBe, also: sameName ? also : [] });
    seat.seat = Math.max(seat.seat, 1);
    if (seat.seat < 2 && seat.parent === region) seat.parent = district.id;
  }
}
