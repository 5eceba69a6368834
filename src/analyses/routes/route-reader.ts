import { IntertieError } from '../../base/index.js';
import { cellOf, lineError } from './table-line.js';
import type { RouteRow } from './types.js';

/** The columns of OpenFlights' `routes.dat`, which has no header line: airline, number, from, number, to, number, codeshare, stops, equipment. */
const COLUMNS = 9;
const AIRPORT = /^[A-Z0-9]{3,4}$/;

/**
 * Takes the rows of a network of routes in the format of OpenFlights' `routes.dat`. A header line is passed over. Services with stops on their way
 * are no direct ones: left out and counted, as are routes from an airport to itself.
 *
 * @example
 * const reader = new RouteReader(['2B', '410', 'AER', '2965', 'KZN', '2990', '', '0', 'CR2'], 'routes.dat');
 * reader.routes[0]?.to; // 'KZN'
 */
export class RouteReader {
  readonly routes: RouteRow[] = [];
  readonly leftOut = { withStops: 0, toItself: 0, withoutAirport: 0 };

  /**
   * @param first the first line of the file
   * @throws IntertieError `table.columns` for another format, `table.line`
   */
  constructor(
    first: readonly string[],
    private readonly file: string,
  ) {
    if (first.length !== COLUMNS)
      throw new IntertieError(
        'table.columns',
        'not a table of routes',
        `${file}: ${first.length} columns`,
        "use the format of OpenFlights' routes.dat: airline, its number, from, its number, to, its number, codeshare, stops, equipment",
      );
    if (!/^airline/i.test(first[0] ?? '')) this.add(first, 1);
  }

  /** @throws IntertieError `table.line` naming the line */
  add(cells: readonly string[], line: number): void {
    if (cells.length !== COLUMNS)
      throw lineError(
        this.file,
        line,
        'not a line of routes',
        `${cells.length} cells of ${COLUMNS}`,
        'mend the line, or take the file anew',
      );
    const stops = cellOf(cells, 7) ?? '0';
    if (!/^\d+$/.test(stops))
      throw lineError(this.file, line, 'no number of stops', stops, 'write 0 for a direct service');
    const airline = cellOf(cells, 0) ?? cellOf(cells, 1);
    const [from, to] = [this.#code(cells, 2, line), this.#code(cells, 4, line)];
    const [fromNumber, toNumber] = [cellOf(cells, 3), cellOf(cells, 5)];
    if ((from ?? fromNumber) === null || (to ?? toNumber) === null) this.leftOut.withoutAirport++;
    else if (stops !== '0') this.leftOut.withStops++;
    else if (from === null ? fromNumber === toNumber : from === to) this.leftOut.toItself++;
    else
      this.routes.push({
        airline: airline ?? '',
        from,
        fromNumber,
        to,
        toNumber,
        codeshare: cellOf(cells, 6) !== null,
      });
  }

  #code(cells: readonly string[], at: number, line: number): string | null {
    const code = cellOf(cells, at);
    if (code === null || AIRPORT.test(code)) return code;
    throw lineError(
      this.file,
      line,
      'not the code of an airport',
      code,
      'write its IATA code of three or its ICAO code of four letters, or \\N',
    );
  }
}
