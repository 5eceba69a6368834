import { hashString, hashUnits } from './fold-table.js';
import type { DesignatorLevel, DesignatorWord } from './name-data.js';
import type { NameTable } from './name-table.js';

/** A place listed under a name with its designator: "primorye krai" for the core "primorye". */
export interface DesignatedEntry {
  /** Number of the place in the index. */
  readonly place: number;
  /** The whole folded name. */
  readonly name: string;
  /** Every level that the designator tells. */
  readonly levels: readonly DesignatorLevel[];
}

const MOST_WORDS = 3;
const SPACE = 32;

/**
 * The names of an index that hold a designator, by what is left of them: one look instead of one for each of the two hundred words for
 * regions. Made in some 60 ms when a region is first asked for.
 */
export class DesignatedNames {
  /** Hash of a designator, and of its side, to the levels it tells. */
  private readonly words = new Map<number, DesignatorLevel[]>();
  /** Open addressing: hash of a core, and which of `found` it stands for, plus one. */
  private readonly hashes: Uint32Array;
  private readonly slots: Uint32Array;
  private readonly chain: Uint32Array;
  private readonly mask: number;
  /** Entry and cut of every find: the core is `units[from, to)` of its folded name. */
  private readonly entries: Uint32Array;
  private readonly cuts: Uint16Array;
  private readonly scratch = new Uint16Array(1024);

  /** @param mayBear whether the place of this number is one that designators are for: no town */
  constructor(
    private readonly table: NameTable,
    words: readonly DesignatorWord[],
    mayBear: (place: number) => boolean,
  ) {
    for (const word of words) {
      const key = keyOf(hashString(word.folded), word.side === 'after');
      const known = this.words.get(key) ?? [];
      if (!known.includes(word.level)) known.push(word.level);
      this.words.set(key, known);
    }
    const entries: number[] = [];
    const cuts: number[] = [];
    const cores: number[] = [];
    for (let e = 0; e < table.count; e++) {
      if (!mayBear(table.owners[e] as number)) continue;
      const length = table.foldEntry(e, this.scratch, 0);
      this.eachCore(length, (from, to) => {
        entries.push(e);
        cuts.push(from, to);
        cores.push(hashUnits(this.scratch, from, to));
      });
    }
    this.entries = Uint32Array.from(entries);
    this.cuts = Uint16Array.from(cuts);
    let size = 1024;
    while (size < cores.length * 2) size *= 2;
    this.mask = size - 1;
    this.hashes = new Uint32Array(size);
    this.slots = new Uint32Array(size);
    this.chain = new Uint32Array(cores.length);
    cores.forEach((hash, k) => {
      let slot = hash & this.mask;
      while (this.slots[slot] !== 0 && this.hashes[slot] !== hash) slot = (slot + 1) & this.mask;
      this.chain[k] = this.slots[slot] as number;
      this.hashes[slot] = hash;
      this.slots[slot] = k + 1;
    });
  }

  /** Calls `found` for each way to take a designator of up to three words off the name in `scratch`. */
  private eachCore(length: number, found: (from: number, to: number) => void): void {
    const { scratch, words } = this;
    for (let i = 0, seen = 0; i < length && seen < MOST_WORDS; i++) {
      if (scratch[i] !== SPACE) continue;
      seen++;
      if (words.has(keyOf(hashUnits(scratch, 0, i), false))) found(i + 1, length);
    }
    for (let i = length - 1, seen = 0; i > 0 && seen < MOST_WORDS; i--) {
      if (scratch[i] !== SPACE) continue;
      seen++;
      if (words.has(keyOf(hashUnits(scratch, i + 1, length), true))) found(0, i);
    }
  }

  /** All entries whose name is `core` with a designator before or behind it. */
  of(core: string): DesignatedEntry[] {
    const hash = hashString(core);
    let slot = hash & this.mask;
    while (this.slots[slot] !== 0 && this.hashes[slot] !== hash) slot = (slot + 1) & this.mask;
    const found: DesignatedEntry[] = [];
    for (let k = this.slots[slot] as number; k !== 0; k = this.chain[k - 1] as number) {
      const entry = this.entries[k - 1] as number;
      const length = this.table.foldEntry(entry, this.scratch, 0);
      const name = String.fromCharCode(...this.scratch.subarray(0, length));
      const [from, to] = [this.cuts[2 * k - 2] as number, this.cuts[2 * k - 1] as number];
      if (name.slice(from, to) !== core) continue;
      const after = from === 0;
      const word = after ? name.slice(to + 1) : name.slice(0, from - 1);
      const levels = this.words.get(keyOf(hashString(word), after)) ?? [];
      found.push({ place: this.table.owners[entry] as number, name, levels });
    }
    return found;
  }
}

/** Sides have keys of their own; a hash of 32 bits leaves room for them. */
const keyOf = (hash: number, after: boolean): number => (after ? hash + 0x1_0000_0000 : hash);
