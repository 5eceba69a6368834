import type { PartialDate, Span } from '../../base/index.js';
import type { PlaceMention } from '../../mentions/index.js';

/** A place as a paragraph names it, under the number by which a model refers to it. */
export interface NumberedPlace {
  /** From 1, in the order of first mention. */
  readonly number: number;
  /** Every mention of it in the paragraph, in text order; at least one. */
  readonly mentions: readonly PlaceMention[];
}

/** What a model is asked about at once: a stretch of one block of the document, with its places numbered. */
export interface ModelParagraph extends Span {
  /** Exactly the document's text from `start` to `end`. */
  readonly text: string;
  readonly places: readonly NumberedPlace[];
}

/** One statement as a model gave it: its form is right, nothing in it is believed yet. */
export interface ModelStatement {
  readonly kind: string;
  readonly quote: string;
  readonly status: string;
  readonly parties: readonly { readonly place: number; readonly role: string }[];
  readonly date: { readonly value: string; readonly words: string } | null;
  readonly amounts: readonly { readonly value: number; readonly unit: string; readonly words: string }[];
  /** The amount is a total over many ties ("about 450 agreements"). */
  readonly total: boolean;
  readonly speaker: { readonly name: string | null; readonly role: string | null } | null;
  readonly object: string | null;
  readonly confidence: number | null;
}

/**
 * Why a model's statement was thrown away. `quote`: its words do not stand in the paragraph. `place`: no such place number, no such part
 * for a place, or a tie without any place. `number`: no such figure there. `date`: the words it names stand for no such date. `speaker`:
 * nobody of that name or role in the document, or words in nobody's mouth. `kind`: no such kind or status. `json`: not the form that was
 * asked for.
 */
export const DISCARD_REASONS = ['quote', 'place', 'number', 'date', 'speaker', 'kind', 'json'] as const;
export type DiscardReason = (typeof DISCARD_REASONS)[number];

/** What became of the paragraphs and of the statements a model gave. */
export interface ModelCounts {
  /** Paragraphs that were to be asked about; `answered` and `failed` make up `asked`. */
  readonly asked: number;
  readonly answered: number;
  /** Statements that were added. */
  readonly kept: number;
  /** Statements that the rules, or the model itself, had drawn already. */
  readonly repeated: number;
  readonly discarded: Readonly<Record<DiscardReason, number>>;
  /** Paragraphs for which there was no answer: the rules' reading stands. */
  readonly failed: number;
}

/** What the model is told of the document beside the paragraph. */
export interface ModelScope {
  /** The whole text: speakers may be named anywhere in it. */
  readonly text: string;
  readonly language: string | null;
  /** Date of the document. */
  readonly date: PartialDate | null;
}
