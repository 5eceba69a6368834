import type { Amount, PartialDate, StatementId, TieId } from '../base/index.js';
import type { Contradiction, MergeReason } from '../statements/index.js';
import type { Lifecycle, StateGroup, TieKind } from '../vocabulary/index.js';
import type { DocumentRef, StatementView, TieView } from './types.js';

/** A tie that stands although somebody denied it. */
export interface ContradictingTie {
  readonly tie: TieId;
  readonly kind: TieKind;
  readonly lifecycle: Lifecycle;
  readonly date: PartialDate | null;
  readonly how: Contradiction;
}

/** One state in the life of a tie, as somebody told it. */
export interface LifeEntry {
  readonly lifecycle: Lifecycle;
  /** The day of it that was told; null: it was so when it was told. */
  readonly date: PartialDate | null;
  readonly dateText: string | null;
  /** Where it is told; null for one that a person entered. */
  readonly statement: StatementId | null;
  readonly document: DocumentRef | null;
  /** Of one that a person entered: where it is known from, and who says so. */
  readonly source: string | null;
  readonly by: string | null;
  /** Statements that tell just this. */
  readonly times: number;
}

/** Another tie that may be the same one. */
export interface MergeProposalView {
  readonly tie: TieView;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly MergeReason[];
}

/** Somebody looked and found nothing: where, when, by whom. It is no proof that there is nothing. */
export interface SearchedView {
  readonly searchedIn: string;
  /** YYYY-MM-DD */
  readonly searchedOn: string;
  /** Null for the public. */
  readonly by: string | null;
  readonly note: string | null;
}

/** One decision of a person in the history of a tie. */
export interface TieDecisionView {
  readonly id: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly undoes: number | null;
  /** The decision that takes it back. */
  readonly undoneBy: number | null;
}

/** What was believed at the end of a day, and what is told today of that day. */
export interface TieAsOf {
  readonly day: string;
  /** From the documents and decisions that the atlas had then; null where it held nothing of it. */
  readonly believed: {
    readonly lifecycle: Lifecycle;
    readonly state: StateGroup;
    readonly date: PartialDate | null;
    readonly dateText: string | null;
    readonly amounts: readonly Amount[];
    readonly object: string | null;
    readonly reports: number;
    readonly independentSources: number;
    readonly shown: StatementId;
  } | null;
  /** The newest state that is told of a day up to then, by all that is known now; null where none is. */
  readonly held: LifeEntry | null;
}

/** What is kept beside a tie and its witnesses. */
export interface TieRecordView {
  /** The statement whose values are shown; null where its document may not be seen. */
  readonly shown: StatementId | null;
  /** Statements that a person preferred or deprecated. */
  readonly ranks: readonly {
    readonly statement: StatementId;
    readonly rank: 'preferred' | 'normal' | 'deprecated';
    readonly reason: string | null;
    readonly owner: string | null;
  }[];
  /** Deprecated ones: they bear no witness. */
  readonly deprecated: readonly StatementView[];
  /** Oldest first; states are told, never guessed from dates. */
  readonly life: readonly LifeEntry[];
  /** Likeliest first, at most 10. */
  readonly proposals: readonly MergeProposalView[];
  /** The desk's own; null for the public. */
  readonly desk: {
    readonly subject: StatementId | null;
    readonly fileNumber: string | null;
    readonly fields: readonly { readonly name: string; readonly value: string }[];
  } | null;
  /** Newest first, at most 50; empty for the public. */
  readonly decisions: readonly TieDecisionView[];
  readonly asOf: TieAsOf | null;
}
