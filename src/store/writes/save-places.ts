import { sql } from 'kysely';
import { foldName, IntertieError, type PlaceId } from '../../base/index.js';
import type { Transaction } from '../connection.js';
import { storableJson } from '../rows/storable-text.js';
import type { PlaceRecord } from '../types.js';

const COLUMNS = [
  'id',
  'kind',
  'name',
  'name_ru',
  'local_name',
  'folded',
  'search_names',
  'country',
  'region',
  'parent',
  'latitude',
  'longitude',
  'position',
  'population',
  'geonames',
  'iso',
  'seat',
  'valid_from',
  'valid_to',
  'ancestors',
] as const;
const BATCH = 5000;
const MOST_NAMES = 40;

/** Inserts the places and brings changed ones up to date; those that are as given are not written. */
export async function savePlaces({ db }: Transaction, places: readonly PlaceRecord[]): Promise<void> {
  const rows = [...new Map(places.map((place) => [place.id, placeRow(place)])).values()];
  const list = sql.join(COLUMNS.map((column) => sql.ref(column)));
  const old = sql.join(COLUMNS.map((column) => sql.ref(`place.${column}`)));
  const fresh = sql.join(COLUMNS.map((column) => sql.ref(`excluded.${column}`)));
  for (let start = 0; start < rows.length; start += BATCH) {
    const json = storableJson(rows.slice(start, start + BATCH));
    await sql`
      insert into place (${list})
      select ${list} from jsonb_populate_recordset(null::place, ${json}::jsonb)
      on conflict (id) do update set (${list}) = (select ${fresh})
      where (${old}) is distinct from (${fresh})`.execute(db);
  }
}

/**
 * @throws IntertieError `place.missing` when one of the ids is not in the database: naming it, rather than a broken key
 */
export async function checkPlaces({ db }: Transaction, ids: Iterable<PlaceId>): Promise<void> {
  const wanted = [...new Set(ids)];
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${wanted}::text[]) as wanted (id)
    where not exists (select 1 from place where place.id = wanted.id) limit 1`.execute(db);
  const missing = rows[0]?.id;
  if (missing === undefined) return;
  throw new IntertieError(
    'place.missing',
    'a party names a place that was not given with the document',
    missing,
    'pass its record in `places` (placesOf makes them from a gazetteer)',
  );
}

function placeRow(place: PlaceRecord): Record<(typeof COLUMNS)[number], unknown> {
  const names = [place.name, place.russianName, place.localName, ...(place.otherNames ?? [])];
  const folded = new Set(names.flatMap((name) => (name ? [foldName(name)] : [])).filter(Boolean));
  return {
    id: place.id,
    kind: place.kind,
    name: place.name,
    name_ru: place.russianName,
    local_name: place.localName,
    folded: foldName(place.name),
    search_names: [...folded].slice(0, MOST_NAMES).join('\n'),
    country: place.country,
    region: place.region,
    parent: place.parent,
    latitude: place.latitude,
    longitude: place.longitude,
    position: place.position,
    population: place.population,
    geonames: place.geonames,
    iso: place.iso,
    seat: place.seat,
    valid_from: place.validFrom,
    valid_to: place.validTo,
    ancestors: place.ancestors,
  };
}
