import { foldName, hashParts, type PlaceId, type Span } from '../base/index.js';

/** A place of a claim, with its names as the gazetteer had them when the text was read. */
export interface NamedPlace {
  readonly id: PlaceId;
  readonly name: string;
  /** In Russian; null where there is none. */
  readonly nameRu: string | null;
}

/** An organisation by the name that a text gives it. Names that differ in capitals and signs only are one. */
export interface NamedOrganisation {
  /** See `organisationId`. */
  readonly id: string;
  readonly name: string;
}

/** @example organisationId('ABC Nord') === organisationId('ABC-NORD'); // true */
export const organisationId = (name: string): string => `g${hashParts('organisation', foldName(name))}`;

/** Whose an organisation is, or on whose order something is done, as a text says it in passing. Names are the text's own. */
export interface OwnedClaim {
  readonly what: 'owned';
  readonly owned: NamedOrganisation;
  readonly owner: NamedOrganisation;
  /** Per cent, when told. */
  readonly share: number | null;
}

export interface OrderedClaim {
  readonly what: 'ordered';
  readonly by: NamedOrganisation;
}

/** "The district includes these regions": to be checked against the gazetteer (`checkComposition`). */
export interface CompositionClaim {
  readonly what: 'composition';
  readonly whole: NamedPlace;
  readonly named: readonly NamedPlace[];
  /** Of those named, the ones that the gazetteer puts somewhere into the whole, and what it puts directly there. */
  readonly within: readonly PlaceId[];
  readonly members: readonly NamedPlace[];
  /** All of them are named ("consists of"), not some ("includes"). */
  readonly all: boolean;
}

/** What a document says beside the ties: no tie, no statement of one, and shown with its sentence as what the text claims. */
export type SideClaim = Span & { readonly quote: string } & (OwnedClaim | OrderedClaim | CompositionClaim);

/** Claims kept of one document. */
export const MOST_SIDE_CLAIMS = 100;
