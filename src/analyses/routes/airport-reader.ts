import { IntertieError } from '../../base/index.js';
import { cellOf, lineError, pointOf } from './table-line.js';
import type { Airport, Runway } from './types.js';

const SIZES: Readonly<Record<string, Airport['size']>> = {
  large_airport: 'large',
  medium_airport: 'medium',
  small_airport: 'small',
};
/** Places of OpenFlights' `airports.dat`, which has no header line. */
const OPEN_FLIGHTS = { id: 0, name: 1, town: 2, iata: 4, icao: 5, latitude: 6, longitude: 7, kind: 12 };
const OPEN_FLIGHTS_COLUMNS = 14;
const CODE = /^[A-Z0-9]{3,4}$/;

/**
 * Takes the rows of a table of airports: OurAirports' `airports.csv` (told by its header), the table bundled with Intertie (the same, with
 * `runway_m` and `runway_paved`), or OpenFlights' `airports.dat` (no header: the first line is a row). Heliports, seaplane bases, balloon ports,
 * closed airports and stations of trains and ferries are left out and counted.
 *
 * @example
 * const reader = new AirportReader(header, 'airports.csv');
 * for (const { cells, line } of rows) reader.add(cells, line);
 * reader.airports.length;
 */
export class AirportReader {
  readonly airports: Airport[] = [];
  readonly leftOut = { closed: 0, notAnAirport: 0 };
  readonly #at: ReadonlyMap<string, number> | null;
  readonly #runways: ReadonlyMap<string, Runway>;

  /**
   * @param first the first line of the file
   * @param runways longest runways by `ident`, when they stand in another file
   * @throws IntertieError `table.columns` for neither of the formats, `table.line` for a first row that cannot be read
   */
  constructor(
    first: readonly string[],
    private readonly file: string,
    runways: ReadonlyMap<string, Runway> = new Map(),
  ) {
    this.#runways = runways;
    if (first.includes('latitude_deg')) {
      this.#at = new Map(first.map((name, i) => [name, i]));
      for (const name of ['ident', 'type', 'name', 'longitude_deg'])
        if (!this.#at.has(name)) throw notAirports(`${file}: ${name} is missing`);
      return;
    }
    this.#at = null;
    if (first.length !== OPEN_FLIGHTS_COLUMNS || !/^\d+$/.test(first[0] ?? ''))
      throw notAirports(`${file}: ${first.slice(0, 4).join(', ').slice(0, 80)}`);
    this.add(first, 1);
  }

  /** @throws IntertieError `table.line` naming the line */
  add(cells: readonly string[], line: number): void {
    if (this.#at === null) this.#addOpenFlights(cells, line);
    else this.#addOurAirports(cells, line, this.#at);
  }

  #addOurAirports(cells: readonly string[], line: number, at: ReadonlyMap<string, number>): void {
    const cell = (name: string) => cellOf(cells, at.get(name) ?? -1);
    const type = cell('type');
    const size = SIZES[type ?? ''];
    if (size === undefined) {
      if (type === 'closed') this.leftOut.closed++;
      else this.leftOut.notAnAirport++;
      return;
    }
    const id = cell('ident');
    if (id === null)
      throw lineError(
        this.file,
        line,
        'an airport without its ident',
        '(empty)',
        'give each airport an ident',
      );
    const iata = codeOf(cell('iata_code'));
    const icao = codeOf(cell('icao_code') ?? cell('gps_code') ?? id);
    const region = cell('iso_region');
    const scheduled = cell('scheduled_service');
    const length = Number(cell('runway_m') ?? 0);
    const paved = cell('runway_paved');
    const listed: Runway | undefined =
      length > 0
        ? { length, paved: paved === null ? null : paved === 'yes' || paved === '1' }
        : this.#runways.get(id);
    this.airports.push({
      id,
      code: iata ?? icao ?? id,
      iata,
      icao,
      name: cell('name') ?? id,
      town: cell('municipality'),
      country: cell('iso_country') ?? region?.slice(0, 2) ?? null,
      ...pointOf(cell('latitude_deg'), cell('longitude_deg'), this.file, line),
      size,
      scheduled: scheduled === 'yes' || scheduled === '1' ? true : scheduled === null ? null : false,
      runway: listed?.length ?? null,
      paved: listed?.paved ?? null,
    });
  }

  #addOpenFlights(cells: readonly string[], line: number): void {
    if (cells.length !== OPEN_FLIGHTS_COLUMNS)
      throw lineError(
        this.file,
        line,
        "not a line of OpenFlights' airports",
        `${cells.length} cells of ${OPEN_FLIGHTS_COLUMNS}`,
        'put quotation marks around cells that hold commas, or take the file anew',
      );
    const cell = (name: keyof typeof OPEN_FLIGHTS) => cellOf(cells, OPEN_FLIGHTS[name]);
    const kind = cell('kind');
    if (kind !== null && kind !== 'airport' && kind !== 'unknown') {
      this.leftOut.notAnAirport++;
      return;
    }
    const id = cell('id') ?? '';
    const [iata, icao] = [codeOf(cell('iata')), codeOf(cell('icao'))];
    this.airports.push({
      id,
      code: iata ?? icao ?? id,
      iata,
      icao,
      name: cell('name') ?? id,
      town: cell('town'),
      country: null,
      ...pointOf(cell('latitude'), cell('longitude'), this.file, line),
      size: null,
      scheduled: null,
      runway: null,
      paved: null,
    });
  }
}

function codeOf(cell: string | null): string | null {
  return cell !== null && CODE.test(cell) ? cell : null;
}

function notAirports(value: string): IntertieError {
  return new IntertieError(
    'table.columns',
    'not a table of airports',
    value,
    "use OurAirports' airports.csv with its header line, or OpenFlights' airports.dat as it is",
  );
}
