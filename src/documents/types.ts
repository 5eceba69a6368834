import type { DocumentId, PartialDate, Span } from '../base/index.js';

export const DOCUMENT_FORMATS = ['text', 'markdown', 'html', 'pdf', 'docx', 'doc', 'odt', 'rtf'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/**
 * What a stretch of the text is. `letterhead` is a publisher's name, address and phone at the top; `navigation` is a
 * breadcrumb or menu; `dateline` a line that only gives a date (or "ASTANA, 14 December –" when alone); `credit` a source tag
 * at the end ("belta.by"). Blocks are in text order and never overlap; text between them is white space.
 */
export const BLOCK_KINDS = [
  'letterhead',
  'navigation',
  'dateline',
  'title',
  'heading',
  'paragraph',
  'list_item',
  'caption',
  'table_row',
  'credit',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export interface Block extends Span {
  readonly kind: BlockKind;
}

/** A value read off the page, with where it stands in the text (null when it came from metadata, not from the text). */
export interface Found<T> {
  readonly value: T;
  readonly span: Span | null;
}

/** The publisher as the page's own header names it. */
export interface Publisher {
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** What a text says about itself, read without any gazetteer: the same for a flattened page and for the text of a PDF. */
export interface TextStructure {
  readonly blocks: readonly Block[];
  readonly title: Found<string> | null;
  readonly date: Found<PartialDate> | null;
  readonly publisher: Found<Publisher> | null;
  /** Breadcrumb without the leaf, top first: ["Main", "News", "Republic"]. */
  readonly section: readonly string[];
  /** The source it was taken from, as credited: "belta.by", "La Nación", "Xinhua". */
  readonly credit: Found<string> | null;
  /** BCP 47 primary subtag of the text ("en"), or null when it is too short to tell. */
  readonly language: string | null;
}

/** `scan` is a document with pages but no text: listed as "scan, not read", never as empty. */
export type DocumentOutcome = 'read' | 'scan';

export interface SourceDocument extends TextStructure {
  readonly id: DocumentId;
  /** The address it came from: an http(s) URL, or file:NAME for a local file. */
  readonly url: string;
  /** SHA-256 of the bytes, hex. */
  readonly contentHash: string;
  readonly format: DocumentFormat;
  readonly outcome: DocumentOutcome;
  /** As decoded: "utf-8", "windows-1251"; null where the format has none. */
  readonly charset: string | null;
  /** The whole text, newline-separated paragraphs ("\n\n"); every offset in the project indexes this string. */
  readonly text: string;
  /** Page count for paged formats, else null. */
  readonly pages: number | null;
}
