import { IntertieError } from '../../base/index.js';
import { cellOf, lineError } from './table-line.js';
import type { Runway } from './types.js';

const METRES_A_FOOT = 0.3048;
/** Surfaces by the word that they begin with, in OurAirports' many spellings. */
const PAVED = /^(asp|aphalt|con|bit|pem|mac|tar|paved|cop|bri|seal|c$|b$|a$)/i;
const UNPAVED =
  /^(tur|gr[aesv]|gvl|dirt|earth|san|cla|lat|cor|soi|sod|mud|ice|sno|wat|woo|mat|psp|met|pi[cç]|tre|unp|uns|rock|salt|shale|g$|s$|t$|w$)/i;

/** True for asphalt, concrete and the like, false for grass, gravel, ice or water, null for a word that says neither. */
export function isPaved(surface: string | null): boolean | null {
  if (surface === null) return null;
  if (PAVED.test(surface)) return true;
  return UNPAVED.test(surface) ? false : null;
}

/**
 * Takes the rows of OurAirports' `runways.csv` and keeps the longest open runway of each airport by its `ident`. Closed runways and those
 * without a length are counted. Lengths come in feet and are kept in metres.
 *
 * @example
 * const reader = new RunwayReader(['airport_ident', 'length_ft', 'surface', 'closed'], 'runways.csv');
 * reader.add(['UMMS', '11946', 'ASP', '0'], 2);
 * reader.longest.get('UMMS'); // { length: 3641, paved: true }
 */
export class RunwayReader {
  readonly longest = new Map<string, Runway>();
  readonly leftOut = { closed: 0, lengthUnknown: 0 };
  readonly #at: Readonly<Record<'ident' | 'length' | 'surface' | 'closed', number>>;

  /** @throws IntertieError `table.columns` naming the column that is missing */
  constructor(
    columns: readonly string[],
    private readonly file: string,
  ) {
    const at = (name: string): number => {
      const index = columns.indexOf(name);
      if (index >= 0) return index;
      throw new IntertieError(
        'table.columns',
        'no table of runways: a column is missing',
        `${file}: ${name}`,
        "use OurAirports' runways.csv, with its header line",
      );
    };
    this.#at = {
      ident: at('airport_ident'),
      length: at('length_ft'),
      surface: at('surface'),
      closed: at('closed'),
    };
  }

  /** @throws IntertieError `table.line` for a length that is no number or below zero */
  add(cells: readonly string[], line: number): void {
    const ident = cellOf(cells, this.#at.ident);
    if (ident === null)
      throw lineError(
        this.file,
        line,
        'a runway of no airport',
        '(empty airport_ident)',
        'write the ident of its airport',
      );
    const closed = cellOf(cells, this.#at.closed);
    if (closed === '1' || closed === 'true') {
      this.leftOut.closed++;
      return;
    }
    const feet = cellOf(cells, this.#at.length);
    if (feet !== null && !(Number(feet) >= 0))
      throw lineError(
        this.file,
        line,
        'no length of a runway',
        feet,
        'write feet as a number, or leave it empty',
      );
    const length = Math.round(Number(feet ?? 0) * METRES_A_FOOT);
    if (length === 0) {
      this.leftOut.lengthUnknown++;
      return;
    }
    if (length > (this.longest.get(ident)?.length ?? 0))
      this.longest.set(ident, { length, paved: isPaved(cellOf(cells, this.#at.surface)) });
  }
}
