import { contractKind } from './contract-kind.js';
import { distanceKm } from './distance.js';
import type { NameMatch } from './gather-candidates.js';
import { importance } from './importance.js';
import type { Candidate, Gazetteer, Place, ResolveContext } from './types.js';

/** How much each kind of evidence counts, in the unit of `score` before it is scaled. */
const WEIGHT = {
  fit: 1,
  importance: 0.9,
  country: 0.55,
  region: 0.4,
  near: 0.12,
  kind: 0.2,
  otherKind: -0.2,
  townShared: -0.3,
  cityRegion: -0.25,
  inYears: 0.35,
  outOfYears: -0.7,
  former: -0.15,
  usual: 0.6,
  own: 0.2,
  ownTerritory: 0.1,
  lent: -0.4,
  overshadowed: -0.5,
  home: 0.12,
} as const;
/** Where a language has one home country, its texts mean that country's town among several of one name. */
const HOME: ReadonlyMap<string, string> = new Map([
  ['de', 'DE'],
  ['fr', 'FR'],
  ['es', 'ES'],
  ['pl', 'PL'],
  ['ru', 'RU'],
]);
const MOST = 2.6;
const NEAR_KM = 300;
/** Share of a text's talk from which a country counts as spoken of. */
const SPOKEN = 0.25;

const evidenceOf = (value: number) => Math.round(value * 100) / 100;

/** A region that bears the name itself ("Quebec") speaks for no town of that name in it. */
function regionWeight(
  gazetteer: Gazetteer,
  place: Place,
  context: ResolveContext,
  all: readonly NameMatch[],
): number {
  if (!context.regions || context.regions.size === 0) return 0;
  let best = place.kind === 'region' ? 0 : (context.regions.get(place.id) ?? 0);
  for (const { id } of gazetteer.ancestors(place.id)) {
    const weight = context.regions.get(id) ?? 0;
    if (weight > best && !all.some((match) => match.place.id === id)) best = weight;
  }
  return best;
}

/** Weight of the best supported region whose middle lies within 300 km. */
function nearWeight(gazetteer: Gazetteer, place: Place, context: ResolveContext): number {
  if (!context.regions || place.latitude === null || place.longitude === null) return 0;
  const here = { latitude: place.latitude, longitude: place.longitude };
  let best = 0;
  for (const [id, weight] of context.regions) {
    const region = weight > best ? gazetteer.get(id) : undefined;
    if (!region || region.latitude === null || region.longitude === null) continue;
    if (distanceKm(here, { latitude: region.latitude, longitude: region.longitude }) <= NEAR_KM)
      best = weight;
  }
  return best;
}

function yearsEvidence(
  { place, fit, designated }: NameMatch,
  year: number | null | undefined,
): [number, string] | null {
  if (place.validFrom === null && place.validTo === null) return null;
  if (year === null || year === undefined)
    // "Mogilev Governorate", written out, can only be the former one; "Mogilev Province" need not be.
    return place.validTo === null || (designated && fit >= 0.93)
      ? null
      : [WEIGHT.former, `former: until ${place.validTo}`];
  const inside = (place.validFrom ?? -9999) <= year && year <= (place.validTo ?? 9999);
  return inside ? [WEIGHT.inYears, `year: ${year} fits`] : [WEIGHT.outOfYears, `year: ${year} does not fit`];
}

/** A smaller town is not what the region's name usually means, unless it is the region's seat. */
const TOWN_OF_REGION = 30_000;

/** True when a town in the region is meant by the bare name as well, and the town is the usual sense. */
function sharesNameWithTown(match: NameMatch, all: readonly NameMatch[], gazetteer: Gazetteer): boolean {
  if (match.designated || match.standing === 'usual' || contractKind(match.place) !== 'region') return false;
  return all.some(
    ({ place, standing }) =>
      standing !== 'lent' &&
      contractKind(place) === 'city' &&
      (place.seat >= 2 || (place.population ?? 0) >= TOWN_OF_REGION) &&
      gazetteer.contains(match.place.id, place.id),
  );
}

/** A town of this size is meant by its bare name rather than a region elsewhere. */
const LARGE_TOWN = 250_000;

/** Countries, and regions whose name no large town bears, are named bare more often than a small town elsewhere that has their name. */
function isTerritory({ place, designated }: NameMatch, all: readonly NameMatch[], shared: boolean): boolean {
  if (designated || shared) return false;
  if (place.kind === 'country') return true;
  if (place.kind !== 'region' && place.kind !== 'district') return false;
  return !all.some(({ place: town, standing }) => {
    if (contractKind(town) !== 'city' || standing === 'alias') return false;
    const least = town.country === place.country ? TOWN_OF_REGION : LARGE_TOWN;
    return (town.population ?? 0) >= least;
  });
}

/** How the name belongs to the place: its own, the usual sense, or one lent by the region around. */
function standingEvidence(
  { name, standing }: NameMatch,
  overshadowed: boolean,
  territory: boolean,
): [number, string] {
  if (standing === 'usual') return [WEIGHT.usual, `name: ${name} usually means it`];
  if (standing === 'lent') return [WEIGHT.lent, `name: ${name} is the region's or country's`];
  if (standing === 'alias') return overshadowed ? [WEIGHT.overshadowed, 'name: another town’s own'] : [0, ''];
  return [WEIGHT.own + (territory ? WEIGHT.ownTerritory : 0), 'name: its own'];
}

/**
 * Candidates with scores in 0..1, best first, each with the evidence for and against it. `all` are the name's places of every kind:
 * they tell whether a region shares its bare name with its town.
 */
export function scoreCandidates(
  gazetteer: Gazetteer,
  matches: readonly NameMatch[],
  context: ResolveContext,
  all = matches,
): Candidate[] {
  // "Gubin" beside Guben: of two towns in countries that the text speaks of, the one called so.
  const overshadows = matches.some(
    ({ place, standing }) =>
      standing === 'own' && place.country !== null && (context.countries?.get(place.country) ?? 0) >= SPOKEN,
  );
  const scored = matches.map((match) => {
    const { place, fit, reason } = match;
    const reasons = [reason];
    let total = WEIGHT.fit * fit + WEIGHT.importance * importance(place);
    const count = (value: number, why: string) => {
      if (value === 0) return;
      total += value;
      reasons.push(`${why} (${value > 0 ? '+' : ''}${evidenceOf(value)})`);
    };
    if (place.population !== null) reasons.push(`population: ${place.population}`);
    if (place.seat > 0)
      reasons.push(`seat: ${['', 'of a district', 'of a region', 'of a country'][place.seat]}`);
    const shared = sharesNameWithTown(match, all, gazetteer);
    count(...standingEvidence(match, overshadows, isTerritory(match, all, shared)));
    if (place.country !== null && HOME.get(context.language ?? '') === place.country)
      count(WEIGHT.home, "home of the text's language");
    const country = place.country === null ? 0 : (context.countries?.get(place.country) ?? 0);
    count(WEIGHT.country * country, `country: ${place.country} named in the document`);
    const region = regionWeight(gazetteer, place, context, all);
    count(WEIGHT.region * region, 'region: named in the document');
    if (region === 0)
      count(WEIGHT.near * nearWeight(gazetteer, place, context), 'near a region named in the document');
    if (context.kind) {
      const same = contractKind(place) === context.kind;
      count(
        same ? WEIGHT.kind : WEIGHT.otherKind,
        same ? `kind: ${context.kind}` : `kind: not ${context.kind}`,
      );
    }
    if (shared) {
      if (!context.kind) count(WEIGHT.townShared, 'bare name: the town is the usual sense');
      // "the Moscow region" is the region around the city, not the city's own.
      else if (
        context.kind === 'region' &&
        matches.some((m) => m.designated && contractKind(m.place) === 'region')
      )
        count(WEIGHT.cityRegion, 'bare name: the region around the town is meant');
    }
    const years = yearsEvidence(match, context.year);
    if (years) count(...years);
    return { place, score: Math.max(0, Math.min(1, Math.round((total / MOST) * 1000) / 1000)), reasons };
  });
  return scored.sort((a, b) => b.score - a.score || (a.place.id < b.place.id ? -1 : 1));
}
