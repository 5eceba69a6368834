import { readFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { IntertieError } from '../../src/base/index.js';
import { readDocument } from '../../src/documents/index.js';
import { docx, ole, pdf, text, zip } from './make-files.js';

const fixture = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL(`fixtures/${name}`, import.meta.url)));
const PAGE = pdf([[{ text: 'The council of Toskavik met on Friday and chose a partner.', y: 700 }]]);

/** The error's code, after checking that its message names the file and says what to do. */
async function refusal(
  name: string,
  bytes: Uint8Array,
  more: { maxBytes?: number; contentType?: string } = {},
): Promise<string> {
  try {
    await readDocument(bytes, { url: `file:${name}`, name, ...more });
  } catch (error) {
    expect(error).toBeInstanceOf(IntertieError);
    if (!(error instanceof IntertieError)) throw error;
    expect(error.value).toContain(name);
    expect(error.remedy.length).toBeGreaterThan(10);
    return error.code;
  }
  return 'read';
}

describe('a file that is no document is refused by name', () => {
  it.each<[string, Uint8Array, string]>([
    ['empty.txt', new Uint8Array(), 'document.empty'],
    ['empty.pdf', new Uint8Array(), 'document.empty'],
    ['blank.txt', text(' \n\t\r\n\u00a0 \u3000\n'), 'document.blank'],
    ['blank.html', text('<html><body><script>var text = "hello";</script> </body></html>'), 'document.blank'],
    ['blank.docx', docx([' ', '']), 'document.blank'],
    ['picture.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'document.not_a_document'],
    ['picture.pdf', Buffer.from('ffd8ffe000104a464946000101', 'hex'), 'document.not_a_document'],
    [
      'setup.doc',
      Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'), Buffer.alloc(300)]),
      'document.not_a_document',
    ],
    ['pack.zip', zip({ 'a.txt': 'hello' }), 'document.not_a_document'],
    ['talk.pptx', zip({ 'ppt/presentation.xml': '<p/>' }), 'document.not_a_document'],
    ['talk.ppt', ole(['PowerPoint Document']), 'document.not_a_document'],
    [
      'feed.xml',
      text('<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>'),
      'document.not_a_document',
    ],
    [
      'noise.txt',
      Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 7) % 256),
      'document.unreadable',
    ],
    ['table.xlsx', zip({ 'xl/workbook.xml': '<workbook/>' }), 'document.is_table'],
    ['table.doc', ole(['Workbook']), 'document.is_table'],
    [
      'table.ods',
      zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
      'document.is_table',
    ],
    ['table.csv', text('town,partner\nToskavik,Velmarin\n'), 'document.is_table'],
    ['locked.docx', ole(['EncryptionInfo', 'EncryptedPackage']), 'document.encrypted'],
    [
      'locked.odt',
      zip({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'content.xml': 'x',
        'META-INF/manifest.xml': '<manifest:encryption-data/>',
      }),
      'document.encrypted',
    ],
    ['cut.pdf', PAGE.subarray(0, PAGE.length - 200), 'document.damaged'],
    ['head.pdf', PAGE.subarray(0, 12), 'document.damaged'],
    ['hollow.docx', docx([], { 'word/document.xml': '<w:document' }), 'document.damaged'],
  ])('%s', async (name, bytes, code) => {
    expect(await refusal(name, bytes)).toBe(code);
  });

  it('a table says how to add it', async () => {
    await expect(readDocument(text('a;b\n1;2'), { url: 'file:t.csv' })).rejects.toThrow(/intertie import/);
  });
});

describe('real files spoilt', () => {
  it.each(['news.pdf', 'news.docx', 'news.odt', 'news.doc'])('%s cut in half is damaged', async (name) => {
    const bytes = await fixture(name);
    expect(await refusal(name, bytes.subarray(0, bytes.length >> 1))).toBe('document.damaged');
  });
  it('an encrypted PDF asks for a copy without the password', async () => {
    expect(await refusal('news-encrypted.pdf', await fixture('news-encrypted.pdf'))).toBe(
      'document.encrypted',
    );
  });
  it('a DOC with its encryption flag set is encrypted', async () => {
    const bytes = Buffer.from(await fixture('news.doc'));
    const entry = bytes.indexOf(Buffer.from('WordDocument\0', 'utf16le'));
    const stream = (bytes.readUInt32LE(entry + 116) + 1) * 512;
    bytes.writeUInt16LE(bytes.readUInt16LE(stream + 10) | 0x100, stream + 10);
    expect(await refusal('locked.doc', bytes)).toBe('document.encrypted');
  });
});

describe('size', () => {
  it('above the limit is refused before anything is decoded', async () => {
    expect(await refusal('big.txt', new Uint8Array(1001).fill(65), { maxBytes: 1000 })).toBe(
      'document.too_large',
    );
    expect(await refusal('big.pdf', new Uint8Array(200_000_001))).toBe('document.too_large');
  });
  it('a zip that unpacks to far more than it is is refused', async () => {
    const bomb = deflateRawSync(Buffer.alloc(140 * 2 ** 20, 32));
    const name = Buffer.from('word/document.xml');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(bomb.length, 20);
    // It lies about its size, as such files do.
    central.writeUInt32LE(1000, 24);
    central.writeUInt16LE(name.length, 28);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(30 + name.length + bomb.length, 16);
    const file = Buffer.concat([local, name, bomb, central, name, end]);
    expect(file.length).toBeLessThan(2 ** 20);
    expect(await refusal('bomb.docx', file)).toBe('document.expands_too_much');
  });
});

describe('mislabelled files are read as what they are', () => {
  const html = text(
    '<!DOCTYPE html><html><head><title>Quay</title></head><body><p>The quay of Toskavik is open to all boats since Friday.</p></body></html>',
  );
  it.each<[string, Uint8Array, string]>([
    ['page.pdf', html, 'html'],
    ['page.docx', html, 'html'],
    ['page.csv', html, 'html'],
    ['report.txt', PAGE, 'pdf'],
    ['letter.doc', docx(['The quay is open.']), 'docx'],
    ['letter.docx', text('{\\rtf1\\ansi The quay is open.\\par}'), 'rtf'],
    ['note.pdf', text('The quay is open.'), 'text'],
    ['bmw.txt', text('BMW opens a plant in Toskavik.'), 'text'],
  ])('%s', async (name, bytes, format) => {
    expect((await readDocument(bytes, { url: `file:${name}` })).format).toBe(format);
  });
});
