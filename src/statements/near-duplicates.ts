import { dateBounds, foldName, type PartialDate } from '../base/index.js';

/** Words in a row that two texts must share to have a shingle in common. */
const SHINGLE_WORDS = 5;
/** A longer text is a book: its beginning tells whose copy it is. */
const MOST_WORDS = 20_000;
const BANDS = 32;
const ROWS = 2;
/** Fewer shingles are a line that anyone may write. */
const LEAST_SHINGLES = 15;
/** Share of the shorter text that must stand in the longer. */
const LEAST_SHARE = 0.75;
/** A copy may have its end cut; a quotation in a longer text is no copy of it. */
const LEAST_LENGTH = 0.4;
/** Copies come out within days; the same form filled in anew comes out a month or a year later. */
const MOST_DAYS = 21;
/** Of the figures of the shorter text: a bulletin of another month has the words and other figures. */
const LEAST_FIGURES = 0.75;
const FEW_FIGURES = 4;

/** What finds possible copies of a text by index: two texts that share a band are worth comparing. */
export interface TextSignature {
  readonly shingles: number;
  /** Whole numbers below 2^37, at most 32; empty for a text too short to have copies. */
  readonly bands: readonly number[];
}

export interface DatedText {
  readonly text: string;
  readonly date: PartialDate | null;
}

/**
 * Min-hashes of the text's shingles in bands of two (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3). Two texts
 * that share half of their shingles have a band in common with a probability of 0.9999; unrelated ones practically never. Linear in the text.
 */
export function signText(text: string): TextSignature {
  const shingles = shinglesOf(text);
  if (shingles.size < LEAST_SHINGLES) return { shingles: shingles.size, bands: [] };
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < least.length; i += 1) {
      const hash = mix(shingle ^ Math.imul(i + 1, 0x9e3779b1));
      if (hash < (least[i] ?? 0)) least[i] = hash;
    }
  }
  const bands = Array.from({ length: BANDS }, (_, band) => {
    const row = mix((least[band * ROWS] ?? 0) ^ Math.imul(least[band * ROWS + 1] ?? 0, 0x85ebca6b));
    return band * 2 ** 32 + row;
  });
  return { shingles: shingles.size, bands };
}

/**
 * How much of the shorter text stands in the other, 0 to 1, where one is a copy of the other: another headline, a cut end, another date line and a
 * line or two more are still copies. Null where they are two texts: too short to tell, a quotation, other figures, or weeks apart.
 *
 * @example copiedShare({ text: agency, date }, { text: paper, date }); // 0.93
 */
export function copiedShare(a: DatedText, b: DatedText): number | null {
  const [one, other] = [shinglesOf(a.text), shinglesOf(b.text)];
  const [short, long] = one.size <= other.size ? [one, other] : [other, one];
  if (short.size < LEAST_SHINGLES || short.size < long.size * LEAST_LENGTH) return null;
  let shared = 0;
  for (const shingle of short) if (long.has(shingle)) shared += 1;
  const share = shared / short.size;
  if (share < LEAST_SHARE || daysBetween(a.date, b.date) > MOST_DAYS) return null;
  const [fewer, more] = one.size <= other.size ? [a.text, b.text] : [b.text, a.text];
  return sharesFigures(fewer, more) ? share : null;
}

function shinglesOf(text: string): Set<number> {
  const words = wordsOf(text);
  const shingles = new Set<number>();
  for (let i = 0; i + SHINGLE_WORDS <= words.length; i += 1) {
    let hash = 0x811c9dc5;
    for (let j = 0; j < SHINGLE_WORDS; j += 1) hash = Math.imul(hash ^ (words[i + j] ?? 0), 0x01000193);
    shingles.add(mix(hash));
  }
  return shingles;
}

/** Each word as a number; in scripts without spaces each sign. Case, accents and punctuation tell nothing. */
function wordsOf(text: string): number[] {
  const words: number[] = [];
  const folded = foldName(text.slice(0, MOST_WORDS * 12));
  for (const [word] of folded.matchAll(
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}]+/gu,
  )) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
    words.push(hash);
    if (words.length === MOST_WORDS) break;
  }
  return words;
}

/** Spreads the bits of a 32-bit number (the finisher of MurmurHash3). */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function sharesFigures(short: string, long: string): boolean {
  const [fewer, more] = [figuresOf(short), figuresOf(long)];
  if (fewer.size < FEW_FIGURES) return true;
  const shared = [...fewer].filter((figure) => more.has(figure)).length;
  return shared >= fewer.size * LEAST_FIGURES;
}

const figuresOf = (text: string) =>
  new Set(text.slice(0, MOST_WORDS * 12).match(/\p{Nd}+(?:[.,]\p{Nd}+)*/gu) ?? []);

/** At least so many; 0 where a date is not known. */
function daysBetween(a: PartialDate | null, b: PartialDate | null): number {
  if (a === null || b === null) return 0;
  const [first, second] = [dateBounds(a), dateBounds(b)].sort((x, y) => (x.first < y.first ? -1 : 1));
  if (first === undefined || second === undefined || second.first <= first.last) return 0;
  return (Date.parse(second.first) - Date.parse(first.last)) / 86_400_000;
}
