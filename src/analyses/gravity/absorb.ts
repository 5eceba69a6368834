import type { Groups } from '../frame.js';
import { JoinedSets } from './joined-sets.js';

/** How closely group means must have gone to nothing, against the size of the column. */
const TOLERANCE = 1e-10;
const MOST_ROUNDS = 3000;
/** A column that has gone down to this share of its size is a sum of the effects: there is nothing to be exact about. */
const NOTHING = 1e-24;

/** What taking out the group means of a column came to. */
export interface Absorbed {
  /** The same array, now without its group means. */
  readonly values: Float64Array;
  readonly rounds: number;
  readonly converged: boolean;
}

/**
 * Takes fixed effects out of columns: any number of them, with weights. The first effect, whose rows must stand side by side (`arrange`), is taken
 * out exactly by its group means; what the others then come to is solved for by conjugate gradients on their normal equations, scaled by the
 * weights of their groups (as in Correia 2016, with the largest effect eliminated). No dummy is ever made: a round goes once over the rows
 * and holds one number for each group. Time grows with the rows.
 */
export class Absorber {
  /** Where the groups of the first effect begin. */
  private readonly starts: Int32Array;
  private readonly firstInverse: Float64Array;
  /** The other effects' groups, numbered on from one another. */
  private readonly others: readonly Int32Array[];
  private readonly size: number;
  private readonly inverse: Float64Array;
  private weights: Float64Array | null = null;
  /** What a row's groups come to; one number a row of the group at hand. */
  private readonly row: Float64Array;
  private readonly scratch: {
    readonly u: Float64Array;
    readonly v: Float64Array;
    readonly r: Float64Array;
    readonly a: Float64Array;
  };

  /** @param groups one for each effect, none of them with a missing group; rows stand by the groups of the first */
  constructor(
    private readonly groups: readonly Groups[],
    private readonly rows: number,
  ) {
    const [first, ...rest] = groups;
    this.starts = first ? startsOf(first, rows) : new Int32Array([0]);
    this.firstInverse = new Float64Array(first?.count ?? 0);
    let size = 0;
    this.others = rest.map(({ of, count }) => {
      const from = size;
      size += count;
      return from === 0 ? of : of.map((group) => group + from);
    });
    this.size = size;
    this.inverse = new Float64Array(size);
    this.row = new Float64Array(rest.length > 0 ? rows : 0);
    const room = () => new Float64Array(size);
    this.scratch = { u: room(), v: room(), r: room(), a: room() };
    this.weigh(null);
  }

  /** From now on rows weigh so much; null: all the same. A group without weight keeps its values. */
  weigh(weights: Float64Array | null): void {
    this.weights = weights;
    const { rows, starts, firstInverse, inverse } = this;
    for (let group = 0; group < firstInverse.length; group++) {
      const [from, to] = [starts[group] as number, starts[group + 1] as number];
      let total = weights === null ? to - from : 0;
      if (weights !== null) for (let row = from; row < to; row++) total += weights[row] as number;
      firstInverse[group] = total > 0 ? 1 / total : 0;
    }
    inverse.fill(0);
    for (const of of this.others)
      for (let row = 0; row < rows; row++) {
        const group = of[row] as number;
        inverse[group] = (inverse[group] as number) + (weights === null ? 1 : (weights[row] as number));
      }
    for (let group = 0; group < inverse.length; group++) {
      const held = inverse[group] as number;
      inverse[group] = held > 0 ? 1 / held : 0;
    }
  }

  /** Takes the means of the first effect's groups away, in place. */
  private center(values: Float64Array): void {
    const { starts, firstInverse, weights } = this;
    for (let group = 0; group < firstInverse.length; group++) {
      const [from, to] = [starts[group] as number, starts[group + 1] as number];
      let sum = 0;
      if (weights === null) for (let row = from; row < to; row++) sum += values[row] as number;
      else for (let row = from; row < to; row++) sum += (values[row] as number) * (weights[row] as number);
      const mean = sum * (firstInverse[group] as number);
      for (let row = from; row < to; row++) values[row] = (values[row] as number) - mean;
    }
  }

  /** `out` becomes the weighted sums of `values` by the other effects' groups. */
  private sums(values: Float64Array, out: Float64Array): void {
    const { rows, weights } = this;
    out.fill(0);
    for (const of of this.others)
      for (let row = 0; row < rows; row++) {
        const group = of[row] as number;
        out[group] =
          (out[group] as number) +
          (values[row] as number) * (weights === null ? 1 : (weights[row] as number));
      }
  }

  /** `out` becomes the normal equations of the other effects, the first one taken out, times `u`. */
  private apply(u: Float64Array, out: Float64Array): void {
    const { starts, firstInverse, weights, others, row: held } = this;
    const [one, two, ...more] = others as [Int32Array, Int32Array | undefined, ...Int32Array[]];
    out.fill(0);
    for (let group = 0; group < firstInverse.length; group++) {
      const [from, to] = [starts[group] as number, starts[group + 1] as number];
      let sum = 0;
      for (let row = from; row < to; row++) {
        let value = u[one[row] as number] as number;
        if (two !== undefined) value += u[two[row] as number] as number;
        for (let k = 0; k < more.length; k++) value += u[(more[k] as Int32Array)[row] as number] as number;
        held[row] = value;
        sum += weights === null ? value : value * (weights[row] as number);
      }
      const mean = sum * (firstInverse[group] as number);
      for (let row = from; row < to; row++) {
        const value = ((held[row] as number) - mean) * (weights === null ? 1 : (weights[row] as number));
        const first = one[row] as number;
        out[first] = (out[first] as number) + value;
        if (two !== undefined) {
          const second = two[row] as number;
          out[second] = (out[second] as number) + value;
        }
        for (let k = 0; k < more.length; k++) {
          const next = (more[k] as Int32Array)[row] as number;
          out[next] = (out[next] as number) + value;
        }
      }
    }
  }

  /**
   * Takes all effects out of a column, in place. A column from which they were taken under other weights is a good start: it spans the same.
   * @param scale what the column's sum of squares was before anything was taken out of it; its own when not given
   */
  absorb(values: Float64Array, tolerance = TOLERANCE, scale?: number): Absorbed {
    if (this.groups.length === 0) return { values, rounds: 0, converged: true };
    this.center(values);
    if (this.groups.length === 1) return { values, rounds: 1, converged: true };
    const { inverse, size, scratch } = this;
    const { u, v, r, a } = scratch;
    const own = dotWeighted(values, this.weights);
    const enough = tolerance * tolerance * Math.max(own, NOTHING * (scale ?? own));
    this.sums(values, r);
    let left = 0;
    for (let i = 0; i < size; i++) {
      u[i] = (r[i] as number) * (inverse[i] as number);
      left += (r[i] as number) * (u[i] as number);
    }
    if (left <= enough || own === 0) return { values, rounds: 1, converged: true };
    a.fill(0);
    let rounds = 1;
    while (left > enough && rounds < MOST_ROUNDS) {
      rounds++;
      this.apply(u, v);
      let along = 0;
      for (let i = 0; i < size; i++) along += (u[i] as number) * (v[i] as number);
      if (!(along > 0)) break;
      const step = left / along;
      let next = 0;
      for (let i = 0; i < size; i++) {
        a[i] = (a[i] as number) + step * (u[i] as number);
        const rest = (r[i] as number) - step * (v[i] as number);
        r[i] = rest;
        next += rest * rest * (inverse[i] as number);
      }
      const turn = next / left;
      left = next;
      for (let i = 0; i < size; i++)
        u[i] = (r[i] as number) * (inverse[i] as number) + turn * (u[i] as number);
    }
    for (const of of this.others)
      for (let row = 0; row < this.rows; row++)
        values[row] = (values[row] as number) - (a[of[row] as number] as number);
    this.center(values);
    return { values, rounds, converged: rounds < MOST_ROUNDS };
  }
}

function startsOf({ of, count }: Groups, rows: number): Int32Array {
  const starts = new Int32Array(count + 1).fill(rows);
  for (let row = rows - 1; row >= 0; row--) starts[of[row] as number] = row;
  return starts;
}

function dotWeighted(values: Float64Array, weights: Float64Array | null): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++)
    sum += (values[row] as number) ** 2 * (weights === null ? 1 : (weights[row] as number));
  return sum;
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
  const sets = new JoinedSets(a.count + b.count);
  let count = a.count + b.count;
  for (let row = 0; row < rows; row++) {
    if (sets.join(a.of[row] as number, a.count + (b.of[row] as number))) count--;
  }
  return count;
}
