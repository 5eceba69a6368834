import type { PartialDate } from '../../base/index.js';
import type { Kind, Role, SourceKind, Status } from '../../vocabulary/index.js';

/** Where a value comes from: a column of the table, or the same text for every row. `key` is its place in the mapping. */
export type Cell =
  | { readonly column: string; readonly key: string }
  | { readonly value: string; readonly key: string };

/** A closed list's value from a cell; `values` translates the table's words. */
export interface Choice<T extends string> {
  readonly cell: Cell;
  readonly values: ReadonlyMap<string, T>;
}

export interface PlaceColumns {
  readonly role: Role;
  readonly name: Cell;
  readonly country: Cell | null;
  readonly latitude: Cell | null;
  readonly longitude: Cell | null;
  readonly population: Cell | null;
  /** Gazetteer id ("g524901", "RU-PRI") or bare GeoNames number. */
  readonly id: Cell | null;
}

export interface TableCollection {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly licence: string | null;
  readonly attribution: string | null;
}

export interface TableSource {
  readonly name: string;
  readonly kind: SourceKind | null;
  readonly country: string | null;
  readonly url: string | null;
  readonly licence: string | null;
}

export interface TableCoverage {
  readonly kind: Kind;
  readonly name: string;
  readonly countries: readonly string[];
}

/** How the columns of a table become statements (docs/how-to/import-a-table.md). */
export interface TableMapping {
  readonly file: string;
  /** The file's own text: part of what tells one import from another. */
  readonly text: string;
  readonly title: string;
  /** Slug in the method of its statements: "table:wikidata-twins". */
  readonly id: string;
  readonly tableDate: PartialDate | null;
  readonly delimiter: string | null;
  readonly encoding: string | null;
  readonly kind: Choice<Kind>;
  readonly status: Choice<Status>;
  readonly places: readonly PlaceColumns[];
  /** Countries as the table writes them, to ISO alpha-2, before the gazetteer is asked. */
  readonly countries: ReadonlyMap<string, string>;
  readonly date: Cell | null;
  readonly object: Cell | null;
  readonly amount: { readonly value: Cell; readonly unit: Cell; readonly scale: number } | null;
  /** Words of a column that turn the roles of the first two places around. */
  readonly direction: { readonly cell: Cell; readonly reversed: readonly string[] } | null;
  readonly source: TableSource;
  readonly collection: TableCollection | null;
  readonly coverage: readonly TableCoverage[];
}

/** Every cell of the mapping, for checking the columns. */
export function mappedCells(mapping: TableMapping): readonly Cell[] {
  const { kind, status, date, object, amount, direction, places } = mapping;
  const optional = [date, object, amount?.value, amount?.unit, direction?.cell];
  const ofPlaces = places.flatMap((p) => [p.name, p.country, p.latitude, p.longitude, p.population, p.id]);
  return [kind.cell, status.cell, ...optional, ...ofPlaces].filter(
    (cell) => cell !== null && cell !== undefined,
  );
}
