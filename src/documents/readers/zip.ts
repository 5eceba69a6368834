import { crc32, inflateRawSync } from 'node:zlib';
import { badInput } from '../bad-input.js';

/** One member of a zip archive. `size` is what the archive says; reading never trusts it. */
export interface ZipMember {
  readonly name: string;
  readonly size: number;
  readonly encrypted: boolean;
  readonly method: number;
  readonly compressed: Uint8Array;
}

/** The largest member that is unpacked, and the largest sum: a novel's document.xml is about 5 MB. */
export const MAX_MEMBER = 128 * 2 ** 20;
const MAX_MEMBERS = 20_000;
const END = 0x06054b50;
const CENTRAL = 0x02014b50;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function findEnd(data: DataView): number {
  const lowest = Math.max(0, data.byteLength - 22 - 0xffff);
  for (let at = data.byteLength - 22; at >= lowest; at--) if (data.getUint32(at, true) === END) return at;
  return -1;
}

/**
 * The members of a zip archive by name, from its central directory; nothing is unpacked yet.
 * @throws IntertieError `document.damaged` when the directory is missing or points outside the file.
 */
export function openZip(bytes: Uint8Array, fileName: string): Map<string, ZipMember> {
  const data = view(bytes);
  const end = bytes.length < 22 ? -1 : findEnd(data);
  if (end < 0) throw badInput('document.damaged', fileName, 'its directory is missing');
  const members = new Map<string, ZipMember>();
  const count = Math.min(data.getUint16(end + 10, true), MAX_MEMBERS);
  let at = data.getUint32(end + 16, true);
  try {
    for (let i = 0; i < count && data.getUint32(at, true) === CENTRAL; i++) {
      const nameLength = data.getUint16(at + 28, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      const local = data.getUint32(at + 42, true);
      const start = local + 30 + data.getUint16(local + 26, true) + data.getUint16(local + 28, true);
      members.set(name, {
        name,
        size: data.getUint32(at + 24, true),
        encrypted: (data.getUint16(at + 8, true) & 1) === 1,
        method: data.getUint16(at + 10, true),
        compressed: bytes.subarray(start, start + data.getUint32(at + 20, true)),
      });
      at += 46 + nameLength + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
    }
  } catch (error) {
    throw badInput('document.damaged', fileName, 'its directory points outside the file', { cause: error });
  }
  return members;
}

/**
 * The bytes of a member.
 * @throws IntertieError `document.expands_too_much` past MAX_MEMBER, `document.encrypted`, `document.damaged`.
 */
export function readMember(member: ZipMember, fileName: string): Uint8Array {
  if (member.encrypted) throw badInput('document.encrypted', fileName);
  if (member.size > MAX_MEMBER) throw badInput('document.expands_too_much', fileName, member.name);
  if (member.method === 0) return member.compressed;
  try {
    return inflateRawSync(member.compressed, { maxOutputLength: MAX_MEMBER });
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    const code = tooLarge ? 'document.expands_too_much' : 'document.damaged';
    throw badInput(code, fileName, member.name, { cause: error });
  }
}

/** A zip archive of the given members, stored without compression: what a library is given once sizes are known to be safe. */
export function storeZip(members: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of members) {
    const nameBytes = new TextEncoder().encode(name);
    const local = new Uint8Array(30 + nameBytes.length);
    const central = new Uint8Array(46 + nameBytes.length);
    for (const [header, at, signature] of [
      [local, 4, 0x04034b50],
      [central, 6, CENTRAL],
    ] as const) {
      const data = view(header);
      data.setUint32(0, signature, true);
      if (header === central) data.setUint16(4, 20, true);
      data.setUint16(at, 20, true);
      data.setUint16(at + 2, 0x800, true);
      data.setUint32(at + 10, crc32(content), true);
      data.setUint32(at + 14, content.length, true);
      data.setUint32(at + 18, content.length, true);
      data.setUint16(at + 22, nameBytes.length, true);
      header.set(nameBytes, header.length - nameBytes.length);
    }
    view(central).setUint32(42, offset, true);
    chunks.push(local, content);
    directory.push(central);
    offset += local.length + content.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = new Uint8Array(22);
  const data = view(end);
  data.setUint32(0, END, true);
  data.setUint16(8, members.size, true);
  data.setUint16(10, members.size, true);
  data.setUint32(12, size, true);
  data.setUint32(16, offset, true);
  return new Uint8Array(Buffer.concat([...chunks, ...directory, end]));
}
