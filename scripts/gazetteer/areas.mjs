// The committed list of what has no government of its own, and of what is no more: data/gazetteer/areas.yaml.
import { readList } from './sources.mjs';

const FIELDS = new Set([
  'id',
  'kind',
  'at',
  'country',
  'region',
  'parent',
  'members',
  'years',
  'also',
  'population',
]);
const LANGUAGE = /^[a-z]{2}(-\w+)?$/;

export function buildAreas() {
  return readList('areas.yaml').map((entry, line) => {
    const where = `areas.yaml, entry ${line + 1} (${entry.id ?? entry.en})`;
    if (!entry.id || !entry.en) throw new Error(`${where}: id and en are needed`);
    for (const key of Object.keys(entry)) {
      if (!FIELDS.has(key) && !LANGUAGE.test(key))
        throw new Error(`${where}: unknown key ${key}; use ${[...FIELDS].join(', ')} or a language`);
    }
    const labels = Object.entries(entry).filter(
      ([key]) => LANGUAGE.test(key) && key !== 'id' && key !== 'at',
    );
    const [from = null, to = null] = entry.years ?? [];
    return {
      id: `x:${entry.id}`,
      kind: entry.kind ?? 'area',
      country: entry.country ?? null,
      region: entry.region ?? null,
      parent: entry.parent ?? entry.region ?? entry.country ?? null,
      name: entry.en,
      names: [
        ...labels.map(([language, text]) => ({ text, languages: [language] })),
        ...(entry.also ?? []).map((text) => ({ text, languages: ['any'] })),
      ],
      latitude: entry.at?.[0] ?? null,
      longitude: entry.at?.[1] ?? null,
      population: null,
      geonames: null,
      seat: 0,
      validFrom: from,
      validTo: to,
      members: entry.members ?? [],
    };
  });
}
