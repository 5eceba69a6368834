// The districts of Germany, which no bundled source lists: data/gazetteer/german-districts.yaml.
import { foldName } from './names.mjs';
import { readList } from './sources.mjs';

const WHOLE = /kreis\b|^(Region|Städteregion|Regionalverband) /i;

/** One district a line of the list, in its Land, without a point on the map. */
export function buildGermanDistricts() {
  return Object.entries(readList('german-districts.yaml')).flatMap(([land, { word, districts }]) =>
    districts.map((entry) => {
      const isTown = entry.endsWith('!');
      const bare = isTown ? entry.slice(0, -1) : entry;
      const whole = WHOLE.test(bare) ? bare : `${word} ${bare}`;
      const other = `${word === 'Kreis' ? 'Landkreis' : 'Kreis'} ${bare}`;
      return {
        id: `d:${land}.${foldName(bare).replaceAll(' ', '-')}`,
        kind: 'district',
        country: 'DE',
        region: land,
        parent: land,
        name: whole,
        names: [`${word} ${bare}`, other, `${bare} District`, ...(isTown ? [] : [bare])].map((text) => ({
          text,
          languages: ['any'],
        })),
        latitude: null,
        longitude: null,
        population: null,
        geonames: null,
        seat: 0,
      };
    }),
  );
}
