// Gives the Belarusian raions and their seats their names: GeoNames has the raions in one romanisation only.
import { foldName } from './names.mjs';

const GENERIC = /(skiy|sky|ski|skі|uski|auski|evskiy) (rayon|rajon|raion|district)$/;
const letters = (name) =>
  foldName(name)
    .replace(GENERIC, '')
    .replace(/[^a-z]/g, '');

const CYRILLIC = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};
const romanise = (name) => [...name.toLowerCase()].map((c) => CYRILLIC[c] ?? c).join('');

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

/** Adds names to the raion's district (made when GeoNames has none with a position) and to its seat. */
export function nameSeats(raions, districts, settlements) {
  for (const raion of raions) {
    const { region, seatEn, seatRu, adjectiveRu, seatBe, adjectiveBe, also } = raion;
    const wanted = [seatEn, seatRu, seatBe, ...also].map(foldName);
    const seat = settlements
      .filter(
        (s) =>
          s.region === region &&
          [s.name, ...s.names.map((n) => n.text)].some((n) => wanted.includes(foldName(n))),
      )
      .sort((a, b) => b.seat - a.seat || (b.population ?? 0) - (a.population ?? 0))[0];
    if (!seat) throw new Error(`districts.yaml: no town ${seatEn} (${seatRu}, ${seatBe}) in ${region}`);
    const target = letters(romanise(adjectiveRu));
    const unit = raion.units
      .filter((u) => !u.taken)
      .map((u) => ({ u, d: distance(letters(u.name), target) }))
      .sort((a, b) => a.d - b.d)[0];
    const district = unit && unit.d <= 2 ? unit.u : null;
    const names = [
      { text: `${seatEn} District`, languages: ['en'] },
      { text: `${adjectiveRu} район`, languages: ['ru'] },
      { text: `${adjectiveBe} раён`, languages: ['be', 'local'] },
      ...also.map((name) => ({ text: `${name} District`, languages: ['any'] })),
    ];
    const fields = { name: `${seatEn} District`, latitude: seat.latitude, longitude: seat.longitude };
    if (district)
      Object.assign(district, fields, {
        taken: true,
        names: [...names, { text: district.name }, ...district.names],
      });
    else
      districts.push({
        id: `d:${region}.${foldName(seatEn).replaceAll(' ', '-')}`,
        kind: 'district',
        country: region.slice(0, 2),
        region,
        parent: region,
        population: null,
        geonames: null,
        seat: 0,
        names,
        ...fields,
      });
    seat.seat = Math.max(seat.seat, 1);
    seat.names.unshift(
      { text: seatEn, languages: ['en'] },
      { text: seatRu, languages: ['ru'] },
      { text: seatBe, languages: ['be', 'local'] },
      ...also.map((text) => ({ text, languages: ['any'] })),
    );
    if (seat.seat < 2 && seat.parent === region) seat.parent = district?.id ?? districts.at(-1).id;
    seat.name = seatEn;
  }
}
