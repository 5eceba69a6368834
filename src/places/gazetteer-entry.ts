import { foldName, IntertieError, type PlaceId } from '../base/index.js';
import type { Place, PlaceKind } from './types.js';

/** A place from an operator's own list: what a pack holds. */
export interface GazetteerEntry extends Place {
  /** All names, the shown one first; never empty. */
  readonly names: readonly string[];
}

export const PLACE_KINDS: readonly PlaceKind[] = [
  'country',
  'region',
  'district',
  'city',
  'settlement',
  'area',
];

/** Fields an entry may leave out, with what stands for them. */
export const BLANK = {
  localName: null,
  country: null,
  region: null,
  parent: null,
  latitude: null,
  longitude: null,
  population: null,
  geonames: null,
  iso: null,
  seat: 0,
  validFrom: null,
  validTo: null,
} as const;

/** Builds an entry: names without empty ones and repeats (after folding), the shown name first. */
export function makeEntry(
  fields: Partial<Place> & { id: PlaceId; kind: PlaceKind; name: string },
  names: readonly string[],
): GazetteerEntry {
  const seen = new Set<string>();
  const kept = [fields.name, ...names].filter((name) => {
    const folded = foldName(name);
    if (folded === '' || seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
  const around = fields.region ?? fields.country ?? null;
  return {
    ...BLANK,
    // A country's code is its own id: it does not lie in itself.
    parent: around === fields.id ? null : around,
    ...fields,
    names: kept,
  } as GazetteerEntry;
}

/** Where in a file a value stands, for messages. */
export interface Where {
  readonly file: string;
  readonly line: number;
}

export function refuseValue(where: Where, column: string, value: string, remedy: string): IntertieError {
  return new IntertieError(
    'gazetteer.value',
    `${where.file}, line ${where.line}, column ${column}: not understood`,
    value === '' ? '(empty)' : value,
    remedy,
  );
}

/** A number in a range, or null for an empty cell. */
export function readNumber(
  where: Where,
  column: string,
  text: string,
  least: number,
  most: number,
): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const value = Number(trimmed);
  if (!/^[-+]?\d*\.?\d+$/.test(trimmed) || !(value >= least && value <= most)) {
    throw refuseValue(where, column, text, `write a number from ${least} to ${most}, with a decimal point`);
  }
  return value;
}

/** Two capital letters, or null for an empty cell. */
export function readCountry(where: Where, column: string, text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (!/^[A-Z]{2}$/.test(trimmed)) {
    throw refuseValue(where, column, text, 'write the ISO 3166-1 code of two capital letters, as in BY');
  }
  return trimmed;
}
