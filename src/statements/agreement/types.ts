import type { PartialDate, PlaceId, Span } from '../../base/index.js';
import type { AgreementForm, Period } from '../../vocabulary/index.js';

/** Words of the document: `quote` is exactly `text.slice(start, end)`. */
export interface Quoted extends Span {
  readonly quote: string;
}

/** What the words say. Null where they give no value: a condition, or a date or length that cannot be ("31 February", "0 years"). */
export interface Stated<T> extends Quoted {
  readonly value: T | null;
}

/** Who is bound: a place, or a body of one. */
export interface AgreementParty extends Quoted {
  /** Null for a body whose place the text does not name. */
  readonly place: PlaceId | null;
}

export interface AgreementSignatory extends Quoted {
  /** In the nominative where the language inflects names and the form is known. */
  readonly name: string;
  readonly role: Quoted | null;
  /** Index into the parties of the one signed for; null when the text does not tell. */
  readonly party: number | null;
}

/** One signing. Parties that sign apart give one each. */
export interface AgreementSigning {
  readonly place: (Quoted & { readonly id: PlaceId | null }) | null;
  readonly date: Stated<PartialDate> | null;
}

/** What an agreement's force hangs on: a day it names, its signing, notices or approvals of the parties, or something else. */
export const ENTRY_BASES = ['date', 'signature', 'notifications', 'condition'] as const;
export type EntryBasis = (typeof ENTRY_BASES)[number];

export const RENEWALS = ['tacit', 'consent', 'none'] as const;
export type RenewalMode = (typeof RENEWALS)[number];

/** What an agreement's own text says of it. What it does not say is null, or an empty list. */
export interface AgreementTerms {
  readonly form: AgreementForm;
  readonly title: Quoted;
  /** Marked as a draft, or with blanks where day or signature would stand. */
  readonly draft: boolean;
  readonly parties: readonly AgreementParty[];
  readonly signatories: readonly AgreementSignatory[];
  readonly signings: readonly AgreementSigning[];
  readonly entry: (Stated<PartialDate> & { readonly basis: EntryBasis }) | null;
  /** `value` is null for "until" a day, too: that day is `end`. */
  readonly term: (Stated<Period> & { readonly indefinite: boolean }) | null;
  readonly renewal: (Quoted & { readonly mode: RenewalMode; readonly period: Stated<Period> | null }) | null;
  /** How long before its end one must speak up against tacit renewal. */
  readonly renewalNotice: Stated<Period> | null;
  /** How long before leaving it at any time one must say so. */
  readonly notice: Stated<Period> | null;
  /** Last day of the (first) term: stated, or computed from entry into force and term. */
  readonly end: { readonly value: PartialDate; readonly computed: boolean } | null;
  /** `theme` is a key of the vocabulary's themes, null for a field that belongs to none. */
  readonly fields: readonly (Quoted & { readonly theme: string | null })[];
  /** ISO 639-1 codes of the languages it was done in. */
  readonly languages: readonly (Quoted & { readonly code: string })[];
  /** Code of the language that decides, or `equal`. */
  readonly prevailing: (Quoted & { readonly value: string }) | null;
}
