import {
  type DocumentId,
  documentId,
  hashContent,
  type PartialDate,
  type Span,
  spanWindow,
} from '../base/index.js';
import { type Block, structureText, type TextStructure } from '../documents/index.js';
import { findMentions, type KnownNames, type Mention, unspacedPlaces } from '../mentions/index.js';
import { type CutText, cutText } from '../passages/index.js';
import type { Gazetteer } from '../places/index.js';
import { drawStatements, explainReading, type Reading } from '../statements/index.js';
import type { Language, Vocabulary } from '../vocabulary/index.js';
import type { Languages } from './load-languages.js';
import { extentOf, LONGEST_WHOLE, textParts } from './text-parts.js';

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
  /** Whether the reading is to say why it was drawn (`explanation`); not for texts longer than `LONGEST_WHOLE`. */
  readonly explain?: boolean;
}

/** A reading, with what it was based on. `byHandOnly`: no rules for the language, so places were looked for by English habits only. */
export interface TextReading extends Reading {
  readonly document: DocumentId;
  readonly structure: TextStructure;
  readonly language: string | null;
  readonly date: PartialDate | null;
  readonly byHandOnly: boolean;
}

/** A reading that comes part by part, for texts too long to keep all that they say. */
export interface PartedReading extends Omit<TextReading, keyof Reading> {
  /** In the order of the text; can be walked once. A text of usual length has one part. */
  readonly parts: Iterable<Reading>;
}

const NOTHING: Reading = { mentions: [], statements: [], absences: [] };

/**
 * Reads one text: its structure, mentions, statements and absences. Pure but for what `reader` loads on first use. A text in a language
 * without rules gets its places where names match, and nothing else.
 *
 * @example readText(reader, { text: 'Leeds and Dortmund have been twin towns since 1969.' }).statements[0]?.kind; // 'twinning'
 */
export function readText(reader: Reader, input: ReadTextInput): TextReading {
  const { parts, ...about } = readTextInParts(reader, input);
  const read = [...parts];
  const [only] = read;
  if (only && read.length === 1) return { ...about, ...only };
  return {
    ...about,
    mentions: read.flatMap((part) => part.mentions),
    statements: read.flatMap((part) => part.statements),
    absences: read.flatMap((part) => part.absences),
  };
}

/**
 * As `readText`, but a text of more than `LONGEST_WHOLE` characters is read in parts, each when it is asked for, so that memory and time
 * for a part do not depend on the length of the text. Names learned in one part are known in those behind it, and the end of each part is
 * read again with the next, so that the speaker in force, the year spoken of and the places in mind go on.
 */
export function readTextInParts(reader: Reader, input: ReadTextInput): PartedReading {
  const { text } = input;
  const structure =
    input.structure ?? structureText(text, input.language ? { language: input.language } : {});
  const code = input.language ?? structure.language ?? 'en';
  const own = reader.languages.get(code);
  const language = own ?? reader.languages.get('en');
  const date = input.date ?? structure.date?.value ?? null;
  const document = input.document ?? documentId('text:', hashContent(text));
  const about = { document, structure, language: code, date, byHandOnly: own === null };
  if (!language) return { ...about, parts: [NOTHING] };
  const scene = {
    reader,
    language,
    document,
    date,
    placesOnly: own === null,
    explain: input.explain ?? false,
  };
  const cut = (blocks: readonly Block[], extent?: Span): CutText =>
    cutText(text, blocks, language.lexicon.abbreviations, extent);
  if (text.length <= LONGEST_WHOLE)
    return { ...about, parts: [readCut(scene, cut(structure.blocks)).reading] };
  return { ...about, parts: readParts(scene, text, structure.blocks, cut) };
}

interface Scene {
  readonly reader: Reader;
  readonly language: Language;
  readonly document: DocumentId;
  readonly date: PartialDate | null;
  readonly placesOnly: boolean;
  readonly explain: boolean;
}

/** The places found between spaces, and those of scripts that put none between words. */
function withUnspaced(cut: CutText, spaced: readonly Mention[], gazetteer: Gazetteer): readonly Mention[] {
  const taken = spanWindow(spaced);
  const unspaced = cut.blocks
    .flatMap((block) => unspacedPlaces(cut.text, block, gazetteer))
    .filter((mention) => taken(mention).length === 0);
  return unspaced.length === 0 ? spaced : [...spaced, ...unspaced].sort((a, b) => a.start - b.start);
}

function readCut(scene: Scene, cut: CutText, known?: KnownNames): { reading: Reading; known(): KnownNames } {
  const { reader, language, document, date } = scene;
  const found = findMentions(cut, {
    lexicon: language.lexicon,
    gazetteer: reader.gazetteer,
    givenNames: reader.languages.givenNames,
    date,
    ...(known === undefined ? {} : { known }),
  });
  if (scene.placesOnly) {
    const spaced = found.mentions.filter((mention) => mention.type === 'place');
    const mentions = withUnspaced(cut, spaced, reader.gazetteer);
    const explanation = scene.explain ? { explanation: { statements: [], passed: [] } } : {};
    return { reading: { ...NOTHING, mentions, ...explanation }, known: found.known };
  }
  const { lower, ids, generation } = cut.tokens;
  const words = { lower, ids, generation, classes: found.classes };
  const { gazetteer, vocabulary } = reader;
  const context = { document, date, language, gazetteer, vocabulary };
  if (scene.explain) {
    const { reading, explanation } = explainReading(cut, found.mentions, words, context);
    return { reading: { ...reading, explanation }, known: found.known };
  }
  return { reading: drawStatements(cut, found.mentions, words, context), known: found.known };
}

function* readParts(
  scene: Scene,
  text: string,
  blocks: readonly Block[],
  cut: (blocks: readonly Block[], extent: Span) => CutText,
): Generator<Reading> {
  let known: KnownNames | undefined;
  for (const part of textParts(text, blocks)) {
    const read = readCut(scene, cut(part.blocks, extentOf(part.blocks)), known);
    known = read.known();
    const { mentions, statements, absences } = read.reading;
    yield {
      mentions: mentions.filter((mention) => mention.start >= part.from),
      statements: statements.filter((statement) => statement.evidence.start >= part.from),
      absences: absences.filter((absence) => absence.evidence.start >= part.from),
    };
  }
}
