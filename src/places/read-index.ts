import { brotliDecompressSync, constants } from 'node:zlib';
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
}

export const NO_DEGREES = -2147483648;
const VERSION = 1;
const MAX_BYTES = 1 << 29;
const CHUNK = 1 << 24;

function refuse(problem: string, value: string): IntertieError {
  return new IntertieError(
    'gazetteer.unreadable',
    problem,
    value,
    'build it again with npm run build:gazetteer',
  );
}

/**
 * Opens the bytes of an index file (Brotli-compressed) as columns. Nothing is parsed but the header.
 * @throws IntertieError `gazetteer.unreadable` when the bytes are no index of this version.
 */
export function readIndex(bytes: Uint8Array): IndexColumns {
  const data = decompress(bytes);
  const length = new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(0, true);
  const header = parseHeader(data, length);
  const start = Math.ceil((4 + length) / 8) * 8;
  const section = (name: string): Uint8Array => {
    const [offset, size] = header.sections[name] ?? [0, -1];
    const from = start + offset;
    if (size < 0 || from + size > data.length) throw refuse('a section of the gazetteer is missing', name);
    return data.subarray(from, from + size);
  };
  // Sections start at multiples of 8 of an aligned buffer, so that they can be looked at as numbers without a copy.
  const over = (name: string): [ArrayBufferLike, number, number] => {
    const part = section(name);
    return [part.buffer, part.byteOffset, part.byteLength];
  };
  const u32 = (name: string) => {
    const [buffer, at, size] = over(name);
    return new Uint32Array(buffer, at, size / 4);
  };
  const i32 = (name: string) => {
    const [buffer, at, size] = over(name);
    return new Int32Array(buffer, at, size / 4);
  };
  const u16 = (name: string) => {
    const [buffer, at, size] = over(name);
    return new Uint16Array(buffer, at, size / 2);
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
  };
}

function decompress(bytes: Uint8Array): Uint8Array {
  let data: Uint8Array;
  try {
    data = brotliDecompressSync(bytes, {
      maxOutputLength: MAX_BYTES,
      // One chunk for the whole: many small ones would be copied together.
      chunkSize: CHUNK,
      params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 },
    });
  } catch (error) {
    throw new IntertieError(
      'gazetteer.unreadable',
      'not a gazetteer index',
      `${bytes.length} bytes that Brotli refuses`,
      'build it again with npm run build:gazetteer',
      { cause: error },
    );
  }
  if (data.length < 8) throw refuse('the gazetteer is cut short', `${data.length} bytes`);
  if (data.byteOffset % 8 === 0) return data;
  const aligned = new Uint8Array(data.length);
  aligned.set(data);
  return aligned;
}

type Sections = Readonly<Record<string, readonly [offset: number, size: number]>>;

function parseHeader(data: Uint8Array, length: number): IndexHeader & { sections: Sections } {
  let header: IndexHeader & { sections: Sections };
  try {
    header = JSON.parse(new TextDecoder().decode(data.subarray(4, 4 + length)));
  } catch (error) {
    throw new IntertieError(
      'gazetteer.unreadable',
      'not a gazetteer index',
      'no header',
      'build it again with npm run build:gazetteer',
      {
        cause: error,
      },
    );
  }
  if (header.format !== 'intertie-gazetteer') throw refuse('not a gazetteer index', String(header.format));
  if (header.version !== VERSION) throw refuse('gazetteer of another version', String(header.version));
  return header;
}
