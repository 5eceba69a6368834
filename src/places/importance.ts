import type { Place } from './types.js';

const BY_KIND: Readonly<Record<Place['kind'], number>> = {
  country: 0.62,
  region: 0.36,
  district: 0.12,
  area: 0.34,
  city: 0.1,
  settlement: 0.03,
};
/** For each power of ten above a thousand people. More would make towns of Singapore and Santa Catarina, whose countries and regions are meant. */
const BY_SIZE = 0.1;
const BY_SEAT = [0, 0.04, 0.14, 0.24] as const;

/**
 * How likely a bare name means this place when nothing else is known, 0..1: kind, population (by its power of ten
 * above a thousand) and seat rank.
 */
export function importance(place: Pick<Place, 'kind' | 'population' | 'seat'>): number {
  const people = place.population ?? 0;
  const bySize = people > 1000 ? BY_SIZE * Math.log10(people / 1000) : 0;
  return Math.min(1, BY_KIND[place.kind] + bySize + BY_SEAT[place.seat]);
}
