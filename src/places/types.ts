import type { PlaceId } from '../base/index.js';
import type { DesignatorLevel } from './name-data.js';

/**
 * `district` is a raion, county or other second-level area; `city` and `settlement` differ by size or rank only;
 * `area` is what has no government: natural features, islands, macro-regions, supranational bodies.
 */
export type PlaceKind = 'country' | 'region' | 'district' | 'city' | 'settlement' | 'area';

/** The contract's four kinds. Districts count as regions, settlements as cities, areas as other. */
export type ContractPlaceKind = 'country' | 'region' | 'city' | 'other';

export interface Place {
  readonly id: PlaceId;
  readonly kind: PlaceKind;
  /** English name with its designator where that belongs to the name: "Primorye Territory", "Brest Region", "Vladivostok". */
  readonly name: string;
  /** Name in its own language and script where known, else null. */
  readonly localName: string | null;
  /** ISO 3166-1 alpha-2 of the country it lies in under the gazetteer's worldview; null for several or none (Soviet Union, EU). */
  readonly country: string | null;
  /** First-level region it lies in (an id), null for countries, regions and areas. */
  readonly region: PlaceId | null;
  /** Direct parent in the hierarchy (district → region → federal district → country). */
  readonly parent: PlaceId | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly population: number | null;
  /** GeoNames id where known. */
  readonly geonames: number | null;
  /** ISO 3166-1 or 3166-2 code where it has one. */
  readonly iso: string | null;
  /** Capital of its country (3), region (2), district (1), or none (0). */
  readonly seat: 0 | 1 | 2 | 3;
  /** Years between which it existed under this name, for former states and provinces; null = open. */
  readonly validFrom: number | null;
  readonly validTo: number | null;
}

/** Evidence that the surroundings give; everything is optional and only shifts scores. */
export interface ResolveContext {
  /** Countries named or implied by the document, ISO alpha-2 to weight in 0..1 (the most spoken of = 1). */
  readonly countries?: ReadonlyMap<string, number>;
  /** Regions named in the document, id to weight. */
  readonly regions?: ReadonlyMap<PlaceId, number>;
  /** The text says it lies inside this place ("the village of X in Amur Oblast"): a candidate outside is refused. */
  readonly inside?: PlaceId | null;
  /** Kind that the words around demand: "city of X", "X Oblast". */
  readonly kind?: ContractPlaceKind | null;
  /** Language of the text, for case endings ("ru", "pl"). */
  readonly language?: string | null;
  /** Year the sentence speaks of: lets "Mogilev Province" be the one of 1898. */
  readonly year?: number | null;
}

export interface Candidate {
  readonly place: Place;
  /** 0..1, comparable within one answer only. */
  readonly score: number;
  /** Short codes with values, for `--explain`: "name: exact", "country: RU named in the document", "population: 604901". */
  readonly reasons: readonly string[];
}

/**
 * `resolved`: `place` is set. `ambiguous`: abstained, the candidates stay. `unresolved`: no candidate may be right, but the text
 * says it lies inside `inside`. `unknown`: the name matches nothing.
 */
export interface Resolution {
  readonly outcome: 'resolved' | 'ambiguous' | 'unresolved' | 'unknown';
  readonly place: Place | null;
  readonly inside: Place | null;
  /** Best first, at most 8. */
  readonly candidates: readonly Candidate[];
}

/** A place under a name with its designator. */
export interface DesignatedPlace {
  readonly place: Place;
  /** The whole folded name. */
  readonly name: string;
  readonly levels: readonly DesignatorLevel[];
}

/** A loaded gazetteer: immutable, shared by all readers of a process. */
export interface Gazetteer {
  /** Name of the worldview it was built with: "un" by default. */
  readonly worldview: string;
  readonly size: number;
  get(id: PlaceId): Place | undefined;
  /**
   * Places bearing exactly this name in any language, after `foldName`. Cheap enough (no allocation on a miss) to be
   * asked for every capitalised word of a text. Designators are not stripped here.
   */
  named(foldedName: string): readonly Place[];
  /** True when some name starts with this folded word followed by another word: lets a finder stop early. */
  startsName(foldedWord: string): boolean;
  /** From direct parent up to the country. */
  ancestors(id: PlaceId): readonly Place[];
  /** True when `inner` is `outer` or lies in it. */
  contains(outer: PlaceId, inner: PlaceId): boolean;
  /** Places whose direct parent it is; counted through at each call. */
  members(id: PlaceId): readonly Place[];
  /** Name in a UI language ("en", "ru", …), falling back to English. */
  nameIn(id: PlaceId, language: string): string;
  /** Names for showing, most used first, at most 40. */
  names(id: PlaceId): readonly string[];
  /**
   * Countries, regions, districts and areas listed under this folded core with a designator before or behind it, each with the whole name and
   * the levels that its designator tells: "primorye" → "primorye krai", "primorye territory".
   */
  designated(foldedCore: string): readonly DesignatedPlace[];
  /** Regions and districts with a name at most so many letters from a folded one: for misspellings beside a designator. */
  regionsLike(foldedName: string, edits: number): readonly Place[];
  /** Cities and settlements that have coordinates and at least so many people, each once; with 0 also those whose people nobody counted. Keep the list: it is made anew each time. */
  towns(people: number): readonly Place[];
  /** Name search for a search box: prefix and fuzzy across scripts, best first. */
  search(query: string, limit: number): readonly Candidate[];
}
