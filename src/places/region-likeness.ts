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
 * few are passed over by one comparison: some 20 µs a question, where going through every name of the gazetteer took 5 ms.
 */
export class RegionLikeness {
  /** Folded names of regions, one after another, by length. */
  private readonly units: Uint16Array;
  private readonly starts: Uint32Array;
  private readonly letters: Int32Array;
  private readonly owners: Uint32Array;
  /** First name of each length; one more at the end. */
  private readonly firsts = new Uint32Array(LONGEST + 2);

  /** @param isRegion whether the place of this number is a region or district */
  constructor(table: NameTable, isRegion: (place: number) => boolean) {
    const scratch = new Uint16Array(1024);
    const names: { owner: number; folded: Uint16Array }[] = [];
    for (let e = 0; e < table.count; e++) {
      const owner = table.owners[e] ?? 0;
      if (!isRegion(owner)) continue;
      const length = table.foldEntry(e, scratch, 0);
      if (length <= LONGEST) names.push({ owner, folded: scratch.slice(0, length) });
    }
    names.sort((a, b) => a.folded.length - b.folded.length);
    this.units = new Uint16Array(names.reduce((sum, { folded }) => sum + folded.length, 0));
    this.starts = new Uint32Array(names.length + 1);
    this.letters = new Int32Array(names.length);
    this.owners = new Uint32Array(names.length);
    const counts = new Uint32Array(LONGEST + 2);
    let at = 0;
    names.forEach(({ owner, folded }, i) => {
      this.units.set(folded, at);
      this.starts[i] = at;
      this.owners[i] = owner;
      at += folded.length;
      this.letters[i] = letterBits(this.units, this.starts[i] ?? 0, at);
      counts[folded.length] = (counts[folded.length] ?? 0) + 1;
    });
    this.starts[names.length] = at;
    for (let length = 0; length <= LONGEST; length++)
      this.firsts[length + 1] = (this.firsts[length] ?? 0) + (counts[length] ?? 0);
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
      const edits = editsWithin(
        target,
        this.units,
        this.starts[i] as number,
        this.starts[i + 1] as number,
        most,
      );
      if (edits <= most) found.add(this.owners[i] as number);
    }
    return [...found];
  }
}
