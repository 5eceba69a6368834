import { IntertieError } from '../../base/index.js';
import type { Frame } from '../frame.js';
import { RouteReader } from './route-reader.js';
import { lineError, pointOf } from './table-line.js';
import type { Airport, RouteRow } from './types.js';

/** A table of columns, with the names of those that play a part. */
export interface PartedFrame {
  readonly frame: Frame;
  /** Name of the column by its part: `{ latitude: 'latitude_deg' }`. */
  readonly columns: Readonly<Record<string, string>>;
  /** What messages call it. */
  readonly name: string;
}

type Cells = (row: number) => string | null;

/** The cells of the column that plays the part, null everywhere where none does. */
function cellsOf({ frame, columns }: PartedFrame, part: string): Cells {
  const column = frame.columns.get(columns[part] ?? part);
  if (column === undefined) return () => null;
  const told = (text: string): string | null => (text === '' || text === '\\N' ? null : text);
  if (column.kind === 'number')
    return (row) => (Number.isNaN(column.values[row]) ? null : String(column.values[row]));
  return (row) => {
    const code = column.codes[row] as number;
    return code < 0 ? null : told((column.labels[code] ?? '').trim());
  };
}

const SIZES: Readonly<Record<string, Airport['size']>> = {
  large_airport: 'large',
  medium_airport: 'medium',
  small_airport: 'small',
  large: 'large',
  medium: 'medium',
  small: 'small',
};
const yesOrNo = (cell: string | null): boolean | null =>
  cell === null ? null : /^(1|yes|true|y)$/i.test(cell);
const NOT_AIRPORTS = /^(closed|heliport|seaplane_base|balloonport|station|port)$/;

/**
 * Airports of a table by the parts of its columns: `code` (ICAO, IATA or its own), `latitude`, `longitude`, and where it has them `number`, `iata`,
 * `icao`, `name`, `town`, `country`, `size`, `kind`, `scheduled`, `runway` (metres) and `paved`.
 *
 * @returns the airports, and how many rows are closed or no airports
 * @throws IntertieError `table.line` for a row off the globe, `table.columns` for a table without an airport
 */
export function airportsOfFrame(table: PartedFrame): { airports: Airport[]; leftOut: number } {
  const part = (name: string) => cellsOf(table, name);
  const [code, number, iata, icao] = [part('code'), part('number'), part('iata'), part('icao')];
  const [latitude, longitude, name, town] = [part('latitude'), part('longitude'), part('name'), part('town')];
  const [country, size, kind] = [part('country'), part('size'), part('kind')];
  const [scheduled, runway, paved] = [part('scheduled'), part('runway'), part('paved')];
  const airports: Airport[] = [];
  let leftOut = 0;
  for (let row = 0; row < table.frame.rows; row++) {
    const type = size(row) ?? kind(row) ?? '';
    if (NOT_AIRPORTS.test(type) || NOT_AIRPORTS.test(kind(row) ?? '')) {
      leftOut++;
      continue;
    }
    const own = code(row);
    const known = own ?? iata(row) ?? icao(row) ?? number(row);
    if (known === null)
      throw lineError(
        table.name,
        row + 2,
        'an airport without a code',
        '(empty)',
        'give each airport a code',
      );
    const three = iata(row) ?? (/^[A-Z]{3}$/.test(own ?? '') ? own : null);
    const four = icao(row) ?? (/^[A-Z0-9]{4}$/.test(own ?? '') ? own : null);
    const metres = Number(runway(row) ?? 0);
    const nation = country(row);
    airports.push({
      id: number(row) ?? known,
      code: three ?? four ?? known,
      iata: three,
      icao: four,
      name: name(row) ?? known,
      town: town(row),
      country: nation !== null && /^[A-Z]{2}$/.test(nation) ? nation : null,
      ...pointOf(latitude(row), longitude(row), table.name, row + 2),
      size: SIZES[type] ?? null,
      scheduled: yesOrNo(scheduled(row)),
      runway: metres > 0 ? metres : null,
      paved: yesOrNo(paved(row)),
    });
  }
  if (airports.length === 0)
    throw new IntertieError(
      'table.columns',
      'a table without an airport',
      table.name,
      "use OurAirports' airports.csv or OpenFlights' airports.dat",
    );
  return { airports, leftOut };
}

/**
 * Routes of a table by the parts of its columns: `source` and `destination`, and where it has them `airline`, `source_number`, `destination_number`,
 * `codeshare` and `stops`.
 *
 * @throws IntertieError `table.line`
 */
export function routesOfFrame(table: PartedFrame): {
  routes: readonly RouteRow[];
  leftOut: RouteReader['leftOut'];
} {
  const parts = [
    'airline',
    'airline_number',
    'source',
    'source_number',
    'destination',
    'destination_number',
    'codeshare',
    'stops',
    'equipment',
  ];
  const cells = parts.map((part) => cellsOf(table, part));
  const reader = new RouteReader(parts, table.name);
  for (let row = 0; row < table.frame.rows; row++)
    reader.add(
      cells.map((cell) => cell(row) ?? ''),
      row + 2,
    );
  return { routes: reader.routes, leftOut: reader.leftOut };
}
