import { shuffled } from '../seeded-random.js';
import type { TieGraph } from '../twins/index.js';

/** How often each place lies on a shortest way between two others, as a share of all pairs of others: 0 to 1. */
export interface Betweenness {
  readonly values: Float64Array;
  /** Places that the ways were followed from: all of them, or a sample. */
  readonly sources: number;
  readonly sampled: boolean;
}

/**
 * Betweenness by Brandes (2001) from every place, or from `most` places drawn at random and scaled up (Brandes and Pich 2007) when there are more.
 */
export function sampleBetweenness(graph: TieGraph, most: number, random: () => number): Betweenness {
  const { size, starts, links } = graph;
  const values = new Float64Array(size);
  const tied: number[] = [];
  for (let i = 0; i < size; i++) if ((graph.degrees[i] as number) > 0) tied.push(i);
  const sampled = tied.length > most;
  const sources = sampled ? shuffled(tied, random).slice(0, most) : tied;
  const distance = new Int32Array(size);
  const ways = new Float64Array(size);
  const share = new Float64Array(size);
  const order = new Int32Array(size);
  for (const source of sources) {
    distance.fill(-1);
    ways.fill(0);
    share.fill(0);
    distance[source] = 0;
    ways[source] = 1;
    order[0] = source;
    let reached = 1;
    for (let at = 0; at < reached; at++) {
      const i = order[at] as number;
      const next = (distance[i] as number) + 1;
      for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
        const j = links[k] as number;
        if ((distance[j] as number) < 0) {
          distance[j] = next;
          order[reached++] = j;
        }
        if (distance[j] === next) ways[j] = (ways[j] as number) + (ways[i] as number);
      }
    }
    for (let at = reached - 1; at > 0; at--) {
      const j = order[at] as number;
      const part = (1 + (share[j] as number)) / (ways[j] as number);
      for (let k = starts[j] as number; k < (starts[j + 1] as number); k++) {
        const i = links[k] as number;
        if ((distance[i] as number) === (distance[j] as number) - 1)
          share[i] = (share[i] as number) + (ways[i] as number) * part;
      }
      values[j] = (values[j] as number) + (share[j] as number);
    }
  }
  const pairs = (size - 1) * (size - 2);
  const scale = pairs > 0 && sources.length > 0 ? tied.length / sources.length / pairs : 0;
  return { values: values.map((value) => value * scale), sources: sources.length, sampled };
}
