import { dump } from 'js-yaml';
import { foldName } from '../../base/index.js';

/** Words for a place's column, and for what else a table may tell of it. "place_a", "City 1", "town from" are all understood. */
const PLACE_WORDS = ['place', 'city', 'town', 'municipality', 'region', 'name', 'partner', 'label'];
const ATTRIBUTES: readonly (readonly [key: string, words: readonly string[]])[] = [
  ['country', ['country']],
  ['latitude', ['latitude', 'lat']],
  ['longitude', ['longitude', 'lon', 'lng', 'long']],
  ['population', ['population']],
  ['id', ['id', 'geonames']],
];
const ENDS = [
  ['a', 'b'],
  ['1', '2'],
  ['from', 'to'],
  ['origin', 'destination'],
  ['exporter', 'importer'],
] as const;
const SINGLE: readonly (readonly [key: string, words: readonly string[]])[] = [
  ['date', ['date', 'since', 'year', 'signed', 'when']],
  ['status', ['status']],
  ['object', ['object', 'subject', 'project', 'goods']],
];

/** The column for a word and an end, in either order ("place a", "a place"), or the bare end for the place itself. */
function columnFor(
  folded: ReadonlyMap<string, string>,
  words: readonly string[],
  end: string,
): string | null {
  for (const word of words) {
    const column = folded.get(`${word} ${end}`) ?? folded.get(`${end} ${word}`);
    if (column !== undefined) return column;
  }
  return null;
}

/**
 * The text of a mapping for a table whose columns say themselves what they are: `place_a`, `country_a`, `place_b`, `country_b`
 * and, if wanted, latitude, longitude, population, id for each, `kind`, `status`, `since`, `object`. Null when two
 * places cannot be told.
 *
 * @param kind Kind of tie for a table without a column `kind`.
 */
export function plainMapping(columns: readonly string[], title: string, kind: string): string | null {
  const folded = new Map(columns.map((column) => [foldName(column), column] as const));
  for (const ends of ENDS) {
    const places = ends.map((end) => {
      const name = columnFor(folded, PLACE_WORDS, end) ?? folded.get(end) ?? null;
      const told = ATTRIBUTES.map(([key, words]) => [key, columnFor(folded, words, end)] as const);
      const role = end === 'exporter' || end === 'importer' ? end : 'side';
      return name === null
        ? null
        : { role, name, ...Object.fromEntries(told.filter(([, column]) => column !== null)) };
    });
    if (places.includes(null)) continue;
    const single = SINGLE.flatMap(([key, words]) => {
      const column = words.map((word) => folded.get(word)).find((found) => found !== undefined);
      return column === undefined ? [] : [[key, key === 'status' ? { column } : column] as const];
    });
    const kindColumn = folded.get('kind') ?? folded.get('type');
    return dump({
      title,
      id:
        foldName(title)
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '')
          .slice(0, 60) || 'table',
      kind: kindColumn === undefined ? kind : { column: kindColumn },
      places,
      ...Object.fromEntries(single),
      source: { name: title, kind: 'data_set' },
    });
  }
  return null;
}
