import type { PlaceId, Span } from '../base/index.js';

/** A place of a claim, with its names as the gazetteer had them when the text was read. */
export interface NamedPlace {
  readonly id: PlaceId;
  readonly name: string;
  /** In Russian; null where there is none. */
  readonly nameRu: string | null;
}

/** Whose an organisation is, or on whose order something is done, as a text says it in passing. Names are the text's own. */
export interface OwnedClaim {
  readonly what: 'owned';
  readonly owned: string;
  readonly owner: string;
  /** Per cent, when told. */
  readonly share: number | null;
}

export interface OrderedClaim {
  readonly what: 'ordered';
  readonly by: string;
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
