import type { ContractPlaceKind, Place, PlaceKind } from './types.js';

const KINDS: Readonly<Record<PlaceKind, ContractPlaceKind>> = {
  country: 'country',
  region: 'region',
  district: 'region',
  city: 'city',
  settlement: 'city',
  area: 'other',
};

/** The contract's kind of a place: districts count as regions, settlements as cities, areas as other. */
export function contractKind(place: Pick<Place, 'kind'>): ContractPlaceKind {
  return KINDS[place.kind];
}
