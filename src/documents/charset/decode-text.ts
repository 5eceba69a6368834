import { type Family, scoreDecoding } from './score-decoding.js';

/** A text with the charset it was decoded by, in the WHATWG's lower-case names. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
}

const CANDIDATES: readonly (readonly [string, Family])[] = [
  ['windows-1251', 'cyrillic'],
  ['koi8-r', 'cyrillic'],
  ['ibm866', 'cyrillic'],
  ['iso-8859-5', 'cyrillic'],
  ['windows-1252', 'western'],
  ['windows-1250', 'central'],
  ['iso-8859-2', 'central'],
];
const SAMPLE = 1 << 16;
/** A declared charset is kept unless another reads clearly better. */
const DECLARED_BONUS = 0.25;

function bomCharset(bytes: Uint8Array): { charset: string; length: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { charset: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { charset: 'utf-32le', length: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { charset: 'utf-32be', length: 4 };
  if (a === 0xff && b === 0xfe) return { charset: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { charset: 'utf-16be', length: 2 };
  return null;
}

/** UTF-16 without a mark: Latin text has a zero in nearly every second byte. */
function zeroPattern(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = sample.length / 2;
  if (odd > half * 0.4 && even < half * 0.02) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.02) return 'utf-16be';
  return null;
}

/** UTF-8, also with a few broken characters among many good ones; null when the bytes are something else. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let good = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code >= 0x80) good++;
  }
  return broken <= 2 + good * 0.01 && good > broken * 4 ? text : null;
}

/** Bytes around the first one outside ASCII: a page of markup may come before it. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - 64);
  return bytes.subarray(first, first + SAMPLE);
}

/** WHATWG treats the label iso-8859-1 as windows-1252, which holds all of its letters. */
function normalName(label: string): string {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (/^(utf-?8|unicode-1-1-utf-8)$/.test(name)) return 'utf-8';
  if (/^(iso-?8859-1|latin-?1|ascii|us-ascii|cp-?1252|iso_8859-1)$/.test(name)) return 'windows-1252';
  if (/^(cp-?1251|win-?1251|x-cp1251)$/.test(name)) return 'windows-1251';
  return name;
}

/**
 * Decodes bytes to text. A byte order mark decides; then valid UTF-8; then the declared charsets (HTTP header first,
 * `<meta>` second) unless letter statistics say plainly that they are wrong; then the best guess among Cyrillic,
 * western and central European tables. The mark is not part of the text. Never throws for bad bytes.
 *
 * @param declared labels as found, best first; unknown ones are passed over
 * @example (await decodeText(bytes, ['utf-8'])).charset; // 'windows-1251' for a page that declares the wrong one
 */
export async function decodeText(
  bytes: Uint8Array,
  declared: readonly (string | null | undefined)[],
): Promise<Decoded> {
  // Most files are UTF-8: they never load the tables of the others.
  const bom = bomCharset(bytes);
  if (bom === null || bom.charset === 'utf-8') {
    const utf8 = zeroPattern(bytes) ? null : asUtf8(bytes.subarray(bom?.length ?? 0));
    if (utf8 !== null) return { text: utf8, charset: 'utf-8' };
  }
  const { default: iconv } = await import('iconv-lite');
  const decode = (part: Uint8Array, charset: string): string =>
    iconv.decode(Buffer.from(part.buffer, part.byteOffset, part.byteLength), charset);
  // A UTF-8 mark before other bytes lies: the letters decide then.
  if (bom && bom.charset !== 'utf-8')
    return { text: decode(bytes.subarray(bom.length), bom.charset), charset: bom.charset };
  const wide = zeroPattern(bytes);
  if (wide) return { text: decode(bytes, wide), charset: wide };
  const labels = declared
    .flatMap((label) => (label ? [normalName(label)] : []))
    .filter((label) => iconv.encodingExists(label));
  const label = labels.find((name) => name !== 'utf-8');
  const sample = sampleOf(bytes);
  if (label && !CANDIDATES.some(([name]) => name === label)) {
    const text = decode(sample, label);
    const broken = text.split('\ufffd').length - 1;
    if (broken <= 2 + text.length * 0.002) return { text: decode(bytes, label), charset: label };
  }
  const ranked = CANDIDATES.map(([name, family]) => ({
    name,
    score: scoreDecoding(family, decode(sample, name)) + (name === label ? DECLARED_BONUS : 0),
  })).sort((a, b) => b.score - a.score);
  const best = ranked[0]?.name ?? 'windows-1252';
  return { text: decode(bytes, best), charset: best };
}
