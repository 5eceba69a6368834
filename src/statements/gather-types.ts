import type { Amount, PartialDate, PlaceId, SourceId, StatementId, TieId } from '../base/index.js';
import type { Lifecycle, Role, SourceKind, StateGroup, TieKind } from '../vocabulary/index.js';
import type { LinkEnd, TieLink } from './merge-links.js';
import type { Statement } from './types.js';

/** A statement with what gathering must know of the document it stands in. */
export interface Testimony {
  readonly statement: Statement;
  /** Copies of one text, and digests of it, share a voice. */
  readonly voice: string;
  /** Who published the document: a copy on another site is another report of the same voice. */
  readonly publisher: SourceId;
  /** The source the document was taken from. */
  readonly origin: SourceId;
  /** ISO 3166-1 alpha-2 of the origin; null for a data set or when not known. */
  readonly originCountry: string | null;
  /** `unknown` with no country is no outside witness: nothing is known of where it stands. */
  readonly originKind: SourceKind;
  readonly documentDate: PartialDate | null;
  /** `preferred` before all others; `deprecated` bears no witness and is only listed with the tie. `normal` when not given. */
  readonly rank?: 'preferred' | 'normal' | 'deprecated';
}

/** A state of a tie that a person entered, with its source. */
export interface EnteredState extends LinkEnd {
  readonly lifecycle: Lifecycle;
  /** Since when, or when it was seen so; null when not told. */
  readonly date: PartialDate | null;
}

/** What gathering asks of the gazetteer and the vocabulary. */
export interface GatherContext {
  /** The vocabulary's table: which state a lifecycle counts as for this kind. */
  stateOf(kind: TieKind, lifecycle: Lifecycle): StateGroup;
  /** Ids of the places it lies in, direct parent first; empty when not known: the party's own region and country are then taken. */
  ancestors(place: PlaceId): readonly PlaceId[];
  /** What people decided of which statements tell one tie, oldest first. */
  readonly links?: readonly TieLink[];
  /** States that people entered, oldest first. */
  readonly states?: readonly EnteredState[];
}

export interface GatheredParty {
  readonly place: PlaceId;
  readonly role: Role;
}

/** A tie as the statements bear witness to it. Derived: it can always be made again from them. */
export interface GatheredTie {
  /** Hash of kind, places, date and, for projects, object: the same statements give the same id. */
  readonly id: TieId;
  readonly kind: TieKind;
  readonly lifecycle: Lifecycle;
  readonly state: StateGroup;
  /** Two or more, in the order of the shown statement. */
  readonly parties: readonly GatheredParty[];
  readonly date: PartialDate | null;
  readonly dateText: string | null;
  readonly amounts: readonly Amount[];
  readonly object: string | null;
  /** Every statement that bears witness, the shown one among them. */
  readonly statements: readonly StatementId[];
  /** The statement whose values are shown. */
  readonly shown: StatementId;
  /** Deprecated by a person: listed, never counted and never shown as the value. */
  readonly deprecated: readonly StatementId[];
  /** Ids that ties had which a person merged into this one. */
  readonly merged: readonly TieId[];
  /** Where anything was merged, every place that one of its witnesses has for an end; else empty. */
  readonly mergedPlaces: readonly PlaceId[];
  /** Publishers of each voice: a copy elsewhere is one more, a digest of the same page is not. */
  readonly reports: number;
  /** Those that share neither an origin nor a voice with each other. */
  readonly independentSources: number;
  readonly told: 'one_side' | 'several_sides' | 'third_party';
  readonly notes: readonly string[];
}
