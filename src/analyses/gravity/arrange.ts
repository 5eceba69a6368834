import type { Groups } from '../frame.js';
import type { Sample } from './fit.js';

/** A sample whose rows stand by the groups of its largest effect, which comes first. */
export interface Arranged {
  readonly sample: Sample;
  /** Where each row stood before; null: where it stands. */
  readonly order: Int32Array | null;
}

/** Puts the effect with most groups first and its rows side by side: taking it out is then a walk along the rows. */
export function arrange(sample: Sample): Arranged {
  const effects = [...sample.effects].sort((a, b) => b.count - a.count);
  const [largest] = effects;
  if (!largest || isSorted(largest)) return { sample: { ...sample, effects }, order: null };
  const order = orderBy(largest);
  const moved = <T extends Float64Array | Int32Array>(from: T, into: T): T => {
    for (let row = 0; row < order.length; row++) into[row] = from[order[row] as number] as number;
    return into;
  };
  const { response, regressors } = sample;
  return {
    sample: {
      response: moved(response, new Float64Array(response.length)),
      regressors: regressors.map(({ name, values }) => ({
        name,
        values: moved(values, new Float64Array(values.length)),
      })),
      effects: effects.map(({ of, count }) => ({ of: moved(of, new Int32Array(of.length)), count })),
    },
    order,
  };
}

/** Puts values back where their rows stood before. */
export function restore(values: Float64Array, order: Int32Array | null): Float64Array {
  if (order === null) return values;
  const out = new Float64Array(values.length);
  for (let row = 0; row < order.length; row++) out[order[row] as number] = values[row] as number;
  return out;
}

function isSorted({ of }: Groups): boolean {
  for (let row = 1; row < of.length; row++) if ((of[row] as number) < (of[row - 1] as number)) return false;
  return true;
}

function orderBy({ of, count }: Groups): Int32Array {
  const next = new Int32Array(count + 1);
  for (const group of of) next[group + 1] = (next[group + 1] as number) + 1;
  for (let group = 0; group < count; group++)
    next[group + 1] = (next[group + 1] as number) + (next[group] as number);
  const order = new Int32Array(of.length);
  for (let row = 0; row < of.length; row++) {
    const group = of[row] as number;
    const to = next[group] as number;
    order[to] = row;
    next[group] = to + 1;
  }
  return order;
}
