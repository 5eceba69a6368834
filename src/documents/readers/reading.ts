import type { PartialDate } from '../../base/index.js';
import type { BlockKind, DocumentOutcome, Publisher } from '../types.js';

/** A stretch of a document as its format gives it: text without line breaks' meaning, and the kind the format marks. */
export interface Part {
  readonly kind: BlockKind;
  readonly text: string;
}

/** What a reader draws from bytes. Metadata is null where the format or the file has none. */
export interface Reading {
  /** The text itself (formats that are text), or parts that are put together with blank lines between. */
  readonly content: string | readonly Part[];
  readonly charset: string | null;
  readonly pages: number | null;
  readonly outcome: DocumentOutcome;
  readonly title: string | null;
  readonly date: PartialDate | null;
  readonly publisher: Publisher | null;
  readonly section: readonly string[];
  readonly credit: string | null;
  readonly language: string | null;
}

/** A reading with nothing but its content. */
export function reading(content: Reading['content'], more: Partial<Reading> = {}): Reading {
  return {
    content,
    charset: null,
    pages: null,
    outcome: 'read',
    title: null,
    date: null,
    publisher: null,
    section: [],
    credit: null,
    language: null,
    ...more,
  };
}

/** What a reader is told beside the bytes. `name` stands in its error messages. */
export interface ReaderHints {
  readonly name: string;
  readonly url: string;
  readonly charset: string | null;
}

/** One format. It throws IntertieError for a file it cannot read, and changes nothing anywhere. */
export type Reader = (bytes: Uint8Array, hints: ReaderHints) => Promise<Reading>;
