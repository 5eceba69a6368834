import { foldName } from '../../base/index.js';

/** Endings of the languages that are read: "Могилёва", "Mogilev's", "Georgian". */
const LONGEST_ENDING = 3;
const SHORTEST_STEM = 3;

/**
 * True when two surfaces that were read as one place are the same name, whatever its case or ending. Two names of one place ("Russia" and
 * "the RF") are not the same name: one may be read wrong and the other right.
 *
 * @example sameSurface('Cordoba', "Córdoba's"); // true
 */
export function sameSurface(a: string, b: string): boolean {
  const [short, long] = [foldName(a), foldName(b)].sort((one, other) => one.length - other.length);
  if (short === undefined || long === undefined || short === '') return false;
  if (short === long) return true;
  const stem = Math.max(SHORTEST_STEM, short.length - LONGEST_ENDING);
  return long.length - short.length <= LONGEST_ENDING && short.slice(0, stem) === long.slice(0, stem);
}
