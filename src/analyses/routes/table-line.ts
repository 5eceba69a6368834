import { IntertieError } from '../../base/index.js';

/** A cell that says nothing: empty, or OpenFlights' `\N`. */
export function cellOf(cells: readonly string[], at: number): string | null {
  const cell = at < 0 ? '' : (cells[at] ?? '').trim();
  return cell === '' || cell === '\\N' ? null : cell;
}

/** The refusal of one line of a table, naming file and line. */
export function lineError(file: string, line: number, problem: string, value: string, remedy: string) {
  return new IntertieError('table.line', problem, `${file}, line ${line}: ${value}`, remedy);
}

/**
 * Degrees from two cells.
 * @throws IntertieError `table.line` when they are no numbers or lie off the globe
 */
export function pointOf(
  latitude: string | null,
  longitude: string | null,
  file: string,
  line: number,
): { latitude: number; longitude: number } {
  const [lat, lng] = [Number(latitude ?? Number.NaN), Number(longitude ?? Number.NaN)];
  if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180))
    throw lineError(
      file,
      line,
      'no place on the globe',
      `${latitude ?? '(empty)'}, ${longitude ?? '(empty)'}`,
      'give latitude from -90 to 90 and longitude from -180 to 180, in degrees with a decimal point',
    );
  return { latitude: lat, longitude: lng };
}
