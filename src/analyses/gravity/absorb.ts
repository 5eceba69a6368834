import type { Groups } from '../frame.js';

/** How closely group means must have gone to nothing, against the size of the column. */
const TOLERANCE = 1e-10;
const MOST_ROUNDS = 2000;

/** What taking out the group means of a column came to. */
export interface Absorbed {
  /** The same array, now without its group means. */
  readonly values: Float64Array;
  readonly rounds: number;
  readonly converged: boolean;
}

/**
 * Takes fixed effects out of columns: any number of them, with weights, by conjugate gradients over symmetric sweeps of group means (Gearhart
 * and Koshy 1989; Correia 2016, as in reghdfe). No dummy is ever made: a sweep goes twice over the rows for each effect. Time grows with
 * the rows; memory is six columns.
 */
export class Absorber {
  private readonly sums: Float64Array[];
  private readonly inverse: Float64Array[];
  private weights: Float64Array | null = null;
  private readonly scratch: { readonly u: Float64Array; readonly v: Float64Array; readonly r: Float64Array };

  /** @param groups one for each effect, none of them with a missing group */
  constructor(
    private readonly groups: readonly Groups[],
    private readonly rows: number,
  ) {
    this.sums = groups.map(({ count }) => new Float64Array(count));
    this.inverse = groups.map(({ count }) => new Float64Array(count));
    const room = groups.length > 1 ? rows : 0;
    this.scratch = { u: new Float64Array(room), v: new Float64Array(room), r: new Float64Array(room) };
    this.weigh(null);
  }

  /** From now on rows weigh so much; null: all the same. A group without weight keeps its values. */
  weigh(weights: Float64Array | null): void {
    this.weights = weights;
    this.groups.forEach(({ of }, k) => {
      const total = (this.inverse[k] as Float64Array).fill(0);
      for (let row = 0; row < this.rows; row++) {
        const group = of[row] as number;
        total[group] = (total[group] as number) + (weights === null ? 1 : (weights[row] as number));
      }
      for (let group = 0; group < total.length; group++) {
        const held = total[group] as number;
        total[group] = held > 0 ? 1 / held : 0;
      }
    });
  }

  /** Takes the means of one effect's groups away, in place. */
  private sweep(values: Float64Array, k: number): void {
    const { of } = this.groups[k] as Groups;
    const sums = (this.sums[k] as Float64Array).fill(0);
    const inverse = this.inverse[k] as Float64Array;
    const { weights, rows } = this;
    if (weights === null)
      for (let row = 0; row < rows; row++) {
        const group = of[row] as number;
        sums[group] = (sums[group] as number) + (values[row] as number);
      }
    else
      for (let row = 0; row < rows; row++) {
        const group = of[row] as number;
        sums[group] = (sums[group] as number) + (values[row] as number) * (weights[row] as number);
      }
    for (let group = 0; group < sums.length; group++)
      sums[group] = (sums[group] as number) * (inverse[group] as number);
    for (let row = 0; row < rows; row++)
      values[row] = (values[row] as number) - (sums[of[row] as number] as number);
  }

  /** `out` becomes what a sweep there and back takes away from `values`. */
  private takenBySweeps(values: Float64Array, out: Float64Array): void {
    out.set(values);
    const last = this.groups.length - 1;
    for (let k = 0; k <= last; k++) this.sweep(out, k);
    for (let k = last - 1; k >= 0; k--) this.sweep(out, k);
    for (let row = 0; row < this.rows; row++) out[row] = (values[row] as number) - (out[row] as number);
  }

  private product(a: Float64Array, b: Float64Array): number {
    const { weights, rows } = this;
    let sum = 0;
    if (weights === null) for (let row = 0; row < rows; row++) sum += (a[row] as number) * (b[row] as number);
    else
      for (let row = 0; row < rows; row++)
        sum += (a[row] as number) * (b[row] as number) * (weights[row] as number);
    return sum;
  }

  /** Takes all effects out of a column, in place. */
  absorb(values: Float64Array, tolerance = TOLERANCE): Absorbed {
    if (this.groups.length === 0) return { values, rounds: 0, converged: true };
    if (this.groups.length === 1) {
      this.sweep(values, 0);
      return { values, rounds: 1, converged: true };
    }
    const { u, v, r } = this.scratch;
    const size = this.product(values, values);
    if (size === 0) return { values, rounds: 0, converged: true };
    this.takenBySweeps(values, r);
    u.set(r);
    let left = this.product(r, r);
    for (let round = 1; round <= MOST_ROUNDS; round++) {
      if (left <= tolerance * tolerance * size) return { values, rounds: round, converged: true };
      this.takenBySweeps(u, v);
      const along = this.product(u, v);
      if (!(along > 0)) return { values, rounds: round, converged: true };
      const step = left / along;
      for (let row = 0; row < this.rows; row++) {
        values[row] = (values[row] as number) - step * (u[row] as number);
        r[row] = (r[row] as number) - step * (v[row] as number);
      }
      const next = this.product(r, r);
      const turn = next / left;
      left = next;
      for (let row = 0; row < this.rows; row++) u[row] = (r[row] as number) + turn * (u[row] as number);
    }
    return { values, rounds: MOST_ROUNDS, converged: false };
  }
}

/**
 * How many parameters the effects take up: all groups of the first, and of each further one its groups less the parts that it has in common
 * with those before (exact for two effects: connected parts; for more an upper bound, as in reghdfe).
 */
export function countEffects(groups: readonly Groups[], rows: number): number {
  return groups.reduce(
    (sum, group, k) => sum + group.count - (k === 0 ? 0 : parts(groups[0] as Groups, group, rows)),
    0,
  );
}

/** Connected parts of the graph whose ends are the groups of two effects and whose lines are the rows. */
function parts(a: Groups, b: Groups, rows: number): number {
  const above = Int32Array.from({ length: a.count + b.count }, (_, i) => i);
  const top = (end: number): number => {
    let at = end;
    while (above[at] !== at) {
      above[at] = above[above[at] as number] as number;
      at = above[at] as number;
    }
    return at;
  };
  let count = a.count + b.count;
  for (let row = 0; row < rows; row++) {
    const [x, y] = [top(a.of[row] as number), top(a.count + (b.of[row] as number))];
    if (x === y) continue;
    above[x] = y;
    count--;
  }
  return count;
}
