const decoder = new TextDecoder();

/** Words of a column, each kept once: cells are looked up by their bytes, so that no string is made of a word that came before. */
export class LabelTable {
  private bytes = new Uint8Array(1024);
  private ends = new Int32Array(64);
  private slots = new Int32Array(256).fill(-1);
  private held = 0;

  get size(): number {
    return this.held;
  }

  /** The number of the word in `cell[from, to)`, a new one for a new word. */
  codeOf(cell: Uint8Array, from: number, to: number): number {
    let hash = 2_166_136_261;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (cell[at] as number), 16_777_619);
    // The multiplication mixes upwards only: the slot is taken from the low bits.
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = this.slots[slot] as number;
      if (code < 0) return this.keep(cell, from, to, slot);
      if (this.isAt(code, cell, from, to)) return code;
    }
  }

  /** All words, in the order in which they first came. */
  labels(): string[] {
    return Array.from({ length: this.held }, (_, code) =>
      decoder.decode(this.bytes.subarray(this.startOf(code), this.ends[code])),
    );
  }

  private startOf(code: number): number {
    return code === 0 ? 0 : (this.ends[code - 1] as number);
  }

  private isAt(code: number, cell: Uint8Array, from: number, to: number): boolean {
    const start = this.startOf(code);
    if ((this.ends[code] as number) - start !== to - from) return false;
    for (let i = 0; i < to - from; i++) if (this.bytes[start + i] !== cell[from + i]) return false;
    return true;
  }

  private keep(cell: Uint8Array, from: number, to: number, slot: number): number {
    const code = this.held++;
    const start = this.startOf(code);
    const end = start + to - from;
    if (end > this.bytes.length)
      this.bytes = grown(this.bytes, new Uint8Array(Math.max(end, this.bytes.length * 2)));
    for (let i = from; i < to; i++) this.bytes[start + i - from] = cell[i] as number;
    if (code === this.ends.length) this.ends = grown(this.ends, new Int32Array(code * 2));
    this.ends[code] = end;
    this.slots[slot] = code;
    if (this.held * 2 > this.slots.length) this.spread();
    return code;
  }

  private spread(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let code = 0; code < this.held; code++) {
      let hash = 2_166_136_261;
      const end = this.ends[code] as number;
      for (let at = this.startOf(code); at < end; at++)
        hash = Math.imul(hash ^ (this.bytes[at] as number), 16_777_619);
      hash ^= hash >>> 15;
      let slot = hash & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.slots = slots;
  }
}

function grown<T extends Uint8Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
