import { gunzipSync } from 'node:zlib';
import { IntertieError } from '../base/index.js';

/** What `scripts/gazetteer/write-index.mjs` writes before the sections. */
export interface IndexHeader {
  readonly format: 'intertie-gazetteer';
  readonly version: number;
  readonly places: number;
  /** The first so many places have ids in the `ids` section; the rest are "g" and their GeoNames id, in ascending order. */
  readonly special: number;
  readonly names: number;
  readonly countries: readonly string[];
  readonly years: readonly (readonly [id: string, from: number | null, to: number | null])[];
  readonly members: readonly (readonly [id: string, members: readonly string[]])[];
  readonly views: Readonly<Record<string, Worldview | null>>;
  readonly builtFrom: readonly string[];
}

/** A worldview as a difference from the index: regions that move, and regions that are countries of their own. */
export interface Worldview {
  readonly move?: Readonly<Record<string, string>>;
  readonly countries?: readonly {
    readonly id: string;
    readonly code: string | null;
    readonly region?: string;
    readonly regions?: readonly string[];
  }[];
}

/** Columns of the index, one row a place; 0 means none in `country` (1-based), `region`, `parent` (1-based), `population`, `geonames`. */
export interface IndexColumns {
  readonly header: IndexHeader;
  readonly ids: readonly string[];
  readonly kind: Uint8Array;
  readonly seat: Uint8Array;
  readonly country: Uint16Array;
  readonly region: Uint32Array;
  readonly parent: Uint32Array;
  /** Ten-thousandths of a degree; `NO_DEGREES` where unknown. */
  readonly latitude: Int32Array;
  readonly longitude: Int32Array;
  readonly population: Uint32Array;
  readonly geonames: Uint32Array;
  /** UTF-8: names parted by newlines, places by NUL; a name may begin with its languages between U+0001 and U+0002. */
  readonly names: Uint8Array;
  /** Bytes of each name with the sign that ends it. */
  readonly nameSizes: Uint16Array;
  /** How many names each place has. */
  readonly nameCounts: Uint16Array;
  /** Hash table over folded names, see name-table.ts: entries a bucket, entries in three bytes each, a byte of each hash. */
  readonly bucketSizes: Uint8Array;
  readonly bucketEntries: Uint8Array;
  readonly bucketTags: Uint8Array;
  /** Next entry with the same name, plus one. */
  readonly nameChain: Uint32Array;
  /** Hash set of the first words of names of several words. */
  readonly firstWords: Uint32Array;
}

export const NO_DEGREES = -2147483648;
const VERSION = 2;

function refuse(problem: string, value: string, cause?: unknown): IntertieError {
  return new IntertieError(
    'gazetteer.unreadable',
    problem,
    value,
    'build it again with npm run build:gazetteer',
    { cause },
  );
}

/**
 * Opens the bytes of an index file as columns. Nothing is parsed but the header and the ids.
 * @throws IntertieError `gazetteer.unreadable` when the bytes are no index of this version.
 */
export function readIndex(bytes: Uint8Array): IndexColumns {
  const { header, start } = readHeader(bytes);
  const section = (name: string) => readSection(bytes, start, name, header.sections[name]);
  // Unpacked sections have a buffer of their own or start at a multiple of 8, so that they can be looked at as numbers.
  const over = (name: string): [ArrayBufferLike, number, number] => {
    const part = section(name);
    return [part.buffer, part.byteOffset, part.byteLength];
  };
  const u16 = (name: string) => {
    const [buffer, at, size] = over(name);
    return new Uint16Array(buffer, at, size / 2);
  };
  const u32 = (name: string) => {
    const [buffer, at, size] = over(name);
    return new Uint32Array(buffer, at, size / 4);
  };
  const i32 = (name: string) => {
    const [buffer, at, size] = over(name);
    return new Int32Array(buffer, at, size / 4);
  };
  const ids = new TextDecoder().decode(section('ids'));
  return {
    header,
    ids: ids === '' ? [] : ids.split('\n'),
    kind: section('kind'),
    seat: section('seat'),
    country: u16('country'),
    region: u32('region'),
    parent: u32('parent'),
    latitude: i32('latitude'),
    longitude: i32('longitude'),
    population: u32('population'),
    geonames: u32('geonames'),
    names: section('names'),
    nameSizes: u16('nameSizes'),
    nameCounts: u16('nameCounts'),
    bucketSizes: section('bucketSizes'),
    bucketEntries: section('bucketEntries'),
    bucketTags: section('bucketTags'),
    nameChain: u32('nameChain'),
    firstWords: u32('firstWords'),
  };
}

/**
 * Header and unpacked sections of an index, in the order of the file.
 * @throws IntertieError `gazetteer.unreadable`
 */
export function unpackSections(bytes: Uint8Array): {
  readonly header: IndexHeader;
  readonly sections: ReadonlyMap<string, Uint8Array>;
} {
  const { header, start } = readHeader(bytes);
  const sections = Object.entries(header.sections).map(
    ([name, place]) => [name, readSection(bytes, start, name, place)] as const,
  );
  return { header, sections: new Map(sections) };
}

type Section = readonly [offset: number, size: number, unpacked: number];
type StoredHeader = IndexHeader & { readonly sections: Readonly<Record<string, Section | undefined>> };

function readHeader(bytes: Uint8Array): { header: StoredHeader; start: number } {
  if (bytes.length < 8) throw refuse('not a gazetteer index', `${bytes.length} bytes`);
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  let header: StoredHeader;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  } catch (error) {
    throw refuse('not a gazetteer index', `${bytes.length} bytes without its header`, error);
  }
  if (header?.format !== 'intertie-gazetteer') throw refuse('not a gazetteer index', `${bytes.length} bytes`);
  if (header.version !== VERSION) throw refuse('gazetteer index of another version', String(header.version));
  return { header, start: Math.ceil((4 + length) / 8) * 8 };
}

function readSection(bytes: Uint8Array, start: number, name: string, place: Section | undefined): Uint8Array {
  const [offset, size, unpacked] = place ?? [0, 0, -1];
  const part = bytes.subarray(start + offset, start + offset + size);
  if (unpacked < 0 || part.length !== size) throw refuse('the gazetteer index is cut short', name);
  if (size === unpacked) return part.byteOffset % 8 === 0 ? part : Uint8Array.from(part);
  try {
    return gunzipSync(part, { chunkSize: Math.max(64, unpacked), maxOutputLength: unpacked });
  } catch (error) {
    throw refuse('the gazetteer index is damaged', name, error);
  }
}
