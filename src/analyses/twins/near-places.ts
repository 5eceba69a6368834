import type { TieGraph } from './tie-graph.js';

/** For each place those within a radius, without itself: `others[starts[i]]` up to `others[starts[i + 1]]`, with their distances. */
export interface NearPlaces {
  readonly radiusKm: number;
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly km: Float32Array;
}

const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;
const KM_PER_DEGREE = (EARTH_KM * Math.PI) / 180;

/** Great-circle kilometres between two places of the graph; NaN when a position is not known. */
export function kmBetween(graph: TieGraph, a: number, b: number): number {
  const latA = graph.latitude[a] as number;
  const latB = graph.latitude[b] as number;
  const half = Math.sin(((latB - latA) * RADIANS) / 2);
  const turn = Math.sin((((graph.longitude[b] as number) - (graph.longitude[a] as number)) * RADIANS) / 2);
  const h = half * half + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * turn * turn;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Finds all near pairs by bands of latitude: each place is compared only with those of its own and the two next bands. */
export function findNearPlaces(graph: TieGraph, radiusKm: number): NearPlaces {
  const { size, latitude, longitude } = graph;
  const bandHeight = radiusKm / KM_PER_DEGREE;
  const bands = new Map<number, number[]>();
  for (let i = 0; i < size; i++) {
    const band = Math.floor((latitude[i] as number) / bandHeight);
    if (Number.isNaN(band) || Number.isNaN(longitude[i] as number)) continue;
    const members = bands.get(band);
    if (members) members.push(i);
    else bands.set(band, [i]);
  }
  for (const members of bands.values())
    members.sort((a, b) => (longitude[a] as number) - (longitude[b] as number));
  const starts = new Int32Array(size + 1);
  const others: number[] = [];
  const km: number[] = [];
  for (let i = 0; i < size; i++) {
    const band = Math.floor((latitude[i] as number) / bandHeight);
    for (let b = band - 1; b <= band + 1; b++) collect(graph, i, bands.get(b) ?? [], radiusKm, others, km);
    starts[i + 1] = others.length;
  }
  return { radiusKm, starts, others: Int32Array.from(others), km: Float32Array.from(km) };
}

function collect(
  graph: TieGraph,
  i: number,
  band: readonly number[],
  radiusKm: number,
  others: number[],
  km: number[],
): void {
  const longitude = graph.longitude[i] as number;
  // Near a pole a circle spans all longitudes.
  const cos = Math.cos((Math.abs(graph.latitude[i] as number) + radiusKm / KM_PER_DEGREE) * RADIANS);
  const reach = cos > 0.01 ? radiusKm / (KM_PER_DEGREE * cos) : 360;
  const spans: readonly (readonly [number, number])[] =
    reach >= 180
      ? [[-180, 180]]
      : [-360, 0, 360].map((turn) => [longitude + turn - reach, longitude + turn + reach] as const);
  for (const [from, to] of spans) {
    if (to < -180 || from > 180) continue;
    for (let k = firstFrom(graph, band, from); k < band.length; k++) {
      const j = band[k] as number;
      if ((graph.longitude[j] as number) > to) break;
      if (j === i) continue;
      const distance = kmBetween(graph, i, j);
      if (distance <= radiusKm) {
        others.push(j);
        km.push(distance);
      }
    }
  }
}

function firstFrom(graph: TieGraph, band: readonly number[], longitude: number): number {
  let low = 0;
  let high = band.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((graph.longitude[band[middle] as number] as number) < longitude) low = middle + 1;
    else high = middle;
  }
  return low;
}
