import { badInput } from './bad-input.js';
import { inspectOle } from './readers/ole.js';
import { openZip, readMember, type ZipMember } from './readers/zip.js';
import type { DocumentFormat } from './types.js';

/** First bytes of things that are no documents. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['RIFF', 'a sound, film or WebP picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['BM', 'a BMP picture'],
  ['MZ', 'a Windows program'],
  ['\x7fELF', 'a program'],
  ['\xca\xfe\xba\xbe', 'a program'],
  ['\x1f\x8b', 'a gzip archive'],
  ['7z\xbc\xaf', 'a 7z archive'],
  ['Rar!', 'a RAR archive'],
  ['\xfd7zXZ', 'an xz archive'],
  ['BZh', 'a bzip2 archive'],
  ['\x28\xb5\x2f\xfd', 'a zstd archive'],
  ['ID3', 'a sound file'],
  ['OggS', 'a sound or film file'],
  ['fLaC', 'a sound file'],
  ['SQLite format 3', 'a database'],
  ['\0asm', 'a program'],
  ['PAR1', 'a Parquet table'],
];

const ascii = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.subarray(0, length)).toString('latin1');
const extension = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** Names used in messages and by readers. */
export interface FormatHints {
  readonly name: string;
  readonly contentType: string | null;
}

/**
 * Format of a file: by its content first, by its name or content type only where content cannot tell (Markdown from
 * text, CSV from text). Mislabelled files are therefore read as what they are.
 *
 * @throws IntertieError `document.not_a_document`, `document.is_table`, `document.encrypted`, `document.damaged`,
 * `document.unreadable`
 * @example detectFormat(bytesOfAWebPage, { name: 'report.pdf', contentType: null }); // 'html'
 */
export function detectFormat(bytes: Uint8Array, hints: FormatHints): DocumentFormat {
  const start = ascii(bytes, 1024);
  const { name } = hints;
  if (/^[\s\0]{0,64}(?:\xef\xbb\xbf)?%PDF-/.test(start) || (start.includes('%PDF-') && !start.includes('<')))
    return 'pdf';
  if (start.startsWith('\xd0\xcf\x11\xe0')) return oleFormat(bytes, name);
  if (['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(start.slice(0, 4))) return zipFormat(bytes, name);
  if (/^\s{0,16}\{\\rtf/.test(start)) return 'rtf';
  const foreign = SIGNATURES.find(([signature]) => start.startsWith(signature));
  // Two letters may begin an honest text ("BMW opens …"); these formats have bytes no text has soon after.
  if (foreign && (foreign[0].length > 2 || hasBinary(bytes)))
    throw badInput('document.not_a_document', name, foreign[1]);
  if (start.slice(4, 8) === 'ftyp') throw badInput('document.not_a_document', name, 'a film or HEIC picture');
  if (hasBinary(bytes)) throw badInput('document.unreadable', name);
  return textFormat(bytes, hints);
}

function oleFormat(bytes: Uint8Array, name: string): DocumentFormat {
  const content = inspectOle(bytes);
  if (content === 'word') return 'doc';
  if (content === 'encrypted') throw badInput('document.encrypted', name);
  if (content === 'spreadsheet') throw badInput('document.is_table', name, 'an Excel workbook');
  if (content === 'presentation')
    throw badInput('document.not_a_document', name, 'a PowerPoint presentation');
  if (/^doc$/.test(extension(name))) throw badInput('document.damaged', name);
  throw badInput('document.not_a_document', name, 'an OLE container without a Word document');
}

function zipFormat(bytes: Uint8Array, name: string): DocumentFormat {
  const members = openZip(bytes, name);
  const has = (path: string): boolean => members.has(path);
  if (has('word/document.xml') || [...members.keys()].some((path) => /^word\/document\d*\.xml$/.test(path)))
    return 'docx';
  if (has('xl/workbook.xml') || has('xl/workbook.bin'))
    throw badInput('document.is_table', name, 'an Excel workbook');
  if (has('ppt/presentation.xml'))
    throw badInput('document.not_a_document', name, 'a PowerPoint presentation');
  const mimetype = memberText(members.get('mimetype'), name);
  if (mimetype.includes('opendocument.spreadsheet'))
    throw badInput('document.is_table', name, 'an OpenDocument spreadsheet');
  const manifest = memberText(members.get('META-INF/manifest.xml'), name);
  if (manifest.includes('encryption-data')) throw badInput('document.encrypted', name);
  if (has('content.xml') && (mimetype === '' || mimetype.includes('opendocument.text'))) return 'odt';
  throw badInput('document.not_a_document', name, 'a zip archive: unpack it and add the files inside');
}

function memberText(member: ZipMember | undefined, name: string): string {
  return member && member.size < 2 ** 20 ? new TextDecoder().decode(readMember(member, name)) : '';
}

/** Control characters that no text in an 8-bit charset or UTF-8 has. UTF-16 is told by its mark or its zeros' pattern. */
function hasBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 1 << 16);
  const [a, b] = sample;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0 && b === 0 && sample[2] === 0xfe))
    return false;
  let odd = 0;
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0;
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
    else if (
      byte < 32 &&
      byte !== 27 &&
      (byte < 9 || byte > 13) &&
      byte !== 0x1a &&
      byte !== 0x1f &&
      byte !== 0x1e
    )
      odd++;
  }
  const [even = 0, second = 0] = zeros;
  const half = sample.length / 2;
  const wide = Math.max(even, second) > half * 0.4 && Math.min(even, second) < half * 0.02;
  return !wide && even + second + odd > 2 + sample.length * 0.005;
}

function textFormat(bytes: Uint8Array, hints: FormatHints): DocumentFormat {
  // Zeros out: UTF-16 pages show their tags too.
  const start = ascii(bytes, 8192)
    .replace(/\0/g, '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  const opening = start
    .replace(/^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)+/, '')
    .slice(0, 200)
    .toLowerCase();
  const type = hints.contentType?.toLowerCase() ?? '';
  const ending = extension(hints.name);
  if (/^(?:<!doctype html|<html|<head|<body)/.test(opening) || /<(?:html|body|head)[\s>]/i.test(start))
    return 'html';
  if (/^<(?:rss|feed|rdf)/.test(opening))
    throw badInput('document.not_a_document', hints.name, 'a feed, not a page');
  if (/^<svg/.test(opening)) throw badInput('document.not_a_document', hints.name, 'an SVG picture');
  const tags = start.match(
    /<\/?(?:p|div|br|h[1-6]|table|td|tr|ul|li|span|a|b|i|em|strong|article|section|font|center)[\s/>]/gi,
  );
  if (tags && (opening.startsWith('<') ? tags.length >= 1 : tags.length >= 8)) return 'html';
  if (/^<[a-z!?]/.test(opening) && /xml/.test(start.slice(0, 200))) {
    throw badInput('document.not_a_document', hints.name, 'an XML file');
  }
  if (/^(?:csv|tsv|tab)$/.test(ending) || /^text\/(?:csv|tab-separated-values)/.test(type)) {
    throw badInput('document.is_table', hints.name);
  }
  if (/^(?:json|jsonl|ndjson|geojson)$/.test(ending) && /^[[{"]/.test(opening)) {
    throw badInput('document.is_table', hints.name, 'JSON');
  }
  if (/^(?:md|markdown|mdown)$/.test(ending) || type.startsWith('text/markdown')) return 'markdown';
  return 'text';
}
