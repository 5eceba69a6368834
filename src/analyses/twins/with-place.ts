import { gramsOfName } from './name-grams.js';
import { kmBetween, type NearPlaces } from './near-places.js';
import type { GraphPlace, TieGraph } from './tie-graph.js';
import { RADIUS_KM, RANGES_KM, type TwinContext } from './twin-context.js';

/**
 * The context with one more place, without ties and last in the list, so that partners can be sought for it: a copy that takes milliseconds where
 * preparing anew takes a second. Others do not see it near them, which changes nothing for a place that is never a candidate.
 */
export function withPlace(context: TwinContext, place: GraphPlace): TwinContext {
  const graph = addPlace(context.graph, place);
  const from = context.graph.size;
  const near = nearOf(graph, context.near, from);
  const begin = near.starts[from] as number;
  const weights = RANGES_KM.map((range) => near.km.slice(begin).map((km) => Math.exp(-km / range)));
  return {
    ...context,
    graph,
    near,
    kernels: context.kernels.map((kernel, i) => joined(Float32Array, kernel, weights[i] ?? [])),
    density: context.density.map((sums, i) =>
      joined(Float64Array, sums, [
        1 + (weights[i] ?? new Float32Array()).reduce((sum, weight) => sum + weight, 0),
      ]),
    ),
    lowRank: {
      ...context.lowRank,
      vectors: joined(Float64Array, context.lowRank.vectors, new Float64Array(context.lowRank.rank)),
    },
    logRank: joined(Float64Array, context.logRank, [rankOf(graph, from)]),
    partnerSize: joined(Float64Array, context.partnerSize, [Number.NaN]),
    position: joined(Float64Array, context.position, unitVector(place)),
    ...addGrams(context, place.name),
  };
}

function addPlace(graph: TieGraph, place: GraphPlace): TieGraph {
  const country = place.country === null ? -1 : graph.countries.indexOf(place.country);
  const known = place.population !== null && place.population > 0;
  return {
    ...graph,
    places: [...graph.places, place],
    size: graph.size + 1,
    starts: joined(Int32Array, graph.starts, [graph.links.length]),
    degrees: joined(Int32Array, graph.degrees, [0]),
    countryOf: joined(Int32Array, graph.countryOf, [country]),
    logPopulation: joined(Float64Array, graph.logPopulation, [
      known ? Math.log(place.population as number) : Number.NaN,
    ]),
    latitude: joined(Float64Array, graph.latitude, [place.latitude ?? Number.NaN]),
    longitude: joined(Float64Array, graph.longitude, [place.longitude ?? Number.NaN]),
  };
}

function nearOf(graph: TieGraph, near: NearPlaces, from: number): NearPlaces {
  const others: number[] = [];
  const km: number[] = [];
  for (let i = 0; i < from; i++) {
    const distance = kmBetween(graph, from, i);
    if (distance > RADIUS_KM || Number.isNaN(distance)) continue;
    others.push(i);
    km.push(distance);
  }
  return {
    radiusKm: near.radiusKm,
    starts: joined(Int32Array, near.starts, [near.others.length + others.length]),
    others: joined(Int32Array, near.others, others),
    km: joined(Float32Array, near.km, km),
  };
}

function rankOf({ size, countryOf, logPopulation }: TieGraph, from: number): number {
  const own = logPopulation[from] as number;
  if (Number.isNaN(own)) return Number.NaN;
  let rank = 1;
  for (let i = 0; i < size; i++)
    if (countryOf[i] === countryOf[from] && (logPopulation[i] as number) > own) rank++;
  return Math.log(rank);
}

function unitVector({ latitude, longitude }: GraphPlace): number[] {
  const [lat, lng] = [latitude ?? Number.NaN, longitude ?? Number.NaN].map(
    (degrees) => (degrees * Math.PI) / 180,
  ) as [number, number];
  return [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)];
}

function addGrams(
  { grams, gramsOf, gramWeight }: TwinContext,
  name: string,
): Pick<TwinContext, 'gramsOf' | 'gramWeight'> {
  const own = gramsOfName(name);
  const weight = own.reduce((sum, gram) => sum + (grams.get(gram)?.weight ?? 0), 0);
  return { gramsOf: [...gramsOf, own], gramWeight: joined(Float64Array, gramWeight, [weight]) };
}

function joined<T extends Float64Array | Float32Array | Int32Array>(
  Kind: new (size: number) => T,
  first: T,
  second: ArrayLike<number>,
): T {
  const all = new Kind(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
