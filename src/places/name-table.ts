import {
  endHash,
  expansionOf,
  FOLD_DROP,
  FOLD_EXPAND,
  FOLD_SPACE,
  FOLD_UNKNOWN,
  foldTable,
  HASH_PRIME,
  HASH_START,
  hashString,
  learnFold,
} from './fold-table.js';
import type { IndexColumns } from './read-index.js';

const NEWLINE = 10;
const LANGUAGES_START = 1;
const LANGUAGES_END = 2;

/**
 * All names of an index, folded, in one array, with a hash table over them. Built once when a gazetteer is opened (about 50 ms
 * for 450,000 names); lookups make no strings.
 */
export class NameTable {
  /** Folded names one after the other; entry `e` is `units[starts[e]] … units[starts[e + 1]]`. */
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
  /** Index of the place that bears entry `e`; ascending. */
  readonly owners: Uint32Array;
  /** First byte of a place's names in the names section, one more at the end. */
  readonly placeBytes: Uint32Array;
  readonly count: number;
  readonly #hashes: Uint32Array;
  readonly #next: Uint32Array;
  readonly #slots: Uint32Array;
  readonly #mask: number;
  readonly #firstWords: Uint32Array;
  readonly #firstMask: number;

  constructor({ header, names }: IndexColumns) {
    const total = header.names;
    // Folding drops marks; only Hangul grows (3 bytes become at most 3 units), so bytes bound units.
    const units = new Uint16Array(names.length + 4);
    this.starts = new Uint32Array(total + 1);
    this.owners = new Uint32Array(total);
    this.placeBytes = new Uint32Array(header.places + 1);
    this.#hashes = new Uint32Array(total);
    this.#next = new Uint32Array(total);
    const size = 2 ** Math.ceil(Math.log2(Math.max(total, 8) * 1.8));
    this.#mask = size - 1;
    this.#slots = new Uint32Array(size);
    this.#firstMask = size / 4 - 1;
    this.#firstWords = new Uint32Array(size / 4);
    this.units = units;
    this.count = this.#read(names);
  }

  /** One pass over the bytes: decodes, folds, hashes and enters every name. Plain loops over local arrays: it runs 7 million times. */
  #read(bytes: Uint8Array): number {
    const { units, starts, owners, placeBytes } = this;
    const fold = foldTable;
    let entry = 0;
    let place = 0;
    let start = 0;
    let at = 0;
    let hash = HASH_START;
    let spaced = false;
    let firstWord = 0;
    const length = bytes.length;
    let i = 0;
    while (i < length) {
      const byte = bytes[i++] as number;
      let unit = byte;
      if (byte < 0x80) {
        if (byte === NEWLINE || byte === 0) {
          starts[entry] = start;
          owners[entry] = place;
          if (at > start) {
            if (firstWord !== 0) this.#addFirstWord(firstWord);
            this.#insert(entry, endHash(hash), start, at);
          }
          entry++;
          start = at;
          hash = HASH_START;
          spaced = false;
          firstWord = 0;
          if (byte === 0) placeBytes[++place] = i;
          continue;
        }
        if (byte === LANGUAGES_START) {
          while (bytes[i] !== LANGUAGES_END && i < length) i++;
          i++;
          continue;
        }
      } else if (byte < 0xe0) {
        unit = ((byte & 31) << 6) | ((bytes[i++] as number) & 63);
      } else if (byte < 0xf0) {
        unit = ((byte & 15) << 12) | (((bytes[i++] as number) & 63) << 6) | ((bytes[i++] as number) & 63);
      } else {
        // Beyond the basic plane (rare Han): left out of the folded name, as scripts/gazetteer/names.mjs leaves such names out.
        i += 3;
        continue;
      }
      let folded = fold[unit] as number;
      if (folded === FOLD_UNKNOWN) folded = learnFold(unit);
      if (folded === FOLD_DROP) continue;
      if (folded === FOLD_SPACE) {
        spaced = at > start;
        continue;
      }
      if (spaced) {
        if (firstWord === 0) firstWord = endHash(hash);
        units[at++] = FOLD_SPACE;
        hash = Math.imul(hash ^ FOLD_SPACE, HASH_PRIME);
        spaced = false;
      }
      if (folded !== FOLD_EXPAND) {
        units[at++] = folded;
        hash = Math.imul(hash ^ folded, HASH_PRIME);
        continue;
      }
      const expansion = expansionOf(unit);
      for (let j = 0; j < expansion.length; j++) {
        const part = expansion.charCodeAt(j);
        units[at++] = part;
        hash = Math.imul(hash ^ part, HASH_PRIME);
      }
    }
    starts[entry] = start;
    return entry;
  }

  #insert(entry: number, hash: number, start: number, end: number): void {
    this.#hashes[entry] = hash;
    let slot = hash & this.#mask;
    for (;;) {
      const held = this.#slots[slot] ?? 0;
      if (held === 0) break;
      if (this.#hashes[held - 1] === hash && this.#equalsUnits(held - 1, start, end)) {
        // Same name, another place: the newcomer heads the chain.
        this.#next[entry] = held;
        break;
      }
      slot = (slot + 1) & this.#mask;
    }
    this.#slots[slot] = entry + 1;
  }

  #equalsUnits(entry: number, start: number, end: number): boolean {
    const from = this.starts[entry] ?? 0;
    const next = this.starts[entry + 1] ?? 0;
    if (next - from !== end - start) return false;
    for (let i = 0; i < end - start; i++) if (this.units[from + i] !== this.units[start + i]) return false;
    return true;
  }

  #equalsString(entry: number, text: string): boolean {
    const from = this.starts[entry] ?? 0;
    if ((this.starts[entry + 1] ?? 0) - from !== text.length) return false;
    for (let i = 0; i < text.length; i++) if (this.units[from + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  /** First entry with exactly this folded name, plus one, or 0. */
  find(folded: string): number {
    const hash = hashString(folded);
    let slot = hash & this.#mask;
    for (;;) {
      const held = this.#slots[slot] ?? 0;
      if (held === 0) return 0;
      if (this.#hashes[held - 1] === hash && this.#equalsString(held - 1, folded)) return held;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** The next entry with the same name as `held` (entry plus one), or 0. */
  following(held: number): number {
    return this.#next[held - 1] ?? 0;
  }

  #addFirstWord(hash: number): void {
    let slot = hash & this.#firstMask;
    for (;;) {
      const held = this.#firstWords[slot] ?? 0;
      if (held === hash) return;
      if (held === 0) break;
      slot = (slot + 1) & this.#firstMask;
    }
    this.#firstWords[slot] = hash;
  }

  /** True when some name has this word first and more words after it (32-bit hashes: wrong about once in 100,000 words). */
  startsName(word: string): boolean {
    const hash = hashString(word);
    let slot = hash & this.#firstMask;
    for (;;) {
      const held = this.#firstWords[slot] ?? 0;
      if (held === hash) return true;
      if (held === 0) return false;
      slot = (slot + 1) & this.#firstMask;
    }
  }
}
