import { type Amount, IntertieError, type PartialDate, tryPartialDate } from '../../base/index.js';
import { KINDS, type Kind, type Role, STATUSES, type Status } from '../../vocabulary/index.js';
import type { TableRow } from './read-table.js';
import {
  type Cell,
  type Choice,
  mappedCells,
  type PlaceColumns,
  type TableMapping,
} from './table-mapping.js';

/** A place as a row tells it. */
export interface RowPlace {
  readonly role: Role;
  readonly name: string;
  /** As written: a name or a code. */
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly population: number | null;
  readonly id: string | null;
}

/** A row read by the mapping, before its places are matched. */
export interface RowDraft {
  readonly line: number;
  /** "column: value; column: value": the row's passage, one line. */
  readonly passage: string;
  readonly kind: Kind;
  readonly status: Status;
  readonly places: readonly RowPlace[];
  readonly date: PartialDate | null;
  readonly object: string | null;
  readonly amount: Amount | null;
}

/** Why a row was left out, or a value of it. */
export interface BadRow {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly why: string;
}

class BadCell extends Error {
  constructor(
    readonly column: string,
    readonly value: string,
    readonly why: string,
  ) {
    super(why);
  }
}

/**
 * A function that reads rows by the mapping.
 *
 * @throws IntertieError `table.missing_column` at once, naming the column, the key of the mapping and the columns found
 */
export function rowReader(
  columns: readonly string[],
  mapping: TableMapping,
  path: string,
): (row: TableRow) => RowDraft | BadRow {
  const positions = new Map<string, number>();
  for (const [i, column] of columns.entries()) if (!positions.has(column)) positions.set(column, i);
  for (const cell of mappedCells(mapping)) {
    if ('value' in cell || positions.has(cell.column)) continue;
    throw new IntertieError(
      'table.missing_column',
      'the table has no such column',
      `${cell.column} (${path}; ${mapping.file} at ${cell.key})`,
      `correct the mapping; columns found: ${columns.join(', ')}`,
    );
  }
  return (row) => {
    try {
      return draftOf(row, columns, mapping, (cell) =>
        'value' in cell ? cell.value : (row.cells[positions.get(cell.column) ?? -1] ?? '').trim(),
      );
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      return { line: row.line, column: error.column, value: error.value.slice(0, 200), why: error.why };
    }
  };
}

type Get = (cell: Cell) => string;

function draftOf(row: TableRow, columns: readonly string[], mapping: TableMapping, get: Get): RowDraft {
  if (row.cells.length !== columns.length) {
    const why = `${row.cells.length} values where the header has ${columns.length} columns`;
    throw new BadCell('', row.cells.join(' | '), why);
  }
  const broken = row.cells.findIndex((cell) => cell.includes('\ufffd'));
  if (broken >= 0) {
    throw new BadCell(
      columns[broken] ?? '',
      row.cells[broken] ?? '',
      'characters that the charset cannot read',
    );
  }
  const places = mapping.places.map((place) => placeOf(place, get));
  const { direction } = mapping;
  const turned = direction?.reversed.includes(get(direction.cell).toLowerCase()) ?? false;
  return {
    line: row.line,
    passage: passageOf(row, columns),
    kind: choiceOf(mapping.kind, KINDS, get),
    status: choiceOf(mapping.status, STATUSES, get),
    places: turned ? exchangeRoles(places) : places,
    date: dateOf(mapping.date, get),
    object: mapping.object ? get(mapping.object) || null : null,
    amount: amountOf(mapping, get),
  };
}

function passageOf(row: TableRow, columns: readonly string[]): string {
  const parts = row.cells.flatMap((cell, i) => {
    const value = cell.replace(/\s+/g, ' ').trim();
    return value === '' ? [] : [`${columns[i]}: ${value}`];
  });
  return parts.join('; ');
}

/** The first place takes the second's part and the other way round. */
function exchangeRoles(places: readonly RowPlace[]): readonly RowPlace[] {
  const [first, second, ...rest] = places;
  if (!first || !second) return places;
  return [{ ...first, role: second.role }, { ...second, role: first.role }, ...rest];
}

const columnOf = (cell: Cell): string => ('column' in cell ? cell.column : cell.key);

function numberOf(cell: Cell | null, get: Get): number | null {
  if (cell === null) return null;
  const text = get(cell);
  if (text === '') return null;
  // A decimal comma is read as such; thousands may be parted by blanks.
  const plain = text.replace(/[\s\u00a0]/g, '').replace(/^(-?\d+),(\d+)$/, '$1.$2');
  const value = Number(plain);
  if (Number.isFinite(value)) return value;
  throw new BadCell(columnOf(cell), text, 'not a number');
}

function degreesOf(cell: Cell | null, most: number, get: Get): number | null {
  const value = numberOf(cell, get);
  if (cell === null || value === null || Math.abs(value) <= most) return value;
  throw new BadCell(columnOf(cell), get(cell), `not between -${most} and ${most} degrees`);
}

function placeOf(place: PlaceColumns, get: Get): RowPlace {
  const name = get(place.name);
  if (name === '') throw new BadCell(columnOf(place.name), '', 'no name');
  const latitude = degreesOf(place.latitude, 90, get);
  const longitude = degreesOf(place.longitude, 180, get);
  const known = latitude !== null && longitude !== null;
  const population = numberOf(place.population, get);
  return {
    role: place.role,
    name,
    country: place.country ? get(place.country) || null : null,
    latitude: known ? latitude : null,
    longitude: known ? longitude : null,
    population: population !== null && population >= 0 ? Math.round(population) : null,
    id: place.id ? get(place.id) || null : null,
  };
}

function choiceOf<T extends string>(choice: Choice<T>, list: readonly T[], get: Get): T {
  const text = get(choice.cell);
  const found = choice.values.get(text.toLowerCase()) ?? list.find((one) => one === text);
  if (found !== undefined) return found;
  throw new BadCell(columnOf(choice.cell), text, `neither under values nor one of ${list.join(', ')}`);
}

function dateOf(cell: Cell | null, get: Get): PartialDate | null {
  if (cell === null) return null;
  const text = get(cell);
  if (text === '') return null;
  const date = tryPartialDate(text) ?? tryPartialDate(/^(\d{4}-\d{2}-\d{2})[T ]/.exec(text)?.[1]);
  if (date !== null) return date;
  throw new BadCell(columnOf(cell), text, 'not a date such as 2017, 2017-07 or 2017-07-14');
}

function amountOf({ amount }: TableMapping, get: Get): Amount | null {
  if (amount === null) return null;
  const value = numberOf(amount.value, get);
  if (value === null) return null;
  return { value: value * amount.scale, unit: get(amount.unit), qualifier: null, text: get(amount.value) };
}
