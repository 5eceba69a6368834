import { airportKm } from './airport-set.js';
import { degreeOf, type RouteNetwork } from './build-network.js';

/** What the network looks like from one airport, a number for each airport of its set. Direct services of the hub itself do not enter. */
export interface HubView {
  readonly hub: number;
  /** Seen as if it had no service at all: then everything below is what holds for such an airport. */
  readonly alone: boolean;
  /** Its services, the sum of their log(km / 1000), and how many go to a country by its number. */
  readonly services: number;
  readonly logKm: number;
  readonly toCountry: (country: number) => number;
  /** 1: it has a direct service already. */
  readonly linked: Uint8Array;
  /** Airports that both have services to. */
  readonly shared: Float64Array;
  /** Those, each by the inverse of its own services (resource allocation, Zhou, Lü and Zhang 2009) and four more, or else a field with two services would outweigh all. */
  readonly allocation: Float64Array;
  /** Services between the hub and airports within 200 km of the other, and between the other and airports within 200 km of the hub. */
  readonly near: Float64Array;
  /** Services of the other to the hub's country. */
  readonly toHubCountry: Int32Array;
  /** Kilometres of the shortest way with one stop; infinite without one. */
  readonly oneStopKm: Float64Array;
  /** Where it stops, -1 without one. */
  readonly via: Int32Array;
}

const DAMPING = 4;

/** @param alone as if the hub had no service: for hubs without one, a model is fitted on views of this kind */
export function viewFromHub(network: RouteNetwork, hub: number, alone = false): HubView {
  const { set, from, ends, toCountry, countries } = network;
  const n = set.airports.length;
  const linked = new Uint8Array(n);
  const shared = new Float64Array(n);
  const allocation = new Float64Array(n);
  const near = new Float64Array(n);
  const toHubCountry = new Int32Array(n);
  const oneStopKm = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const via = new Int32Array(n).fill(-1);
  for (let a = from[hub] as number; a < (from[hub + 1] as number); a++) {
    const stop = ends[a] as number;
    linked[stop] = 1;
    if (alone) continue;
    const first = airportKm(set, hub, stop);
    const share = 1 / (degreeOf(network, stop) + DAMPING);
    for (let b = from[stop] as number; b < (from[stop + 1] as number); b++) {
      const end = ends[b] as number;
      if (end === hub) continue;
      shared[end] = (shared[end] as number) + 1;
      allocation[end] = (allocation[end] as number) + share;
      const km = first + airportKm(set, stop, end);
      if (km < (oneStopKm[end] as number)) {
        oneStopKm[end] = km;
        via[end] = stop;
      }
    }
    for (let b = set.nearbyFrom[stop] as number; b < (set.nearbyFrom[stop + 1] as number); b++)
      add(near, set.nearby[b] as number);
  }
  for (let a = set.nearbyFrom[hub] as number; a < (set.nearbyFrom[hub + 1] as number); a++) {
    const neighbour = set.nearby[a] as number;
    for (let b = from[neighbour] as number; b < (from[neighbour + 1] as number); b++)
      add(near, ends[b] as number);
  }
  const home = set.country[hub] as number;
  if (home >= 0)
    for (let i = 0; i < n; i++) {
      if (set.country[i] !== home) continue;
      for (let b = from[i] as number; b < (from[i + 1] as number); b++) add(toHubCountry, ends[b] as number);
    }
  near[hub] = 0;
  return {
    hub,
    alone,
    services: alone ? 0 : degreeOf(network, hub),
    logKm: alone ? 0 : (network.logKm[hub] as number),
    toCountry: (country) => (alone ? 0 : (toCountry.get(hub * countries + country) ?? 0)),
    linked,
    shared,
    allocation,
    near,
    toHubCountry,
    oneStopKm,
    via,
  };
}

function add(counts: Float64Array | Int32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}
