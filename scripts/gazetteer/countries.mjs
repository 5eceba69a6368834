// Countries: ISO 3166-1 codes, names from the ICU data of Node, everyday names from data/gazetteer/countries.yaml.
import { readList } from './sources.mjs';

export const LANGUAGES = [
  'en',
  'ru',
  'de',
  'fr',
  'es',
  'pl',
  'it',
  'pt',
  'nl',
  'sv',
  'tr',
  'uk',
  'be',
  'ar',
  'fa',
  'he',
  'hi',
  'bn',
  'zh',
  'zh-Hant',
  'ja',
  'ko',
  'vi',
  'id',
  'el',
  'hu',
  'cs',
  'ro',
  'bg',
  'kk',
];
/** Not countries of ISO 3166-1, or dissolved: GeoNames and the crosswalk list them. */
const NOT_COUNTRIES = new Set(['XK', 'AN', 'CS', 'AC', 'IC', 'EA']);

/** One record per country. `regions` and `capitals` give it a point on the map: the mean of its regions, else its capital. */
export function buildCountries(codes, points, capitals) {
  const shorts = readList('countries.yaml');
  const style = (language, kind) =>
    new Intl.DisplayNames([language], { type: 'region', style: kind, fallback: 'none' });
  const long = LANGUAGES.map((language) => [language, style(language, 'long')]);
  const short = LANGUAGES.slice(0, 6).map((language) => style(language, 'short'));
  return [...codes]
    .filter((code) => !NOT_COUNTRIES.has(code))
    .sort()
    .map((code) => {
      const extra = shorts[code] ?? {};
      const labels = long.flatMap(([language, names]) => {
        const text = (language === 'en' && extra.en) || names.of(code);
        return text ? [{ text, languages: [language] }] : [];
      });
      const name = labels[0]?.text;
      if (!name)
        throw new Error(`no English name for country ${code}; add "en" to data/gazetteer/countries.yaml`);
      const point = points.get(code) ?? capitals.get(code) ?? [null, null];
      // "any" marks names that are right in every language, so that the noise rules (USA, UK) do not drop them.
      const also = [...(extra.also ?? []), ...short.map((names) => names.of(code)).filter(Boolean)];
      return {
        id: code,
        kind: 'country',
        country: code,
        name,
        names: [...labels, ...also.map((text) => ({ text, languages: ['any'] }))],
        latitude: point[0],
        longitude: point[1],
      };
    });
}
