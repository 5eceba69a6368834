import { foldBytes, hashString } from './fold-table.js';
import type { IndexColumns } from './read-index.js';

const LANGUAGES_START = 1;
const LANGUAGES_END = 2;
const scratch = new Uint16Array(1024);

/** All names of an index in their folded form, one after the other: entry `e` is `units[starts[e]] … units[starts[e + 1]]`. */
export interface FoldedNames {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
}

/**
 * Names of an index by hash. The table itself comes with the index, so that opening costs three running sums only; a name is folded
 * when its hash fits, and lookups make no strings.
 */
export class NameTable {
  readonly count: number;
  /** Index of the place that bears entry `e`; ascending. */
  readonly owners: Uint32Array;
  readonly #bytes: Uint8Array;
  /** First byte of entry `e` in the names section. */
  readonly #starts: Uint32Array;
  /** First entry of each place, and one more at the end. */
  readonly #firsts: Uint32Array;
  /** Bucket `b` has the items from `#buckets[b]` up to `#buckets[b + 1]` of the next two. */
  readonly #buckets: Uint32Array;
  readonly #entries: Uint8Array;
  readonly #tags: Uint8Array;
  readonly #next: Uint32Array;
  readonly #firstWords: Uint32Array;
  #folded: FoldedNames | undefined;

  constructor({
    header,
    names,
    nameSizes,
    nameCounts,
    bucketSizes,
    bucketEntries,
    bucketTags,
    nameChain,
    firstWords,
  }: IndexColumns) {
    this.count = header.names;
    this.#bytes = names;
    this.#buckets = runningSums(bucketSizes);
    this.#entries = bucketEntries;
    this.#tags = bucketTags;
    this.#next = nameChain;
    this.#firstWords = firstWords;
    this.#starts = runningSums(nameSizes);
    this.owners = new Uint32Array(this.count);
    this.#firsts = runningSums(nameCounts);
    for (let place = 0; place < header.places; place++) {
      this.owners.fill(place, this.#firsts[place], this.#firsts[place + 1]);
    }
  }

  /** Bytes of a place's names in the names section: first, and one past the NUL at their end. */
  bytesOf(place: number): [start: number, end: number] {
    return [this.#starts[this.#firsts[place] ?? 0] ?? 0, this.#starts[this.#firsts[place + 1] ?? 0] ?? 0];
  }

  /** First entry with exactly this folded name, plus one, or 0. */
  find(folded: string): number {
    const hash = hashString(folded);
    const bucket = hash & (this.#buckets.length - 2);
    const end = this.#buckets[bucket + 1] as number;
    for (let k = this.#buckets[bucket] as number; k < end; k++) {
      if (this.#tags[k] !== hash >>> 24) continue;
      const at = 3 * k;
      const held =
        (this.#entries[at] as number) |
        ((this.#entries[at + 1] as number) << 8) |
        ((this.#entries[at + 2] as number) << 16);
      if (this.#equals(held - 1, folded)) return held;
    }
    return 0;
  }

  /** The next entry with the same name as `held` (entry plus one), or 0. */
  following(held: number): number {
    return this.#next[held - 1] ?? 0;
  }

  /** True when some name has this word first and more words after it (32-bit hashes: wrong about once in 100,000 words). */
  startsName(word: string): boolean {
    const hash = hashString(word);
    const mask = this.#firstWords.length - 1;
    let slot = hash & mask;
    for (;;) {
      const held = this.#firstWords[slot] as number;
      if (held === hash) return true;
      if (held === 0) return false;
      slot = (slot + 1) & mask;
    }
  }

  /** All folded names, made on first use (a tenth of a second): only searching by likeness needs them. */
  folded(): FoldedNames {
    this.#folded ??= this.#foldAll();
    return this.#folded;
  }

  #foldAll(): FoldedNames {
    // A unit takes at least one byte, and Hangul, which grows, three bytes for at most three units: bytes bound units.
    const units = new Uint16Array(this.#bytes.length);
    const starts = new Uint32Array(this.count + 1);
    for (let e = 0, at = 0; e < this.count; e++) {
      at = this.foldEntry(e, units, at);
      starts[e + 1] = at;
    }
    return { units, starts };
  }

  /** Writes the folded name of an entry to `out` from `at` on; gives its end. */
  foldEntry(entry: number, out: Uint16Array, at: number): number {
    const bytes = this.#bytes;
    let start = this.#starts[entry] as number;
    const end = (this.#starts[entry + 1] as number) - 1;
    if (bytes[start] === LANGUAGES_START) start = bytes.indexOf(LANGUAGES_END, start) + 1;
    return foldBytes(bytes, start, end, out, at);
  }

  #equals(entry: number, text: string): boolean {
    const length = this.foldEntry(entry, scratch, 0);
    if (length !== text.length) return false;
    for (let i = 0; i < length; i++) if (scratch[i] !== text.charCodeAt(i)) return false;
    return true;
  }
}

/** `sums[i]` is the sum of the sizes before `i`; one more at the end. */
function runningSums(sizes: Uint8Array | Uint16Array): Uint32Array {
  const sums = new Uint32Array(sizes.length + 1);
  for (let i = 0, sum = 0; i < sizes.length; i++) {
    sum += sizes[i] as number;
    sums[i + 1] = sum;
  }
  return sums;
}
