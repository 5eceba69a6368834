import { unpackSections } from './read-index.js';

/**
 * The bytes of an index file with all sections unpacked, in memory that threads share: opened in several of them, its columns are there
 * once. `openGazetteer` and `loadGazetteer` take it as they take a file's bytes.
 *
 * @throws IntertieError `gazetteer.unreadable`
 */
export function shareIndex(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const { header, sections } = unpackSections(bytes);
  const places: Record<string, readonly [number, number, number]> = {};
  let size = 0;
  for (const [name, part] of sections) {
    places[name] = [size, part.length, part.length];
    size += aligned(part.length);
  }
  const head = new TextEncoder().encode(JSON.stringify({ ...header, sections: places }));
  const start = aligned(4 + head.length);
  const shared = new Uint8Array(new SharedArrayBuffer(start + size));
  new DataView(shared.buffer).setUint32(0, head.length, true);
  shared.set(head, 4);
  for (const [name, part] of sections) shared.set(part, start + (places[name]?.[0] ?? 0));
  return shared;
}

/** Columns are looked at as numbers of up to four bytes: they start at multiples of eight. */
const aligned = (size: number): number => Math.ceil(size / 8) * 8;
