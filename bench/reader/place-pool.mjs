import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SCRIPT = { ru: /^[\p{Script=Cyrillic} -]+$/u };
const LATIN = /^[\p{Script=Latin} '’.-]+$/u;
/** Smaller towns are left out: press texts rarely name them, and many bear the name of a larger one. */
const LEAST_PEOPLE = 10_000;

/**
 * Names of real places to put in the place of others: `names(language, country, kind)` gives the nominatives of all towns
 * (`city`) or regions of a country in a language; `nominative` what a surface is called when it stands alone, or null.
 */
export async function openPlacePool(dist) {
  const room = (name) => import(pathToFileURL(join(dist, 'places', name)).href);
  const { loadGazetteer, resolvePlace, gazetteerFolder } = await room('index.js').then(async (door) => ({
    ...door,
    gazetteerFolder: (await room('load-gazetteer.js')).gazetteerFolder,
  }));
  const { readIndex } = await room('read-index.js');
  const gazetteer = loadGazetteer();
  const { ids, geonames } = readIndex(readFileSync(join(gazetteerFolder(), 'index.bin')));
  const byCountry = new Map();
  for (let i = 0; i < gazetteer.size; i++) {
    const place = gazetteer.get(ids[i] ?? `g${geonames[i]}`);
    if (!place?.country) continue;
    const kind = place.kind === 'city' || place.kind === 'settlement' ? 'city' : place.kind;
    if (kind === 'city' && (place.population ?? 0) < LEAST_PEOPLE) continue;
    const key = `${place.country} ${kind}`;
    byCountry.set(key, [...(byCountry.get(key) ?? []), place.id]);
  }
  const kept = new Map();
  return {
    names(language, country, kind) {
      const key = `${language} ${country} ${kind}`;
      const script = SCRIPT[language] ?? LATIN;
      const found =
        kept.get(key) ??
        (byCountry.get(`${country} ${kind}`) ?? [])
          .map((id) => gazetteer.nameIn(id, language))
          .filter((name) => script.test(name));
      kept.set(key, found);
      return found;
    },
    nominative(surface, { language, country, kind }) {
      const context = { language, kind, countries: new Map([[country, 1]]) };
      const { place } = resolvePlace(gazetteer, surface, context);
      return place && place.country === country ? gazetteer.nameIn(place.id, language) : null;
    },
  };
}
