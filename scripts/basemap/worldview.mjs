/**
 * Which country a region belongs to, under each worldview the operator may choose.
 *
 * `un` follows ISO 3166 and the resolutions of the United Nations; `natural_earth` follows the control on the ground as Natural
 * Earth draws it. Keys are Natural Earth's admin-0 codes (adm0_a3) or region codes; values are ISO 3166-1 alpha-2, or null for land that
 * is drawn but belongs to no country.
 */

/** Regions and bodies that Natural Earth draws apart or with another country than the UN does. */
const UN = {
  'UA-43': 'UA', // Crimea
  'UA-40': 'UA', // Sevastopol
  KOS: 'RS', // Kosovo
  SOL: 'SO', // Somaliland
  CYN: 'CY', // Northern Cyprus
  SAH: 'EH', // Western Sahara, on its own
  ESB: 'GB', // Dhekelia, sovereign base
  WSB: 'GB', // Akrotiri, sovereign base
  KAB: 'KZ', // Baikonur, leased
  USG: 'CU', // Guantanamo Bay, leased
  KAS: null, // Siachen Glacier, disputed
  PGA: null, // Spratly Islands, disputed
  CSI: 'AU',
  CLP: 'FR',
};

const NATURAL_EARTH = {
  ...UN,
  'UA-43': 'RU',
  'UA-40': 'RU',
  KOS: 'XK',
  SOL: 'XS',
  CYN: 'XN',
  SAH: 'EH',
};

/** Regions that the northern border of Western Sahara (27° 40' N) cuts in two, as Morocco draws them. */
export const CUT_BY_WESTERN_SAHARA = new Set(['MA-14', 'MA-15', 'MA-16']);
export const WESTERN_SAHARA_NORTH = 27 + 40 / 60;

/**
 * @param {{iso_3166_2: string, adm0_a3: string, iso_a2: string, south?: boolean}} region `south`: the piece below the cut
 * @param {'un' | 'natural_earth'} worldview
 * @returns {string | null}
 */
export function countryOf(region, worldview) {
  if (region.south && worldview === 'un') return 'EH';
  const exceptions = worldview === 'un' ? UN : NATURAL_EARTH;
  for (const key of [region.iso_3166_2, region.adm0_a3]) if (key in exceptions) return exceptions[key];
  return region.iso_a2;
}

/**
 * The region's own id as the gazetteer has it (ISO 3166-2), or null where Natural Earth only has a code of its own making
 * ("-99-X11~").
 * @param {{iso_3166_2: string}} region
 */
export function regionId(region) {
  return /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(region.iso_3166_2) ? region.iso_3166_2 : null;
}
