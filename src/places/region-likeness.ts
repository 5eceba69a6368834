import { editsWithin } from './edits-within.js';
import type { NameTable } from './name-table.js';

/** One bit a letter (by its last five bits, digits and other scripts among them): two names one edit apart differ in at most two bits. */
function letterBits(units: Uint16Array, start: number, end: number): number {
  let bits = 0;
  for (let i = start; i < end; i++) bits |= 1 << ((units[i] as number) & 31);
  return bits;
}

function bitCount(value: number): number {
  let n = value - ((value >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Longer names are no misspelling of anything. */
const LONGEST = 40;

/**
 * Finds regions whose name is nearly a given one. Names stand by length with the set of their letters in one number each, so that all but a
 * few are passed over by one comparison: some 20 µs a question, where going through every name of the gazetteer took 5 ms. Made in some
 * 30 ms, with two passes and no objects.
 */
export class RegionLikeness {
  /** Folded names of regions, one after another as they come. */
  private readonly units: Uint16Array;
  /** By length: where a name begins and ends among the units, its letters, and the number of its place. */
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;
  private readonly letters: Int32Array;
  private readonly owners: Uint32Array;
  /** First name of each length; one more at the end. */
  private readonly firsts = new Uint32Array(LONGEST + 2);

  /** @param isRegion whether the place of this number is a region or district */
  constructor(table: NameTable, isRegion: (place: number) => boolean) {
    const count = countWhere(table, isRegion);
    const entries = new Uint32Array(count);
    const ends = new Uint32Array(count + 1);
    const lengths = new Uint32Array(LONGEST + 2);
    let units: Uint16Array = new Uint16Array(count * 16 + 1024);
    for (let e = 0, k = 0, at = 0; e < table.count; e++) {
      if (!isRegion(table.owners[e] as number)) continue;
      if (at + 1024 > units.length) units = grown(units);
      entries[k] = e;
      const end = table.foldEntry(e, units, at);
      lengths[Math.min(end - at, LONGEST + 1)] = (lengths[Math.min(end - at, LONGEST + 1)] as number) + 1;
      at = end;
      ends[++k] = at;
    }
    for (let length = 0; length <= LONGEST; length++)
      this.firsts[length + 1] = (this.firsts[length] as number) + (lengths[length] as number);
    const held = this.firsts[LONGEST + 1] as number;
    this.units = units;
    this.starts = new Uint32Array(held);
    this.ends = new Uint32Array(held);
    this.letters = new Int32Array(held);
    this.owners = new Uint32Array(held);
    const next = this.firsts.slice();
    for (let k = 0; k < count; k++) {
      const [start, end] = [ends[k] as number, ends[k + 1] as number];
      if (end - start > LONGEST) continue;
      const slot = next[end - start] as number;
      next[end - start] = slot + 1;
      this.starts[slot] = start;
      this.ends[slot] = end;
      this.letters[slot] = letterBits(units, start, end);
      this.owners[slot] = table.owners[entries[k] as number] as number;
    }
  }

  /** Numbers of the places with a name at most `most` edits away, each once. */
  near(name: string, most: number): number[] {
    const target = Uint16Array.from(name, (c) => c.charCodeAt(0));
    if (target.length > LONGEST) return [];
    const bits = letterBits(target, 0, target.length);
    const from = this.firsts[Math.max(0, target.length - most)] ?? 0;
    const to = this.firsts[Math.min(LONGEST, target.length + most) + 1] ?? 0;
    const found = new Set<number>();
    for (let i = from; i < to; i++) {
      if (bitCount((this.letters[i] as number) ^ bits) > 2 * most) continue;
      const edits = editsWithin(target, this.units, this.starts[i] as number, this.ends[i] as number, most);
      if (edits <= most) found.add(this.owners[i] as number);
    }
    return [...found];
  }
}

function countWhere(table: NameTable, isRegion: (place: number) => boolean): number {
  let count = 0;
  for (let e = 0; e < table.count; e++) if (isRegion(table.owners[e] as number)) count++;
  return count;
}

function grown(units: Uint16Array): Uint16Array {
  const more = new Uint16Array(units.length * 2);
  more.set(units);
  return more;
}
