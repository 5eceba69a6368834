/**
 * Remembers answers by text, up to `most` of them: past that the older half is let go, so that a process that reads for days keeps to its
 * memory. Two generations, no clock: what is asked again moves to the younger one.
 *
 * @example new BoundedMemo<number>(1000).through('abc', (text) => text.length); // 3
 */
export class BoundedMemo<T> {
  private young = new Map<string, T>();
  private old = new Map<string, T>();

  constructor(private readonly most: number) {}

  get(key: string): T | undefined {
    const held = this.young.get(key);
    if (held !== undefined) return held;
    const before = this.old.get(key);
    if (before !== undefined) this.set(key, before);
    return before;
  }

  set(key: string, value: T): void {
    if (this.young.size * 2 >= this.most) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
  }

  /** The answer for `key`, made once. `undefined` is never kept: give null for "none". */
  through(key: string, make: (key: string) => T): T {
    const held = this.get(key);
    if (held !== undefined) return held;
    const made = make(key);
    this.set(key, made);
    return made;
  }
}
