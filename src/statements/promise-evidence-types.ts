import type { PartialDate, PlaceId } from '../base/index.js';
import type { Kind } from '../vocabulary/index.js';
import type { Statement } from './types.js';

/** What of a statement bears on a promise. */
export type Told = Pick<
  Statement,
  | 'id'
  | 'document'
  | 'kind'
  | 'parties'
  | 'date'
  | 'amounts'
  | 'claimsTotal'
  | 'lifecycle'
  | 'object'
  | 'evidence'
  | 'quote'
>;

/** A statement with the day its document was published. */
export interface DatedStatement {
  readonly statement: Told;
  readonly documentDate: PartialDate | null;
}

/** Why a passage may bear on a promise. `value` is what it says: a place's id, a unit, a kind, days. */
export type EvidenceReason =
  | { readonly code: 'same_place' | 'same_region' | 'same_country'; readonly place: PlaceId }
  | {
      readonly code: 'same_unit';
      readonly unit: string;
      readonly found: number | null;
      readonly promised: number;
    }
  | { readonly code: 'same_object'; readonly words: string }
  | { readonly code: 'kind'; readonly kind: Kind }
  | { readonly code: 'by_deadline' | 'after_deadline' | 'undated' | 'older_than_report' };

export interface ProposedEvidence {
  readonly promise: Statement['id'];
  readonly evidence: Statement['id'];
  /** 0..1; Says how much agrees, not how likely it is. */
  readonly score: number;
  readonly reasons: readonly EvidenceReason[];
  /** How much it tells of what was promised, where both count the same. */
  readonly kept: { readonly amount: number; readonly of: number } | null;
}

export interface EvidenceContext {
  /** From the direct parent up to the country. */
  ancestorsOf(place: PlaceId): readonly PlaceId[];
}
