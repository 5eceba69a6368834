import type { TieGraph } from './tie-graph.js';

/** Scores of the ways through shared partners from one place to all others. */
export interface PathScores {
  /** How many partners both have. */
  readonly shared: Float32Array;
  /** Shared partners, each by one over the logarithm of its ties (Adamic and Adar 2003). */
  readonly adamicAdar: Float32Array;
  /** Shared partners, each by one over its ties (Zhou, Lü and Zhang 2009). */
  readonly allocation: Float32Array;
  /** Ways of three steps, each by one over the root of the ties of both places between. */
  readonly threeSteps: Float32Array;
}

/** Reckons all four by following two and three steps from `from`. */
export function scorePaths(graph: TieGraph, from: number): PathScores {
  const { size, degrees, starts, links } = graph;
  const shared = new Float32Array(size);
  const adamicAdar = new Float32Array(size);
  const allocation = new Float32Array(size);
  const threeSteps = new Float32Array(size);
  for (let i = starts[from] as number; i < (starts[from + 1] as number); i++) {
    const a = links[i] as number;
    const ties = degrees[a] as number;
    for (let j = starts[a] as number; j < (starts[a + 1] as number); j++) {
      const b = links[j] as number;
      if (b === from) continue;
      shared[b] = (shared[b] as number) + 1;
      adamicAdar[b] = (adamicAdar[b] as number) + 1 / Math.log(ties);
      allocation[b] = (allocation[b] as number) + 1 / ties;
      const root = 1 / Math.sqrt(ties * (degrees[b] as number));
      for (let k = starts[b] as number; k < (starts[b + 1] as number); k++) {
        const c = links[k] as number;
        if (c !== a && c !== from) threeSteps[c] = (threeSteps[c] as number) + root;
      }
    }
  }
  return { shared, adamicAdar, allocation, threeSteps };
}

/**
 * Katz's measure (1953) from one place to all others: ways of every length up to `steps`, each by `beta` to the power of its length.
 */
export function scoreKatz(graph: TieGraph, from: number, beta: number, steps: number): Float64Array {
  const { size, starts, links } = graph;
  const total = new Float64Array(size);
  let now = new Float64Array(size);
  let next = new Float64Array(size);
  now[from] = 1;
  for (let step = 0; step < steps; step++) {
    next.fill(0);
    for (let i = 0; i < size; i++) {
      const value = (now[i] as number) * beta;
      if (value === 0) continue;
      for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
        const j = links[k] as number;
        next[j] = (next[j] as number) + value;
      }
    }
    for (let i = 0; i < size; i++) total[i] = (total[i] as number) + (next[i] as number);
    [now, next] = [next, now];
  }
  return total;
}

/**
 * How often a walk from one place that goes home with chance `home` at every step is found at each other place
 * (random walk with restart; Tong, Faloutsos and Pan 2006), after `steps` steps.
 */
export function scoreWalk(graph: TieGraph, from: number, home: number, steps: number): Float64Array {
  const { size, starts, links, degrees } = graph;
  let now = new Float64Array(size);
  let next = new Float64Array(size);
  now[from] = 1;
  for (let step = 0; step < steps; step++) {
    next.fill(0);
    next[from] = home;
    for (let i = 0; i < size; i++) {
      const value = (now[i] as number) * (1 - home);
      if (value === 0) continue;
      const ties = degrees[i] as number;
      if (ties === 0) {
        next[from] = (next[from] as number) + value;
        continue;
      }
      const part = value / ties;
      for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
        const j = links[k] as number;
        next[j] = (next[j] as number) + part;
      }
    }
    [now, next] = [next, now];
  }
  return now;
}
