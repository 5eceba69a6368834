// The committed list of what has no government of its own, and of what is no more: data/gazetteer/areas.yaml.
import { handWritten } from './region-names.mjs';
import { readList } from './sources.mjs';

const FIELDS = new Set([
  'id',
  'kind',
  'at',
  'country',
  'region',
  'parent',
  'members',
  'holds_regions',
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
    const [from = null, to = null] = entry.years ?? [];
    // A former state lies in no country of today.
    const country = entry.kind === 'country' ? null : (entry.country ?? null);
    return {
      id: `x:${entry.id}`,
      kind: entry.kind ?? 'area',
      country,
      region: entry.region ?? null,
      parent: entry.parent ?? entry.region ?? country,
      name: entry.en,
      names: handWritten(entry),
      latitude: entry.at?.[0] ?? null,
      longitude: entry.at?.[1] ?? null,
      population: null,
      geonames: null,
      seat: 0,
      validFrom: from,
      validTo: to,
      members: entry.members ?? [],
      holdsRegions: entry.holds_regions ?? false,
    };
  });
}

/** A federal district holds its regions: it becomes their parent, and its country's part. */
export function adoptRegions(areas, regions) {
  const byId = new Map(regions.map((region) => [region.id, region]));
  for (const area of areas) {
    if (!area.holdsRegions) continue;
    for (const member of area.members) {
      const region = byId.get(member);
      if (!region) throw new Error(`areas.yaml: ${area.id} has an unknown member ${member}`);
      region.parent = area.id;
    }
  }
}

/** Turns "raion:Rogachev" among members into the district's id. */
export function findRaions(areas, raions) {
  const ids = new Map(raions.map((raion) => [`raion:${raion.en}`, raion.id]));
  for (const area of areas) {
    area.members = area.members.map((member) => {
      if (!member.startsWith('raion:')) return member;
      const id = ids.get(member);
      if (!id) throw new Error(`areas.yaml: ${area.id} names ${member}, which districts.yaml lacks`);
      return id;
    });
  }
}
