import { badInput } from '../bad-input.js';
import { type Part, type Reader, reading } from './reading.js';
import { scanXml, type XmlEvent } from './scan-xml.js';
import { openZip, readMember } from './zip.js';

/** Elements whose text is not the document's own run of text. */
const SKIPPED =
  /^(?:text:tracked-changes|text:note|office:annotation|office:forms|text:sequence-decls|text:table-of-content|svg:desc|svg:title)$/;

class OdtText {
  readonly parts: Part[] = [];
  #text = '';
  #skipped = 0;
  #items = 0;
  #rows = 0;
  #open: Part['kind'] = 'paragraph';
  readonly #titleStyles = new Set(['Title']);

  add(event: XmlEvent): void {
    if (event.type === 'text') {
      if (this.#skipped === 0) this.#text += event.text;
      return;
    }
    if (SKIPPED.test(event.name)) this.#skipped += event.type === 'open' ? 1 : -1;
    if (this.#skipped === 0) this.#element(event, event.type === 'open');
  }

  #element(event: Extract<XmlEvent, { name: string }>, opens: boolean): void {
    const { name } = event;
    if (name === 'style:style' && opens && event.attribute('style:parent-style-name') === 'Title') {
      this.#titleStyles.add(event.attribute('style:name') ?? 'Title');
    } else if (name === 'text:s' && opens)
      this.#text += ' '.repeat(Math.min(Number(event.attribute('text:c') ?? 1), 100));
    else if (name === 'text:tab' && opens) this.#text += this.#rows > 0 ? ' ' : '\t';
    else if (name === 'text:line-break' && opens) this.#text += '\n';
    else if (name === 'text:list-item') this.#items += opens ? 1 : -1;
    else if (name === 'table:table-row') {
      if (!opens) this.#flush('table_row');
      this.#rows += opens ? 1 : -1;
    } else if (name === 'table:table-cell' && opens && this.#text.trim() !== '') this.#text += ' | ';
    else if (name === 'text:p' || name === 'text:h') this.#paragraph(event, opens);
  }

  #paragraph(event: Extract<XmlEvent, { name: string }>, opens: boolean): void {
    if (this.#rows > 0) {
      if (!opens) this.#text += ' ';
      return;
    }
    if (!opens) {
      this.#flush(this.#open);
      return;
    }
    this.#text = '';
    const style = event.attribute('text:style-name') ?? '';
    if (this.#titleStyles.has(style)) this.#open = 'title';
    else if (event.name === 'text:h') this.#open = 'heading';
    else this.#open = this.#items > 0 ? 'list_item' : 'paragraph';
  }

  #flush(kind: Part['kind']): void {
    const text = this.#text.replace(/ {2,}/g, ' ').trim();
    if (text.replace(/[|\s]/g, '') !== '') this.parts.push({ kind, text });
    this.#text = '';
  }
}

/** OpenDocument text, out of its content.xml: paragraphs, headings, list items, table rows. Notes and comments are left out. */
export const readOdt: Reader = async (bytes, hints) => {
  const content = openZip(bytes, hints.name).get('content.xml');
  if (!content) throw badInput('document.damaged', hints.name, 'its content.xml is missing');
  const xml = new TextDecoder().decode(readMember(content, hints.name));
  if (!xml.includes('</office:document-content>'))
    throw badInput('document.damaged', hints.name, 'its content.xml is cut short');
  const body = new OdtText();
  for (const event of scanXml(xml)) body.add(event);
  return reading(body.parts);
};
