import type { CoverageRow } from '../store/index.js';
import type { Kind } from '../vocabulary/index.js';

/**
 * Names of the tables and registries that cover ties of the kind between the countries: between some two of them, or, when
 * only one is named, between it and any other. Without doubles, in the order of the rows.
 */
export function searchedFor(
  coverage: readonly CoverageRow[],
  kind: Kind,
  countries: ReadonlySet<string>,
): readonly string[] {
  const covers = ({ country_a: a, country_b: b }: CoverageRow) =>
    countries.size === 1 || b === null
      ? b === null && (countries.has(a) || a === ANY)
      : countries.has(a) && countries.has(b) && (a !== b || countries.size === 1);
  return [...new Set(coverage.filter((row) => row.kind === kind && covers(row)).map((row) => row.name))];
}

/** A table of the whole world may cover any pair. */
const ANY = '*';
