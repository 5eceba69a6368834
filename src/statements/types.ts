import type {
  AbsenceId,
  Amount,
  DocumentId,
  PartialDate,
  PlaceId,
  Span,
  StatementId,
} from '../base/index.js';
import type { Mention, PlaceMention } from '../mentions/index.js';
import type { Kind, Lifecycle, Role, Status } from '../vocabulary/index.js';
import type { AgreementTerms } from './agreement/types.js';
import type { ReadingExplanation } from './explain/types.js';

/** A place's part in a statement. `mention` is null for a party known only from a table row or by coreference to a country. */
export interface Party {
  readonly role: Role;
  readonly surface: string;
  /** Gazetteer, local or unresolved id (docs/reference/model.md). Never null: an unknown place has an unresolved id. */
  readonly place: PlaceId;
  /** What the showing and the contract need when the id is not in the gazetteer. */
  readonly name: string;
  readonly country: string | null;
  /** Region the text says it lies in, when unresolved: "position unknown, shown as the whole region". */
  readonly inside: PlaceId | null;
  readonly span: Span | null;
}

/** Who says it. An unnamed speaker has `name` null and a role. Null speaker on a statement: the document itself says it. */
export interface Speaker {
  readonly name: string | null;
  /** As the text has it: "Head of the Belarusian Embassy Office in Ufa". */
  readonly role: string | null;
  /** Country or region the speaker speaks for, when the role tells. */
  readonly place: PlaceId | null;
}

/** What a project, link or trade concerns, in the document's words: "gas engine", "maintenance center", "direct flights". */
export interface StatementObject extends Span {
  readonly text: string;
}

/** One claim in one passage: one row, whatever else is true. */
export interface Statement {
  readonly id: StatementId;
  readonly document: DocumentId;
  readonly kind: Kind;
  readonly parties: readonly Party[];
  readonly date: PartialDate | null;
  /** The words that gave the date ("this summer"), null when there were none. */
  readonly dateText: string | null;
  /** The figure that measures the fact first; further ones of the same fact after it (75 people, 30 companies). */
  readonly amounts: readonly Amount[];
  /** True when the amount is a total over many ties ("about 450 agreements", "more than 70 regions"): shown as claimed, not as a tie. */
  readonly claimsTotal: boolean;
  readonly speaker: Speaker | null;
  readonly status: Status;
  readonly lifecycle: Lifecycle;
  readonly object: StatementObject | null;
  readonly evidence: Span;
  /** Exactly `text.slice(evidence.start, evidence.end)`. */
  readonly quote: string;
  /** Qualifiers and remarks as short codes: "hedged", "recurring", "conditional", "same_name_as_origin". */
  readonly notes: readonly string[];
  /** Goods by HS chapter ("84", "04") and their words, for trade. */
  readonly goods: readonly { readonly text: string; readonly chapter: string | null }[];
  /** Who drew it: "reader@0.1" with the rule's id, "table:wikidata-twins", or a person. */
  readonly method: string;
  readonly rule: string | null;
  /** 0..1, calibrated on the golden texts. */
  readonly confidence: number;
  /** What the agreement says of itself, where the document is one. */
  readonly terms?: AgreementTerms | null;
}

/** A denial: "does not have a single sister city in Belarus". Never a statement, never a zero. */
export interface Absence {
  readonly id: AbsenceId;
  readonly document: DocumentId;
  /** Kind of tie that is denied. */
  readonly kind: Kind;
  readonly parties: readonly Party[];
  readonly speaker: Speaker | null;
  readonly date: PartialDate | null;
  readonly evidence: Span;
  readonly quote: string;
  readonly rule: string | null;
  readonly confidence: number;
}

/** What one version of the reader drew from one document. */
export interface Reading {
  readonly mentions: readonly Mention[];
  readonly statements: readonly Statement[];
  readonly absences: readonly Absence[];
  /** Why it says what it says; only when that was asked for. */
  readonly explanation?: ReadingExplanation;
}

export type { PlaceMention };
