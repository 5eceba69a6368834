import { airportKm } from './airport-set.js';
import type { RouteNetwork } from './build-network.js';

/** What a way through the network takes. */
export interface TravelTimes {
  /** Kilometres an hour in the air. */
  readonly speed: number;
  /** Hours from one flight to the next at each stop. */
  readonly connection: number;
  /** Hours that each flight takes besides its kilometres: taxiing, climb, approach. */
  readonly flight: number;
}

/** Quickest ways from some airports to each airport, by numbers of the set. */
export interface BestPaths {
  /** Hours; infinite where the network leads to it by no way. */
  readonly hours: Float64Array;
  /** The airport before it on the way, -1 for where ways begin and for what is not reached. */
  readonly before: Int32Array;
}

/** Hours of one flight without a stop. */
export function flightHours(km: number, { speed, flight }: TravelTimes): number {
  return km / speed + flight;
}

/**
 * Quickest ways by existing services (Dijkstra 1959), from any of the airports given. Their own direct services are ways of one flight: a place that
 * has none is reached by one stop or more.
 */
export function findBestPaths(
  network: RouteNetwork,
  sources: readonly number[],
  times: TravelTimes,
): BestPaths {
  const { set, from, ends } = network;
  const n = set.airports.length;
  const hours = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(n).fill(-1);
  const settled = new Uint8Array(n);
  const heap = new TimeHeap();
  for (const source of sources) {
    hours[source] = 0;
    heap.push(0, source);
  }
  for (let at = heap.pop(); at >= 0; at = heap.pop()) {
    if (settled[at] === 1) continue;
    settled[at] = 1;
    const wait = before[at] === -1 ? 0 : times.connection;
    for (let edge = from[at] as number; edge < (from[at + 1] as number); edge++) {
      const end = ends[edge] as number;
      if (settled[end] === 1) continue;
      const arrival = (hours[at] as number) + wait + flightHours(airportKm(set, at, end), times);
      if (arrival < (hours[end] as number)) {
        hours[end] = arrival;
        before[end] = at;
        heap.push(arrival, end);
      }
    }
  }
  return { hours, before };
}

/** The airports of the way to `end`, first to last; empty where there is none. */
export function pathTo({ hours, before }: BestPaths, end: number): number[] {
  if (!Number.isFinite(hours[end])) return [];
  const path: number[] = [];
  for (let at = end; at >= 0; at = before[at] as number) path.push(at);
  return path.reverse();
}

/** A heap of airports by hours, least first. */
class TimeHeap {
  readonly #keys: number[] = [];
  readonly #items: number[] = [];

  push(key: number, item: number): void {
    const [keys, items] = [this.#keys, this.#items];
    let at = keys.length;
    keys.push(key);
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((keys[parent] as number) <= key) break;
      keys[at] = keys[parent] as number;
      items[at] = items[parent] as number;
      at = parent;
    }
    keys[at] = key;
    items[at] = item;
  }

  /** The item of the least key, -1 when empty. */
  pop(): number {
    const [keys, items] = [this.#keys, this.#items];
    const top = items[0];
    const [key, item] = [keys.pop(), items.pop()];
    if (top === undefined || key === undefined || item === undefined) return -1;
    const length = keys.length;
    if (length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && (keys[child + 1] as number) < (keys[child] as number)) child++;
      if ((keys[child] as number) >= key) break;
      keys[at] = keys[child] as number;
      items[at] = items[child] as number;
      at = child;
    }
    keys[at] = key;
    items[at] = item;
    return top;
  }
}
