const NONE = new Uint16Array(0);

/**
 * A number below 65,536 for each numbered word, 0 until one is set. The numbers of words begin anew from time to time, when the table of words is
 * emptied: what was kept for those of another generation is forgotten.
 */
export class WordMarks {
  private marks = NONE;
  private generation = 0;

  get(id: number, generation: number): number {
    if (generation !== this.generation) {
      this.clear();
      this.generation = generation;
    }
    return id < this.marks.length ? (this.marks[id] as number) : 0;
  }

  /** Of the generation that was asked for last. */
  set(id: number, mark: number): void {
    if (id >= this.marks.length) {
      const grown = new Uint16Array(Math.max(1024, this.marks.length * 2, id + 1));
      grown.set(this.marks);
      this.marks = grown;
    }
    this.marks[id] = mark;
  }

  clear(): void {
    this.marks.fill(0);
  }
}
