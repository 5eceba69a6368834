import { createRequire } from 'node:module';
import { foldName, IntertieError, placeId } from '../base/index.js';
import {
  type GazetteerEntry,
  makeEntry,
  PLACE_KINDS,
  readCountry,
  readNumber,
  refuseValue,
  type Where,
} from './gazetteer-entry.js';
import type { PlaceKind } from './types.js';

const COLUMNS = [
  'id',
  'name',
  'kind',
  'country',
  'region',
  'latitude',
  'longitude',
  'population',
  'names',
] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['name', 'kind'];

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Rows of a CSV with the columns id, name, kind, country, region, latitude, longitude, population, names (other names parted by
 * "|"), in any order; only name and kind are needed. `region` is an id ("BY-VI"). A row without an id gets "l:" and its country
 * and name, a country its code. Commas, semicolons or tabs part the columns.
 * @throws IntertieError `gazetteer.columns`, `gazetteer.value`, `gazetteer.csv`
 */
export function readGazetteerCsv(text: string, file: string): GazetteerEntry[] {
  const [head, ...rows] = parseRows(text, file);
  if (!head)
    throw new IntertieError(
      'gazetteer.empty',
      'no rows in the file',
      file,
      `the first line names the columns: ${COLUMNS.join(',')}`,
    );
  const columns = head.record.map((cell) => cell.trim().toLowerCase());
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    throw new IntertieError(
      'gazetteer.columns',
      `${file}, line 1: columns are missing`,
      missing.join(', '),
      `the first line names the columns: ${COLUMNS.join(',')}`,
    );
  }
  return rows.map(({ record, info }) => {
    const cells = new Map(columns.map((column, i) => [column, (record[i] ?? '').trim()]));
    return readRow((column) => cells.get(column) ?? '', { file, line: info.lines });
  });
}

type Parse = typeof import('csv-parse/sync').parse;

/** Loaded with the first list of an operator's own: reading texts does without. */
const loadParse = (): Parse => (createRequire(import.meta.url)('csv-parse/sync') as { parse: Parse }).parse;

function parseRows(text: string, file: string): ParsedRow[] {
  const firstLine = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'));
  const delimiter = firstLine.includes('\t')
    ? '\t'
    : firstLine.includes(';') && !firstLine.includes(',')
      ? ';'
      : ',';
  try {
    return loadParse()(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as ParsedRow[];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new IntertieError(
      'gazetteer.csv',
      `${file}: not a readable CSV`,
      message,
      'close every quotation mark, and save it as UTF-8 CSV',
      { cause: error },
    );
  }
}

function readRow(cell: (column: Column) => string, where: Where): GazetteerEntry {
  const name = cell('name');
  if (foldName(name) === '') throw refuseValue(where, 'name', name, 'every place needs a name with letters');
  const kind = cell('kind').toLowerCase();
  if (!PLACE_KINDS.includes(kind as PlaceKind))
    throw refuseValue(where, 'kind', cell('kind'), `write one of ${PLACE_KINDS.join(', ')}`);
  const country = readCountry(where, 'country', cell('country'));
  const region = cell('region');
  if (region !== '' && !/^[\w:.-]{2,60}$/.test(region)) {
    throw refuseValue(where, 'region', region, 'write the id of a region, as in BY-VI, or leave it empty');
  }
  const latitude = readNumber(where, 'latitude', cell('latitude'), -90, 90);
  const longitude = readNumber(where, 'longitude', cell('longitude'), -180, 180);
  if ((latitude === null) !== (longitude === null)) {
    throw refuseValue(
      where,
      latitude === null ? 'latitude' : 'longitude',
      '',
      'give both coordinates or neither',
    );
  }
  const fields = {
    latitude,
    longitude,
    population: readNumber(where, 'population', cell('population'), 0, 2e10),
    country,
  };
  const place = {
    id: readId(cell('id'), name, { kind, country }, where),
    kind: kind as PlaceKind,
    name,
    region: region === '' ? null : placeId(region),
    ...fields,
  };
  return makeEntry(
    place,
    cell('names')
      .split('|')
      .map((other) => other.trim()),
  );
}

/**
 * Ids of the bundled gazetteer may be used to add names to a place; others get "l:" in front. A country is known by its code, so that the places
 * of the file that name the code lie in it.
 */
function readId(
  text: string,
  name: string,
  { kind, country }: { readonly kind: string; readonly country: string | null },
  where: Where,
) {
  if (text === '' && kind === 'country' && country !== null) return placeId(country);
  if (text === '') return placeId(`l:${country ?? ''}.${foldName(name).replaceAll(' ', '-')}`);
  if (!/^[\w:.-]{1,80}$/.test(text))
    throw refuseValue(where, 'id', text, 'use letters, digits, ":", "." and "-" only, or leave it empty');
  return placeId(/^(g\d+|[lxdnr]:.+|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/.test(text) ? text : `l:${text}`);
}
