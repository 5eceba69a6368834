import { distanceKm, type Place, type Point } from '../../places/index.js';
import type { AirportSet } from './airport-set.js';
import type { Near, PointGrid } from './point-grid.js';
import type { Airport } from './types.js';

/** Which places come into question, as the user sets it. */
export interface CandidateRules {
  /** People at least. */
  readonly people: number;
  /** Capitals of regions and countries: by the number of people like others, also with fewer people, or nothing else. */
  readonly capitals: 'like_others' | 'also' | 'only';
  /** ISO codes of countries; empty: all. */
  readonly countries: readonly string[];
  /** Kilometres from the hub; no farthest: anywhere. */
  readonly nearest: number;
  readonly farthest: number | null;
  readonly airports: AirportRules;
}

export interface AirportRules {
  /** Kilometres between a town and an airport that serves it. */
  readonly reach: number;
  /** `medium`: medium and large. */
  readonly size: 'any' | 'medium' | 'large';
  /** Leave out airports that are known to have no scheduled service. */
  readonly scheduled: boolean;
  /** Metres of the longest runway at least; an airport whose runway is not known then does not do. 0: any. */
  readonly runway: number;
}

export interface Candidate {
  readonly place: Place & { readonly latitude: number; readonly longitude: number };
  readonly km: number;
  /** Airports of the set that serve it and keep to the rules, nearest first; one at least. */
  readonly airports: readonly Near[];
}

export interface ChosenCandidates {
  readonly candidates: readonly Candidate[];
  readonly leftOut: {
    /** Towns whose people nobody counted: they might be over the line. */
    readonly populationUnknown: number;
    /** Towns that keep to the rules but have no airport within reach. */
    readonly noAirport: number;
    /** Those whose airports all fall short of the rules for airports. */
    readonly airportTooSmall: number;
    /** Towns beside a candidate three times their size with whom they share an airport. */
    readonly besideLarger: number;
    readonly outsideBand: number;
  };
}

/** A town so near a far larger one is served with it. */
const BESIDE_KM = 50;
const FAR_LARGER = 3;

/** True for an airport that keeps to the rules. What its table does not tell counts against it only for the runway. */
export function keepsRules(airport: Airport, rules: AirportRules): boolean {
  if (rules.scheduled && airport.scheduled === false) return false;
  if (rules.runway > 0 && (airport.runway ?? 0) < rules.runway) return false;
  if (rules.size === 'any') return true;
  return airport.size === 'large' || (rules.size === 'medium' && airport.size === 'medium');
}

/**
 * Airports of a point by distance alone: an airport's table often names the village beside it, and several may serve one city.
 * Nearest first.
 */
export function airportsNear(
  set: AirportSet,
  grid: PointGrid,
  point: Point,
  rules: AirportRules,
): { kept: Near[]; refused: number } {
  const near = grid.within(point, rules.reach);
  const kept = near.filter(({ index }) => {
    const airport = set.airports[index];
    return airport !== undefined && keepsRules(airport, rules);
  });
  return { kept, refused: near.length - kept.length };
}

/**
 * The places that keep to the rules, largest first, and how many were left out for what.
 *
 * @param towns all that might be one, the hub among them or not
 * @param grid of the airports of the set
 */
export function chooseCandidates(
  hub: Point & { readonly id: string },
  towns: readonly Place[],
  set: AirportSet,
  grid: PointGrid,
  rules: CandidateRules,
): ChosenCandidates {
  const leftOut = { populationUnknown: 0, noAirport: 0, airportTooSmall: 0, besideLarger: 0, outsideBand: 0 };
  const wanted: (readonly [Candidate['place'], number])[] = [];
  for (const town of towns) {
    const { latitude, longitude, population } = town;
    if (town.id === hub.id || latitude === null || longitude === null) continue;
    if (rules.countries.length > 0 && !rules.countries.includes(town.country ?? '')) continue;
    const capital = town.seat >= 2;
    if (rules.capitals === 'only' && !capital) continue;
    if (population === null && !(rules.capitals === 'also' && capital)) {
      if (rules.people > 0) leftOut.populationUnknown++;
      if (rules.people > 0) continue;
    }
    if ((population ?? 0) < rules.people && !(rules.capitals === 'also' && capital)) continue;
    const km = distanceKm(hub, { latitude, longitude });
    if (km < rules.nearest || km > (rules.farthest ?? Number.POSITIVE_INFINITY)) leftOut.outsideBand++;
    else wanted.push([{ ...town, latitude, longitude }, km]);
  }
  wanted.sort(([a], [b]) => (b.population ?? 0) - (a.population ?? 0) || (a.id < b.id ? -1 : 1));
  const candidates: Candidate[] = [];
  for (const [place, km] of wanted) {
    const { kept, refused } = airportsNear(set, grid, place, rules.airports);
    if (kept.length === 0) {
      if (refused > 0) leftOut.airportTooSmall++;
      else leftOut.noAirport++;
    } else if (candidates.some((other) => isBeside(place, kept, other))) leftOut.besideLarger++;
    else candidates.push({ place, km, airports: kept });
  }
  return { candidates, leftOut };
}

function isBeside(place: Candidate['place'], airports: readonly Near[], larger: Candidate): boolean {
  if ((larger.place.population ?? 0) < FAR_LARGER * (place.population ?? 0)) return false;
  if (Math.abs(place.latitude - larger.place.latitude) > 1) return false;
  if (distanceKm(place, larger.place) > BESIDE_KM) return false;
  return airports.some(({ index }) => larger.airports.some((other) => other.index === index));
}
