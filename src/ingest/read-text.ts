import { type DocumentId, documentId, hashContent, type PartialDate } from '../base/index.js';
import { structureText, type TextStructure } from '../documents/index.js';
import { findMentions } from '../mentions/index.js';
import { cutText } from '../passages/index.js';
import type { Gazetteer } from '../places/index.js';
import { drawStatements, type Reading } from '../statements/index.js';
import type { Vocabulary } from '../vocabulary/index.js';
import type { Languages } from './load-languages.js';

/** Everything that reading needs beside the text; loaded once and shared. */
export interface Reader {
  readonly gazetteer: Gazetteer;
  readonly vocabulary: Vocabulary;
  readonly languages: Languages;
}

export interface ReadTextInput {
  readonly text: string;
  /** When known from outside; else the text's own date line counts. */
  readonly date?: PartialDate | null;
  /** BCP 47 subtag when known; else it is detected. */
  readonly language?: string | null;
  readonly document?: DocumentId;
  /** When the document was structured before (HTML, PDF); else the text is structured here. */
  readonly structure?: TextStructure;
}

/** A reading, with what it was based on. `byHandOnly`: no rules for the language, so places were looked for by English habits only. */
export interface TextReading extends Reading {
  readonly document: DocumentId;
  readonly structure: TextStructure;
  readonly language: string | null;
  readonly date: PartialDate | null;
  readonly byHandOnly: boolean;
}

/**
 * Reads one text: its structure, mentions, statements and absences. Pure but for what `reader` loads on first use. A text in a language
 * without rules gets its places where names match, and nothing else.
 *
 * @example readText(reader, { text: 'Leeds and Dortmund have been twin towns since 1969.' }).statements[0]?.kind; // 'twinning'
 */
export function readText(reader: Reader, input: ReadTextInput): TextReading {
  const { text } = input;
  const structure =
    input.structure ?? structureText(text, input.language ? { language: input.language } : {});
  const code = input.language ?? structure.language ?? 'en';
  const own = reader.languages.get(code);
  const language = own ?? reader.languages.get('en');
  const date = input.date ?? structure.date?.value ?? null;
  const document = input.document ?? documentId('text:', hashContent(text));
  const empty = { document, structure, language: code, date, mentions: [], statements: [], absences: [] };
  if (!language) return { ...empty, byHandOnly: true };
  const cut = cutText(text, structure.blocks, language.lexicon.abbreviations);
  const found = findMentions(cut, {
    lexicon: language.lexicon,
    gazetteer: reader.gazetteer,
    givenNames: reader.languages.givenNames,
    date,
  });
  if (!own)
    return {
      ...empty,
      mentions: found.mentions.filter((mention) => mention.type === 'place'),
      byHandOnly: true,
    };
  const words = { lower: cut.tokens.lower, classes: found.classes };
  const reading = drawStatements(cut, found.mentions, words, {
    document,
    date,
    language,
    gazetteer: reader.gazetteer,
    vocabulary: reader.vocabulary,
  });
  return { ...empty, ...reading, byHandOnly: false };
}
