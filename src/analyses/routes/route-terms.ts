import { degreeOf, logKmBetween, type RouteNetwork } from './build-network.js';
import type { HubView } from './view-from-hub.js';

/** Weights that a user may change one by one: terms that speak of the same are weighed together. */
export const TERM_GROUPS = [
  'people',
  'distance',
  'country',
  'airports',
  'ties',
  'connections',
  'one_stop',
] as const;
export type TermGroup = (typeof TERM_GROUPS)[number];

/** Terms of the model of a pair, in their order, each with its group. */
export const ROUTE_TERMS = [
  { name: 'log_people', group: 'people' },
  { name: 'log_people_product', group: 'people' },
  { name: 'log_people_log_km', group: 'people' },
  { name: 'log_km', group: 'distance' },
  { name: 'log_km_squared', group: 'distance' },
  { name: 'same_country', group: 'country' },
  { name: 'same_country_log_km', group: 'country' },
  { name: 'large_airports', group: 'airports' },
  { name: 'both_large', group: 'airports' },
  { name: 'log_runway', group: 'airports' },
  { name: 'runway_unknown', group: 'airports' },
  { name: 'log_ties', group: 'ties' },
  { name: 'beyond_usual_reach', group: 'distance' },
  { name: 'off_usual_reach', group: 'distance' },
  { name: 'log_services', group: 'connections' },
  { name: 'log_services_product', group: 'connections' },
  { name: 'log_shared', group: 'connections' },
  { name: 'allocation', group: 'connections' },
  { name: 'share_in_common', group: 'connections' },
  { name: 'log_services_to_country', group: 'connections' },
  { name: 'log_services_nearby', group: 'connections' },
  { name: 'log_detour', group: 'one_stop' },
  { name: 'no_one_stop', group: 'one_stop' },
] as const satisfies readonly { readonly name: string; readonly group: TermGroup }[];
export type TermName = (typeof ROUTE_TERMS)[number]['name'];
export const TERM_COUNT = ROUTE_TERMS.length;

/** Terms of a plain gravity model: what the two ends are, and what lies between them, without the network. */
export const GRAVITY_TERMS: readonly TermName[] = ROUTE_TERMS.map(({ name }) => name).slice(0, 12);

/** People and kilometres are counted from a usual size, so that products and squares do not only repeat the term itself. */
const USUAL_LOG_PEOPLE = 14;
/** A catchment of nobody has no logarithm. */
const SOME_PEOPLE = 1000;
/** How many services of no particular length an airport is held to have besides its own: its usual reach is vague when they are few. */
const VAGUE_SERVICES = 2;

/** Number of ties between the places of two airports; 0 where none is held. */
export type TiesBetween = (i: number, j: number) => number;

/**
 * Writes the terms of the pair of a hub and another airport into `out` from `at` on. The pair's own service, when it has one, does not count in any
 * of them: what is fitted on pairs that have a service holds for those that have none yet.
 */
export function fillTerms(
  network: RouteNetwork,
  view: HubView,
  other: number,
  ties: TiesBetween,
  out: Float64Array,
  at: number,
): void {
  const { set, logKm } = network;
  const { hub } = view;
  const own = view.linked[other] as number;
  const ofHub = view.alone ? 0 : own;
  const [a, b] = [set.airports[hub], set.airports[other]];
  const [peopleA, peopleB] = [logPeople(set.people[hub]), logPeople(set.people[other])];
  const km = logKmBetween(set, hub, other);
  const [countryA, countryB] = [set.country[hub] as number, set.country[other] as number];
  const domestic = countryA >= 0 && countryA === countryB ? 1 : 0;
  const [largeA, largeB] = [a?.size === 'large' ? 1 : 0, b?.size === 'large' ? 1 : 0];
  const [servicesA, servicesB] = [view.services - ofHub, degreeOf(network, other) - own];
  const [logA, logB] = [Math.log(1 + servicesA), Math.log(1 + servicesB)];
  const offA = km - (view.logKm - ofHub * km) / (servicesA + VAGUE_SERVICES);
  const offB = km - ((logKm[other] as number) - own * km) / (servicesB + VAGUE_SERVICES);
  const there = view.toCountry(countryB) - (countryB >= 0 ? ofHub : 0);
  const back = (view.toHubCountry[other] as number) - (countryA >= 0 ? own : 0);
  const shared = view.shared[other] as number;
  const oneStop = view.oneStopKm[other] as number;
  const detour = Number.isFinite(oneStop) ? Math.log(oneStop / 1000) - km : null;
  out[at] = peopleA + peopleB;
  out[at + 1] = peopleA * peopleB;
  out[at + 2] = (peopleA + peopleB) * km;
  out[at + 3] = km;
  out[at + 4] = km * km;
  out[at + 5] = domestic;
  out[at + 6] = domestic * km;
  out[at + 7] = largeA + largeB;
  out[at + 8] = largeA * largeB;
  out[at + 9] = logRunway(a?.runway) + logRunway(b?.runway);
  out[at + 10] = (a?.runway ? 0 : 1) + (b?.runway ? 0 : 1);
  out[at + 11] = Math.log(1 + ties(hub, other));
  out[at + 12] = (view.alone ? 0 : Math.max(0, offA)) + Math.max(0, offB);
  out[at + 13] = (servicesA > 0 ? offA * offA : 0) + (servicesB > 0 ? offB * offB : 0);
  out[at + 14] = logA + logB;
  out[at + 15] = logA * logB;
  out[at + 16] = Math.log(1 + shared);
  out[at + 17] = Math.log(1 + 10 * (view.allocation[other] as number));
  out[at + 18] = shared / (servicesA + servicesB - shared + 1);
  out[at + 19] = Math.log(1 + Math.max(0, there)) + Math.log(1 + Math.max(0, back));
  out[at + 20] = Math.log(1 + (view.near[other] as number));
  out[at + 21] = detour ?? 0;
  out[at + 22] = detour === null ? 1 : 0;
}

const logPeople = (people: number | undefined): number =>
  Math.log(SOME_PEOPLE + (people ?? 0)) - USUAL_LOG_PEOPLE;
const logRunway = (metres: number | null | undefined): number => (metres ? Math.log(metres / 1000) : 0);
