import { badInput } from '../bad-input.js';
import { type Part, type Reader, reading } from './reading.js';
import { scanXml } from './scan-xml.js';
import { MAX_MEMBER, openZip, readMember, storeZip } from './zip.js';

const NOTE = /^#?(?:footnote|endnote)-\d/;
const STYLES = ["p[style-name='Title'] => h1.title:fresh", "p[style-name='Subtitle'] => h2:fresh"];

/** The XML parts unpacked under a limit, packed again without pictures: mammoth then meets no surprise in size. */
function safeCopy(bytes: Uint8Array, name: string): Buffer {
  const members = new Map<string, Uint8Array>();
  let total = 0;
  for (const [path, member] of openZip(bytes, name)) {
    if (!/\.(?:xml|rels)$/i.test(path) || /^(?:customXml|docProps)\//.test(path)) continue;
    const content = readMember(member, name);
    total += content.length;
    if (total > MAX_MEMBER) throw badInput('document.expands_too_much', name);
    members.set(path, content);
  }
  return Buffer.from(storeZip(members));
}

/** mammoth's HTML as parts: it writes p, h1 to h6, ul, ol, li, table, tr, td and marks inside them. */
function toParts(html: string): Part[] {
  const parts: Part[] = [];
  const kinds: Part['kind'][] = [];
  let text = '';
  let rows = 0;
  let reference = false;
  const flush = (kind: Part['kind']): void => {
    const clean = text.replace(/[ \u00a0]+/gu, ' ').trim();
    if (clean.replace(/[|\s]/g, '') !== '') parts.push({ kind, text: clean });
    text = '';
  };
  for (const event of scanXml(html)) {
    if (event.type === 'text') text += reference ? '' : event.text;
    // mammoth puts the notes last, as a list; notes are no part of the running text in any format here.
    else if (event.name === 'li' && NOTE.test(event.attribute('id') ?? '')) return parts;
    else if (event.name === 'a')
      reference = event.type === 'open' && NOTE.test(event.attribute('href') ?? '');
    else if (event.name === 'br') text += event.type === 'open' ? '\n' : '';
    else if (event.name === 'tr') {
      if (event.type === 'close') flush('table_row');
      rows += event.type === 'open' ? 1 : -1;
    } else if (rows > 0) {
      if (/^t[dh]$/.test(event.name) && event.type === 'open' && text.trim() !== '') text += ' | ';
      if (event.name === 'p' && event.type === 'close') text += ' ';
    } else if (/^(?:p|h[1-6]|li)$/.test(event.name)) {
      if (event.type === 'close') {
        flush(kinds.pop() ?? 'paragraph');
        continue;
      }
      flush(kinds.at(-1) ?? 'paragraph');
      const heading = event.attribute('class') === 'title' ? 'title' : 'heading';
      kinds.push(event.name === 'li' ? 'list_item' : event.name === 'p' ? 'paragraph' : heading);
    }
  }
  flush('paragraph');
  return parts;
}

/** DOCX by mammoth: paragraphs, headings, lists and table rows. Pictures, notes and footers are left out. */
export const readDocx: Reader = async (bytes, hints) => {
  const { default: mammoth } = await import('mammoth');
  const buffer = safeCopy(bytes, hints.name);
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { styleMap: STYLES, ignoreEmptyParagraphs: true },
    );
    return reading(toParts(value));
  } catch (error) {
    throw badInput('document.damaged', hints.name, 'its document part cannot be read', { cause: error });
  }
};
