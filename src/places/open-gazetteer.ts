import { type PlaceId, placeId } from '../base/index.js';
import { DesignatedNames } from './designated-names.js';
import { nameData } from './name-data.js';
import { NameTable } from './name-table.js';
import { COUNTRY_LANGUAGE, labelIn, type PlaceName, readNames } from './place-names.js';
import { NO_DEGREES, readIndex } from './read-index.js';
import { RegionLikeness } from './region-likeness.js';
import { searchNames } from './search-names.js';
import type { Candidate, DesignatedPlace, Gazetteer, Place, PlaceKind } from './types.js';
import { applyWorldview, type ViewedColumns } from './worldview.js';

const KINDS: readonly PlaceKind[] = ['country', 'region', 'district', 'city', 'settlement', 'area'];
const isTown = (kind: PlaceKind | undefined): boolean => kind === 'city' || kind === 'settlement';
const NONE: readonly Place[] = Object.freeze([]);
const ISO = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;
const MOST_NAMES = 40;
/** Names kept for each language. */
const MOST_LABELS = 10_000;

/**
 * Opens the bytes of an index file. Pure: nothing is read from disk. `worldview` is "un" unless given.
 * @throws IntertieError `gazetteer.unreadable`, `gazetteer.worldview`
 * @example openGazetteer(readFileSync('data/gazetteer/index.bin')).named('vladivostok')[0]?.id; // 'g2013348'
 */
export function openGazetteer(bytes: Uint8Array, worldview = 'un'): Gazetteer {
  return new IndexGazetteer(applyWorldview(readIndex(bytes), worldview), worldview);
}

class IndexGazetteer implements Gazetteer {
  readonly size: number;
  readonly #table: NameTable;
  readonly #places: (Place | undefined)[];
  readonly #byId: ReadonlyMap<string, number>;
  readonly #years: ReadonlyMap<string, readonly [number | null, number | null]>;
  readonly #members: ReadonlyMap<string, readonly string[]>;
  /** A holder (index plus one) and all above it: the places that a place within it lies in. */
  readonly #above = new Map<number, readonly Place[]>();
  /** Where the places made so far stand. */
  readonly #made = new Map<string, number>();
  /** Names in a language by the number of the place: reading asks for those of namesakes again and again. */
  readonly #labels = new Map<string, Map<number, string>>();
  /** Made on first use. */
  #likeness: RegionLikeness | undefined;
  #designated: DesignatedNames | undefined;

  constructor(
    private readonly columns: ViewedColumns,
    readonly worldview: string,
  ) {
    this.size = columns.header.places;
    this.#table = new NameTable(columns);
    this.#places = new Array(this.size);
    this.#byId = new Map(columns.ids.map((id, index) => [id, index]));
    this.#years = new Map(columns.header.years.map(([id, from, to]) => [id, [from, to]]));
    this.#members = new Map(columns.header.members);
  }

  get(id: PlaceId): Place | undefined {
    const index = this.#indexOf(id);
    return index < 0 ? undefined : this.#place(index);
  }

  named(foldedName: string): readonly Place[] {
    let held = this.#table.find(foldedName);
    if (held === 0) return NONE;
    const found: Place[] = [];
    for (; held !== 0; held = this.#table.following(held)) {
      const place = this.#place(this.#table.owners[held - 1] ?? 0);
      if (!found.includes(place)) found.push(place);
    }
    return found.reverse();
  }

  startsName(foldedWord: string): boolean {
    return this.#table.startsName(foldedWord);
  }

  ancestors(id: PlaceId): readonly Place[] {
    const at = this.#indexOf(id);
    const parent = at < 0 ? 0 : (this.columns.parent[at] ?? 0);
    if (parent === 0) return NONE;
    const before = this.#above.get(parent);
    if (before) return before;
    const found: Place[] = [];
    for (let next = parent; next !== 0 && found.length < 8; next = this.columns.parent[next - 1] ?? 0)
      found.push(this.#place(next - 1));
    this.#above.set(parent, found);
    return found;
  }

  members(id: PlaceId): readonly Place[] {
    const found: Place[] = [];
    const parent = this.#indexOf(id) + 1;
    if (parent > 0)
      for (let index = 0; index < this.size; index++)
        if (this.columns.parent[index] === parent) found.push(this.#place(index));
    return found;
  }

  contains(outer: PlaceId, inner: PlaceId): boolean {
    if (outer === inner) return true;
    const above = this.ancestors(inner);
    for (const { id } of above) if (id === outer) return true;
    return this.#members.has(outer) && this.#holds(outer, [inner, ...above.map(({ id }) => id)], 0);
  }

  /** An area's members may be areas themselves (the Far East is a part of Asia). */
  #holds(area: string, chain: readonly string[], depth: number): boolean {
    const members = this.#members.get(area);
    if (!members || depth > 4) return false;
    return members.some((member) => chain.includes(member) || this.#holds(member, chain, depth + 1));
  }

  nameIn(id: PlaceId, language: string): string {
    const index = this.#indexOf(id);
    if (index < 0) return id;
    let labels = this.#labels.get(language);
    if (labels === undefined || labels.size >= MOST_LABELS) {
      labels = new Map();
      this.#labels.set(language, labels);
    }
    const before = labels.get(index);
    if (before !== undefined) return before;
    const label = this.#labelOf(index, language) ?? id;
    labels.set(index, label);
    return label;
  }

  #labelOf(index: number, language: string): string | undefined {
    const primary = language.split('-')[0] ?? language;
    const names = this.#names(index);
    const fallback = names[0]?.text;
    if (primary === 'en') return fallback;
    return labelIn(names, language) ?? labelIn(names, primary) ?? fallback;
  }

  names(id: PlaceId): readonly string[] {
    const index = this.#indexOf(id);
    if (index < 0) return [];
    return this.#names(index)
      .slice(0, MOST_NAMES)
      .map((name) => name.text);
  }

  designated(foldedCore: string): readonly DesignatedPlace[] {
    this.#designated ??= new DesignatedNames(
      this.#table,
      nameData().designators.filter((word) => word.level !== 'town'),
      (place) => !isTown(KINDS[this.columns.kind[place] ?? 5]),
    );
    return this.#designated
      .of(foldedCore)
      .map(({ place, name, levels }) => ({ place: this.#place(place), name, levels }));
  }

  regionsLike(foldedName: string, edits: number): readonly Place[] {
    this.#likeness ??= new RegionLikeness(this.#table, (place) => {
      const kind = KINDS[this.columns.kind[place] ?? 5];
      return kind === 'region' || kind === 'district';
    });
    return this.#likeness.near(foldedName, edits).map((index) => this.#place(index));
  }

  towns(people: number): readonly Place[] {
    const { kind, population, latitude } = this.columns;
    const found: Place[] = [];
    for (let index = 0; index < this.size; index++)
      if (
        isTown(KINDS[kind[index] ?? 5]) &&
        (population[index] ?? 0) >= people &&
        (latitude[index] ?? NO_DEGREES) !== NO_DEGREES
      )
        found.push(this.#place(index));
    return found;
  }

  search(query: string, limit: number): readonly Candidate[] {
    return searchNames(this.#table, query, limit, (index) => this.#place(index));
  }

  #indexOf(id: string): number {
    const special = this.#byId.get(id);
    if (special !== undefined) return special;
    const made = this.#made.get(id);
    if (made !== undefined) return made;
    if (!/^g\d+$/.test(id)) return -1;
    const wanted = Number(id.slice(1));
    const { geonames, header } = this.columns;
    let low = header.special;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = geonames[middle] ?? 0;
      if (at === wanted) return middle;
      if (at < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  #id(index: number): PlaceId {
    return placeId(this.columns.ids[index] ?? `g${this.columns.geonames[index]}`);
  }

  #names(index: number): PlaceName[] {
    const [start, end] = this.#table.bytesOf(index);
    return readNames(this.columns.names, start, end);
  }

  #place(index: number): Place {
    const known = this.#places[index];
    if (known) return known;
    const place = Object.freeze(this.#make(index));
    this.#places[index] = place;
    this.#made.set(place.id, index);
    return place;
  }

  #make(index: number): Place {
    const c = this.columns;
    const id = this.#id(index);
    const names = this.#names(index);
    const country = c.countries[(c.country[index] ?? 0) - 1] ?? null;
    const region = c.region[index] ?? 0;
    const parent = c.parent[index] ?? 0;
    const latitude = c.latitude[index] ?? NO_DEGREES;
    const longitude = c.longitude[index] ?? NO_DEGREES;
    const [validFrom, validTo] = this.#years.get(id) ?? [null, null];
    const seat = c.seat[index] ?? 0;
    const language = COUNTRY_LANGUAGE[country ?? ''];
    return {
      id,
      kind: KINDS[c.kind[index] ?? 5] ?? 'area',
      name: names[0]?.text ?? id,
      localName: labelIn(names, 'local') ?? (language ? labelIn(names, language) : null),
      country,
      region: region === 0 ? null : this.#id(region - 1),
      parent: parent === 0 ? null : this.#id(parent - 1),
      latitude: latitude === NO_DEGREES ? null : latitude / 1e4,
      longitude: longitude === NO_DEGREES ? null : longitude / 1e4,
      population: c.population[index] || null,
      geonames: c.geonames[index] || null,
      iso: ISO.test(id) ? id : null,
      seat: seat === 1 || seat === 2 || seat === 3 ? seat : 0,
      validFrom,
      validTo,
    };
  }
}
