/** What an OLE container (the old Office format) holds. */
export type OleContent = 'word' | 'encrypted' | 'spreadsheet' | 'presentation' | 'other';

const utf16 = (name: string): Buffer => Buffer.from(name, 'utf16le');
/** FIB flag of a Word file whose text is encrypted ([MS-DOC] 2.5.2, fEncrypted). */
const ENCRYPTED = 0x0100;

/** Start of a stream named in the container's directory; entries are 128 bytes, aligned. -1 when there is none. */
function streamStart(bytes: Buffer, name: string): number {
  const wanted = utf16(`${name}\0`);
  const sector = 2 ** bytes.readUInt16LE(30);
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
    if (at % 128 !== 0 || at + 128 > bytes.length) continue;
    return (bytes.readUInt32LE(at + 116) + 1) * sector;
  }
  return -1;
}

/** What the container is, by the names of its streams and, for Word, by its encryption flag. */
export function inspectOle(given: Uint8Array): OleContent {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length < 512) return 'other';
  if (bytes.includes(utf16('EncryptedPackage')) || bytes.includes(utf16('EncryptionInfo')))
    return 'encrypted';
  const word = streamStart(bytes, 'WordDocument');
  if (word >= 0) {
    const readable = word + 12 <= bytes.length && bytes.readUInt16LE(word) === 0xa5ec;
    return readable && (bytes.readUInt16LE(word + 10) & ENCRYPTED) !== 0 ? 'encrypted' : 'word';
  }
  if (streamStart(bytes, 'Workbook') >= 0 || streamStart(bytes, 'Book') >= 0) return 'spreadsheet';
  return streamStart(bytes, 'PowerPoint Document') >= 0 ? 'presentation' : 'other';
}
