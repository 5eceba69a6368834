import { foldName, hashParts, type PlaceId, placeId } from '../../base/index.js';
import type { Gazetteer, Place } from '../../places/index.js';
import type { PlaceRecord } from '../../store/index.js';
import { countryByNeighbours } from './country-by-neighbours.js';
import { countryCoder } from './country-codes.js';
import { matchPlace, type PlaceMatch } from './match-place.js';
import type { BadRow, RowDraft, RowPlace } from './row-draft.js';
import type { TableMapping } from './table-mapping.js';

/** What a statement's party needs of a place. */
export type TablePlace = Pick<PlaceRecord, 'id' | 'name' | 'country' | 'position' | 'parent'>;

/** All places of a table, each under one id. */
export interface TablePlaces {
  of(place: RowPlace): TablePlace;
  /** Values of the table that were set right or could not be understood; the rows stay. */
  readonly remarks: readonly BadRow[];
  readonly matched: number;
  /** Places under local ids. */
  readonly locals: ReadonlyMap<PlaceId, PlaceRecord>;
}

interface Labelled {
  readonly row: RowPlace;
  readonly line: number;
  readonly country: string | null;
  readonly match: PlaceMatch | null;
  count: number;
}

const keyOf = ({ name, country, latitude, longitude, id }: RowPlace): string =>
  [name, country ?? '', latitude ?? '', longitude ?? '', id ?? ''].join('\0');

/** About 10 m: sources round to different places after the point. */
const pointOf = ({ latitude, longitude }: RowPlace): string | null =>
  latitude === null || longitude === null ? null : `${latitude.toFixed(4)},${longitude.toFixed(4)}`;

/**
 * Matches every place of the table with the gazetteer, once each. Labels at one point are one place ("Brugge", "Bruges")
 * unless the gazetteer knows two different places by them. What stays unmatched gets a local id: `l:TABLE:HASH`.
 */
export function tablePlaces(
  drafts: readonly RowDraft[],
  { id: table, countries }: Pick<TableMapping, 'id' | 'countries'>,
  gazetteer: Gazetteer,
): TablePlaces {
  const codeOf = countryCoder(gazetteer, countries);
  const labels = new Map<string, Labelled>();
  const remarks: BadRow[] = [];
  for (const { line, places } of drafts) {
    for (const row of places) {
      const seen = labels.get(keyOf(row));
      if (seen) {
        seen.count += 1;
        continue;
      }
      const country = row.country === null ? null : codeOf(row.country);
      if (row.country !== null && country === null) {
        remarks.push({
          line,
          column: 'country',
          value: row.country,
          why: `no such country; ${row.name} is kept without one`,
        });
      }
      const match = matchPlace(row, country, gazetteer);
      if (match?.country && country !== null) {
        const why = `${row.name} lies in ${match.country} by its coordinates; set right`;
        remarks.push({ line, column: 'country', value: row.country ?? '', why });
      }
      labels.set(keyOf(row), { row, line, country, match, count: 1 });
    }
  }
  const groups = new Map<string, Labelled[]>();
  for (const [key, label] of labels) {
    const at = pointOf(label.row) ?? key;
    const group = groups.get(at);
    if (group) group.push(label);
    else groups.set(at, [label]);
  }
  const known = [...labels.values()].flatMap(({ match }) => (match ? [match.place] : []));
  const lie = countryByNeighbours(known);
  const chosen = new Map<string, TablePlace>();
  const locals = new Map<PlaceId, PlaceRecord>();
  const matched = new Set<PlaceId>();
  const keep = (record: PlaceRecord): PlaceRecord => {
    locals.set(record.id, record);
    return record;
  };
  const make = (group: readonly Labelled[]): PlaceRecord => {
    const named = mostUsed(group);
    const around = lie(named.row, named.country);
    if (around === null || named.country === null)
      return keep(localRecord(group, named.country, table, gazetteer));
    const why = `all towns known around ${named.row.name} lie in ${around}; set right`;
    remarks.push({ line: named.line, column: 'country', value: named.row.country ?? '', why });
    return keep(localRecord(group, around, table, gazetteer));
  };
  for (const group of groups.values()) {
    const found = new Map(
      group.flatMap(({ match }) => (match ? [[match.place.id, match.place] as const] : [])),
    );
    const [only] = found.values();
    const shared = found.size > 1 ? null : only ? knownPlace(only) : make(group);
    for (const label of group) {
      const place = shared ?? (label.match ? knownPlace(label.match.place) : make([label]));
      chosen.set(keyOf(label.row), place);
      if (!place.id.startsWith('l:')) matched.add(place.id);
    }
  }
  return {
    of(place) {
      const found = chosen.get(keyOf(place));
      if (!found) throw new RangeError(`not a place of this table: ${place.name}`);
      return found;
    },
    remarks,
    matched: matched.size,
    locals,
  };
}

function knownPlace({ id, name, country, parent, latitude }: Place): TablePlace {
  return { id, name, country, parent, position: latitude === null ? 'none' : 'point' };
}

/** The label that most rows use; of equals the first in the alphabet. */
function mostUsed(group: readonly Labelled[]): Labelled {
  return group.reduce((best, label) =>
    label.count > best.count || (label.count === best.count && label.row.name < best.row.name) ? label : best,
  );
}

/** One record for labels of one point: named as most rows name it, the other labels found by search. */
function localRecord(
  group: readonly Labelled[],
  country: string | null,
  table: string,
  gazetteer: Gazetteer,
): PlaceRecord {
  const { row } = mostUsed(group);
  const place = country === null ? undefined : gazetteer.get(placeId(country));
  const point = pointOf(row);
  const what = point === null ? ['name', foldName(row.name), country ?? ''] : ['point', point];
  const ancestors = place ? [place.id, ...gazetteer.ancestors(place.id).map((ancestor) => ancestor.id)] : [];
  // "Tar, Hungary" says no more than "Tar" with its country beside it.
  const name = row.name.split(',')[0]?.trim() || row.name;
  return {
    id: placeId(`l:${table}:${hashParts('local place', ...what)}`),
    kind: 'settlement',
    name,
    localName: null,
    russianName: null,
    country,
    region: null,
    parent: place?.id ?? null,
    latitude: row.latitude,
    longitude: row.longitude,
    population: group.find((label) => label.row.population !== null)?.row.population ?? null,
    geonames: null,
    iso: null,
    seat: 0,
    validFrom: null,
    validTo: null,
    ancestors,
    position: point !== null ? 'point' : place ? 'inside' : 'none',
    otherNames: [...new Set(group.map((label) => label.row.name))].filter((label) => label !== name),
  };
}
