import type { PlaceId } from '../base/index.js';
import { distanceKm } from './distance.js';
import type { Gazetteer, Place } from './types.js';

const NEAR_KM = 300;
/** Degrees of latitude that are more than `NEAR_KM` anywhere. */
const NEAR_LATITUDE = 2.72;

/** A region that a text speaks of, with its middle. */
export interface NearRegion {
  readonly weight: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** The regions of the text that is read now. */
const kept = new WeakMap<ReadonlyMap<PlaceId, number>, readonly NearRegion[]>();

/** The middles of regions with their weights, the most spoken of first; made once for each text. */
export function nearRegions(
  gazetteer: Gazetteer,
  regions: ReadonlyMap<PlaceId, number>,
): readonly NearRegion[] {
  const before = kept.get(regions);
  if (before) return before;
  const made: NearRegion[] = [];
  for (const [id, weight] of regions) {
    const region = gazetteer.get(id);
    if (region && region.latitude !== null && region.longitude !== null)
      made.push({ weight, latitude: region.latitude, longitude: region.longitude });
  }
  made.sort((a, b) => b.weight - a.weight);
  kept.set(regions, made);
  return made;
}

/** Weight of the most spoken of region whose middle lies within 300 km, or 0. */
export function nearWeight({ latitude, longitude }: Place, regions: readonly NearRegion[]): number {
  if (latitude === null || longitude === null) return 0;
  const here = { latitude, longitude };
  for (const region of regions) {
    if (Math.abs(region.latitude - latitude) > NEAR_LATITUDE) continue;
    if (distanceKm(here, region) <= NEAR_KM) return region.weight;
  }
  return 0;
}
