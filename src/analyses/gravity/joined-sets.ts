/**
 * Sets that are joined two by two (union-find with path halving): at first every member of 0..size-1 stands alone.
 *
 * @example
 * const sets = new JoinedSets(3);
 * sets.join(0, 2); // true
 * sets.join(2, 0); // false: they were one already
 * sets.leader(0) === sets.leader(2); // true
 */
export class JoinedSets {
  private readonly above: Int32Array;

  constructor(size: number) {
    this.above = Int32Array.from({ length: size }, (_, i) => i);
  }

  /** The member that stands for the whole set of this one. */
  leader(member: number): number {
    const { above } = this;
    let at = member;
    while (above[at] !== at) {
      above[at] = above[above[at] as number] as number;
      at = above[at] as number;
    }
    return at;
  }

  /** Makes the sets of both one, led by that of `b`. False when they were one already. */
  join(a: number, b: number): boolean {
    const [x, y] = [this.leader(a), this.leader(b)];
    if (x === y) return false;
    this.above[x] = y;
    return true;
  }
}
