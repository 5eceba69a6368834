import type { PlaceId } from '../base/index.js';
import type { Gazetteer, Place } from '../places/index.js';
import type { Party, Reading } from '../statements/index.js';
import type { PlaceRecord } from './types.js';

/**
 * The records of every place that a reading names, with all places they lie in: what `saveDocument` takes. A place the
 * gazetteer does not know (unresolved) is recorded from the party's own words, inside the region that the text gives.
 *
 * @param local places of the operator's own file or table, looked up before the gazetteer
 * @param named further places to record, of a text that no rules read
 */
export function placesOf(
  reading: Pick<Reading, 'statements' | 'absences'>,
  gazetteer: Gazetteer,
  local: ReadonlyMap<PlaceId, PlaceRecord> = new Map(),
  named: readonly PlaceId[] = [],
): PlaceRecord[] {
  const records = new Map<PlaceId, PlaceRecord>();
  const add = (id: PlaceId, party: Party | null): void => {
    if (records.has(id)) return;
    const place = gazetteer.get(id);
    const record =
      local.get(id) ?? (place ? recordOf(place, gazetteer) : party && unresolvedRecord(party, gazetteer));
    if (!record) return;
    records.set(id, record);
    for (const ancestor of record.ancestors) add(ancestor, null);
    if (record.parent !== null) add(record.parent, null);
  };
  for (const { parties, speaker } of [...reading.statements, ...reading.absences]) {
    for (const party of parties) add(party.place, party);
    if (speaker?.place) add(speaker.place, null);
  }
  for (const id of named) add(id, null);
  return [...records.values()];
}

/** A gazetteer's place as the database keeps it. */
export function recordOf(place: Place, gazetteer: Gazetteer): PlaceRecord {
  const russian = gazetteer.nameIn(place.id, 'ru');
  return {
    ...place,
    russianName: russian === place.name ? null : russian,
    ancestors: gazetteer.ancestors(place.id).map((ancestor) => ancestor.id),
    position: place.latitude === null || place.longitude === null ? 'none' : 'point',
    otherNames: gazetteer.names(place.id),
  };
}

function unresolvedRecord(party: Party, gazetteer: Gazetteer): PlaceRecord {
  const inside = party.inside === null ? undefined : gazetteer.get(party.inside);
  const around = inside ? [inside, ...gazetteer.ancestors(inside.id)] : [];
  const country = party.country ?? inside?.country ?? null;
  const countryPlace = country === null ? undefined : gazetteer.get(country as PlaceId);
  if (countryPlace && !around.some((place) => place.id === countryPlace.id)) around.push(countryPlace);
  return {
    id: party.place,
    kind: 'settlement',
    name: party.name,
    localName: null,
    russianName: null,
    country,
    region: around.find((place) => place.kind === 'region')?.id ?? null,
    parent: around[0]?.id ?? null,
    latitude: null,
    longitude: null,
    population: null,
    geonames: null,
    iso: null,
    seat: 0,
    validFrom: null,
    validTo: null,
    ancestors: around.map((place) => place.id),
    position: around.length > 0 ? 'inside' : 'none',
  };
}
