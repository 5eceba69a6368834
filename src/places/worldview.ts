import { IntertieError } from '../base/index.js';
import type { IndexColumns } from './read-index.js';

/** Columns of an index as one worldview has them. */
export interface ViewedColumns extends Omit<IndexColumns, 'country' | 'region' | 'parent' | 'kind' | 'ids'> {
  readonly ids: string[];
  readonly kind: Uint8Array;
  readonly country: Uint16Array;
  readonly region: Uint32Array;
  readonly parent: Uint32Array;
  /** ISO codes; `country[i] - 1` is an index into it. */
  readonly countries: string[];
}

/**
 * The columns with the differences of a worldview worked in (`data/gazetteer/worldviews.yaml`).
 * @throws IntertieError `gazetteer.worldview` when the index does not know it.
 */
export function applyWorldview(columns: IndexColumns, name: string): ViewedColumns {
  const { header } = columns;
  const view = header.views[name];
  if (view === undefined) {
    const known = Object.keys(header.views).join(', ');
    throw new IntertieError('gazetteer.worldview', 'unknown worldview', name, `use one of: ${known}`);
  }
  const viewed: ViewedColumns = { ...columns, ids: [...columns.ids], countries: [...header.countries] };
  if (view === null || (!view.move && !view.countries)) return viewed;
  const changed = {
    ...viewed,
    kind: columns.kind.slice(),
    country: columns.country.slice(),
    region: columns.region.slice(),
    parent: columns.parent.slice(),
  };
  for (const [region, country] of Object.entries(view.move ?? {})) {
    moveRegion(changed, indexOf(changed, region), codeOf(changed, country), indexOf(changed, country) + 1);
  }
  for (const { id, code, region, regions = [] } of view.countries ?? []) {
    const number = code === null ? 0 : codeOf(changed, code);
    const root = region === undefined ? indexOf(changed, id) : indexOf(changed, region);
    makeCountry(changed, root, id, number);
    if (region !== undefined) {
      for (let i = 0; i < changed.region.length; i++) {
        if (changed.region[i] !== root + 1) continue;
        changed.country[i] = number;
        changed.region[i] = 0;
      }
    }
    for (const part of regions) moveRegion(changed, indexOf(changed, part), number, root + 1);
  }
  return changed;
}

function indexOf(columns: ViewedColumns, id: string): number {
  const index = columns.ids.indexOf(id);
  if (index < 0) {
    throw new IntertieError(
      'gazetteer.worldview',
      'a worldview names an unknown place',
      id,
      'correct data/gazetteer/worldviews.yaml',
    );
  }
  return index;
}

function codeOf(columns: ViewedColumns, country: string): number {
  const at = columns.countries.indexOf(country);
  return at >= 0 ? at + 1 : columns.countries.push(country);
}

function makeCountry(columns: ViewedColumns, index: number, id: string, country: number): void {
  columns.ids[index] = id;
  columns.kind[index] = 0;
  columns.country[index] = country;
  columns.parent[index] = 0;
}

function moveRegion(columns: ViewedColumns, region: number, country: number, parent: number): void {
  columns.country[region] = country;
  columns.parent[region] = parent;
  for (let i = 0; i < columns.region.length; i++) {
    if (columns.region[i] === region + 1) columns.country[i] = country;
  }
}
