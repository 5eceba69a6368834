import { storeZip } from '../../src/documents/readers/zip.js';

/** Small files made by hand, so that a test can say what is in them. All towns are invented. */

const bytes = (text: string, charset: BufferEncoding = 'utf8'): Uint8Array =>
  new Uint8Array(Buffer.from(text, charset));

export const text = (content: string): Uint8Array => bytes(content);

/** A zip archive of text members. */
export const zip = (members: Readonly<Record<string, string>>): Uint8Array =>
  storeZip(new Map(Object.entries(members).map(([name, content]) => [name, bytes(content)])));

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A DOCX of plain paragraphs. */
export function docx(
  paragraphs: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): Uint8Array {
  const body = paragraphs.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('');
  return zip({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...extra,
  });
}

/** One object of a PDF. */
type PdfObject = string;

function pdfFile(objects: readonly PdfObject[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return bytes(file, 'latin1');
}

/** A line of a PDF page: text, distance from the left and from the bottom, size of type. */
export interface PdfLine {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

/** A PDF with the given lines on each page; a page without lines is what a scanner writes. */
export function pdf(pages: readonly (readonly PdfLine[])[]): Uint8Array {
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  for (const [i, lines] of pages.entries()) {
    const stream = lines
      .map(
        ({ text: line, x = 72, y, size = 11 }) =>
          `BT /F1 ${size} Tf ${x} ${y} Td (${line.replace(/[()\\]/g, '\\$&')}) Tj ET`,
      )
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    );
  }
  return pdfFile(objects);
}

/** An OLE container with the named streams in its directory (empty, but as the format has them). */
export function ole(streams: readonly string[]): Uint8Array {
  const file = Buffer.alloc(512 * 4);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(9, 30);
  for (const [i, name] of ['Root Entry', ...streams].entries()) {
    file.write(`${name}\0`, 1024 + i * 128, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, 1024 + i * 128 + 64);
  }
  return new Uint8Array(file);
}
