import { basename } from 'node:path';
import { documentId, hashContent, type PartialDate, tryPartialDate } from '../base/index.js';
import { badInput } from './bad-input.js';
import { detectFormat } from './detect-format.js';
import type { Part, Reader, Reading } from './readers/reading.js';
import { structureText } from './structure-text.js';
import type { Block, DocumentFormat, Found, SourceDocument, TextStructure } from './types.js';

/** What is known about a file beside its bytes. */
export interface DocumentHints {
  /** Where it came from: an http(s) address, or file:NAME. */
  readonly url: string;
  /** File name; the last part of the address when not given. Stands in error messages. */
  readonly name?: string;
  /** Content-Type header. */
  readonly contentType?: string;
  /** Charset that the sender declared; wins over the Content-Type's. */
  readonly charset?: string;
  /** Bytes that are accepted at most; 200 MB when not given. */
  readonly maxBytes?: number;
}

const MAX_BYTES = 200 * 1_000_000;

/** One reader a format, loaded when the first file of its format comes. */
const READERS: Readonly<Record<DocumentFormat, () => Promise<Reader>>> = {
  text: async () => (await import('./readers/text.js')).readText,
  markdown: async () => (await import('./readers/markdown.js')).readMarkdown,
  html: async () => (await import('./readers/html.js')).readHtml,
  pdf: async () => (await import('./readers/pdf.js')).readPdf,
  docx: async () => (await import('./readers/docx.js')).readDocx,
  doc: async () => (await import('./readers/doc.js')).readDoc,
  odt: async () => (await import('./readers/odt.js')).readOdt,
  rtf: async () => (await import('./readers/rtf.js')).readRtf,
};

/**
 * Reads a file into a document: its whole text, the structure of it, and what the file says about itself.
 *
 * The format is told by the content, so mislabelled files are read as what they are. Same bytes and address, same
 * document (and id). A PDF of pictures has outcome `scan`, its page count and an empty text. Nothing is fetched, no
 * script is run, nothing is written.
 *
 * @throws IntertieError `document.empty`, `document.blank`, `document.too_large`, `document.unreadable`,
 * `document.not_a_document`, `document.is_table`, `document.encrypted`, `document.damaged`,
 * `document.expands_too_much`; each names the file and the remedy.
 * @example
 * const document = await readDocument(await readFile('news.html'), { url: 'file:news.html', name: 'news.html' });
 * document.text.slice(document.title?.span?.start, document.title?.span?.end); // the title
 */
export async function readDocument(bytes: Uint8Array, hints: DocumentHints): Promise<SourceDocument> {
  const name = hints.name ?? nameOf(hints.url);
  const limit = hints.maxBytes ?? MAX_BYTES;
  if (bytes.length > limit) {
    const size = `${Math.round(bytes.length / 1e6)} MB, limit ${Math.round(limit / 1e6)} MB`;
    throw badInput('document.too_large', name, size);
  }
  if (bytes.length === 0) throw badInput('document.empty', name);
  const contentType = hints.contentType ?? null;
  const format = detectFormat(bytes, { name, contentType });
  const charset = hints.charset ?? /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? null;
  const read = await READERS[format]();
  const raw = await read(bytes, { name, url: hints.url, charset });
  const { text, marked } = assemble(raw.content);
  if (text.trim() === '' && raw.outcome === 'read') throw badInput('document.blank', name);
  const contentHash = hashContent(bytes);
  const dated = raw.date ?? dateInUrl(hints.url);
  const structure = structureText(text, { marked, year: dated ? Number(dated.slice(0, 4)) : null });
  return {
    id: documentId(hints.url, contentHash),
    url: hints.url,
    contentHash,
    format,
    outcome: raw.outcome,
    charset: raw.charset,
    text,
    pages: raw.pages,
    ...merge(text, structure, raw, dateInUrl(hints.url)),
  };
}

function nameOf(url: string): string {
  const path = url.replace(/^file:/, '').replace(/[?#].*$/, '');
  return basename(path) || url;
}

/** PostgreSQL takes no NUL and no half of a surrogate pair; neither is ever text. */
function clean(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}

function assemble(content: string | readonly Part[]): { text: string; marked?: Block[] } {
  if (typeof content === 'string') return { text: clean(content) };
  const marked: Block[] = [];
  const pieces: string[] = [];
  let at = 0;
  for (const part of content) {
    const piece = clean(part.text).trim();
    if (piece === '') continue;
    marked.push({ start: at, end: at + piece.length, kind: part.kind });
    pieces.push(piece);
    at += piece.length + 2;
  }
  return { text: pieces.join('\n\n'), marked };
}

/** A day in the address, as news sites have it: /2024/01/08/ or /20240108/. */
function dateInUrl(url: string): PartialDate | null {
  const match =
    /\/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(url) ?? /\/(\d{4})(\d{2})(\d{2})(?=[/_-])/.exec(url);
  if (!match || Number(match[1]) < 1980 || Number(match[1]) > 2100) return null;
  return tryPartialDate(`${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`);
}

/** A value from metadata, with its place when the text has it too. */
function located(text: string, value: string): Found<string> {
  const start = text.slice(0, 20_000).indexOf(value);
  return { value, span: start < 0 ? null : { start, end: start + value.length } };
}

/** A title from metadata stands in the text only where it is a block of its own. */
function titleIn(text: string, structure: TextStructure, value: string): Found<string> {
  const block = structure.blocks.find(({ start, end }) => text.slice(start, end) === value);
  return { value, span: block ? { start: block.start, end: block.end } : null };
}

/** What the format says about itself goes before what its text shows; the same value keeps its place in the text. */
function merge(
  text: string,
  structure: TextStructure,
  raw: Reading,
  urlDate: PartialDate | null,
): TextStructure {
  const title =
    raw.title === null || structure.title?.value === raw.title
      ? structure.title
      : titleIn(text, structure, raw.title);
  const sameDay = structure.date && (raw.date === null || structure.date.value === raw.date);
  const date = sameDay ? structure.date : raw.date ? { value: raw.date, span: null } : null;
  const samePublisher = raw.publisher === null || structure.publisher?.value.name === raw.publisher.name;
  const letters = text.length > 300;
  return {
    blocks: structure.blocks,
    title,
    date: date ?? (urlDate ? { value: urlDate, span: null } : null),
    publisher: samePublisher ? structure.publisher : raw.publisher && { value: raw.publisher, span: null },
    section: raw.section.length > 0 ? raw.section : structure.section,
    credit: structure.credit ?? (raw.credit === null ? null : located(text, raw.credit)),
    language: letters ? (structure.language ?? raw.language) : (raw.language ?? structure.language),
  };
}
