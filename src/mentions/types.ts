import type { Amount, PartialDate, Span } from '../base/index.js';
import type { ContractPlaceKind, Place, Resolution } from '../places/index.js';

/** A span naming a place. `surface` is the text's own words. */
export interface PlaceMention extends Span {
  readonly type: 'place';
  readonly surface: string;
  readonly kind: ContractPlaceKind;
  /** ISO 3166-1 alpha-2, null for several or none, or when not known. */
  readonly country: string | null;
  /**
   * Where the country of a place that no gazetteer knows is from: `words` beside it or beside another mention of it, or the `look` of the
   * name among the countries that the text speaks of. Left out where the place or what holds it says it.
   */
  readonly countryBy?: 'words' | 'look';
  readonly place: Place | null;
  readonly resolution: Resolution;
}

/** A span naming a person, with the role and body the text gives. */
export interface PersonMention extends Span {
  readonly type: 'person';
  readonly surface: string;
  readonly name: string;
  readonly role: string | null;
  readonly roleSpan: Span | null;
}

/** A span naming an organisation. `placeHint` is a place name inside its name ("Minsk Motor Plant"). */
export interface OrganisationMention extends Span {
  readonly type: 'organisation';
  readonly surface: string;
  readonly name: string;
  readonly placeHint: Place | null;
}

export interface DateMention extends Span {
  readonly type: 'date';
  readonly surface: string;
  /** Null for a rhythm, or an age that nothing dates. */
  readonly date: PartialDate | null;
  /** True when the text alone gives it; false when the date line or the paragraph's year was needed. */
  readonly absolute: boolean;
  /** "N years" before or since the reference date ("sister cities for 45 years"). */
  readonly years: number | null;
  /** "every year", "twice a week": a rhythm, not a point. */
  readonly recurring: boolean;
  /** The same words when the fact has happened ("in August", written in March) and when it is still to come ("on Saturday"), where that matters. */
  readonly past?: PartialDate;
  readonly ahead?: PartialDate;
}

export interface AmountMention extends Span {
  readonly type: 'amount';
  readonly surface: string;
  readonly amount: Amount;
}

export type Mention = PlaceMention | PersonMention | OrganisationMention | DateMention | AmountMention;
