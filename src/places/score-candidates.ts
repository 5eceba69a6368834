import type { PlaceId } from '../base/index.js';
import { contractKind } from './contract-kind.js';
import type { NameMatch } from './gather-candidates.js';
import { nearRegions, nearWeight } from './near-regions.js';
import type { Candidate, Gazetteer, Place, ResolveContext } from './types.js';
import type { WeighedMatch } from './weigh-matches.js';

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
/** Share of a text's talk from which a country counts as spoken of. */
const SPOKEN = 0.25;

const evidenceOf = (value: number) => Math.round(value * 100) / 100;

/** A region that bears the name itself ("Quebec") speaks for no town of that name in it. */
function regionWeight(
  { place, above }: WeighedMatch,
  regions: ReadonlyMap<PlaceId, number>,
  all: readonly NameMatch[],
): number {
  let best = place.kind === 'region' ? 0 : (regions.get(place.id) ?? 0);
  for (const { id } of above) {
    const weight = regions.get(id) ?? 0;
    if (weight > best && !all.some((match) => match.place.id === id)) best = weight;
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

/** How the name belongs to the place: its own, the usual sense, or one lent by the region around. */
function standingEvidence(
  { name, standing, territory }: WeighedMatch,
  overshadowed: boolean,
): [number, string] {
  if (standing === 'usual') return [WEIGHT.usual, `name: ${name} usually means it`];
  if (standing === 'lent') return [WEIGHT.lent, `name: ${name} is the region's or country's`];
  if (standing === 'alias') return overshadowed ? [WEIGHT.overshadowed, 'name: another town’s own'] : [0, ''];
  return [WEIGHT.own + (territory ? WEIGHT.ownTerritory : 0), 'name: its own'];
}

/** What all matches of one answer are weighed by. */
interface Scene {
  readonly context: ResolveContext;
  readonly gazetteer: Gazetteer;
  /** The matches in question, and the name's places of every kind. */
  readonly matches: readonly WeighedMatch[];
  readonly all: readonly WeighedMatch[];
  /** "Gubin" beside Guben: of two towns in countries that the text speaks of, the one called so. */
  readonly overshadows: boolean;
}

/** The evidence for and against a match, summed up; each part is told to `told`. */
function weigh(match: WeighedMatch, scene: Scene, told?: (value: number, why: string) => void): number {
  const { place } = match;
  const { context } = scene;
  let total = WEIGHT.fit * match.fit + WEIGHT.importance * match.importance;
  const [standing, why] = standingEvidence(match, scene.overshadows);
  total += standing;
  told?.(standing, why);
  if (place.country !== null && HOME.get(context.language ?? '') === place.country) {
    total += WEIGHT.home;
    told?.(WEIGHT.home, "home of the text's language");
  }
  const country = place.country === null ? 0 : (context.countries?.get(place.country) ?? 0);
  total += WEIGHT.country * country;
  told?.(WEIGHT.country * country, `country: ${place.country} named in the document`);
  if (context.regions && context.regions.size > 0) {
    const region = regionWeight(match, context.regions, scene.all);
    total += WEIGHT.region * region;
    told?.(WEIGHT.region * region, 'region: named in the document');
    if (region === 0) {
      const near = WEIGHT.near * nearWeight(place, nearRegions(scene.gazetteer, context.regions));
      total += near;
      told?.(near, 'near a region named in the document');
    }
  }
  if (context.kind) {
    const same = contractKind(place) === context.kind;
    const value = same ? WEIGHT.kind : WEIGHT.otherKind;
    total += value;
    told?.(value, same ? `kind: ${context.kind}` : `kind: not ${context.kind}`);
  }
  if (match.shared) {
    if (!context.kind) {
      total += WEIGHT.townShared;
      told?.(WEIGHT.townShared, 'bare name: the town is the usual sense');
    }
    // "the Moscow region" is the region around the city, not the city's own.
    else if (
      context.kind === 'region' &&
      scene.matches.some((m) => m.designated && contractKind(m.place) === 'region')
    ) {
      total += WEIGHT.cityRegion;
      told?.(WEIGHT.cityRegion, 'bare name: the region around the town is meant');
    }
  }
  const years = yearsEvidence(match, context.year);
  if (years) {
    total += years[0];
    told?.(...years);
  }
  return total;
}

/** A scored place. Most readings never ask for the reasons, so they are told when they are asked for. */
class Scored implements Candidate {
  readonly #match: WeighedMatch;
  readonly #scene: Scene;
  readonly place: Place;
  readonly score: number;

  constructor(match: WeighedMatch, scene: Scene) {
    this.#match = match;
    this.#scene = scene;
    this.place = match.place;
    this.score = Math.max(0, Math.min(1, Math.round((weigh(match, scene) / MOST) * 1000) / 1000));
  }

  get reasons(): readonly string[] {
    const { place } = this;
    const reasons = [this.#match.reason];
    if (place.population !== null) reasons.push(`population: ${place.population}`);
    if (place.seat > 0)
      reasons.push(`seat: ${['', 'of a district', 'of a region', 'of a country'][place.seat]}`);
    weigh(this.#match, this.#scene, (value, why) => {
      if (value !== 0) reasons.push(`${why} (${value > 0 ? '+' : ''}${evidenceOf(value)})`);
    });
    return reasons;
  }
}

const betterFirst = (a: Candidate, b: Candidate): number =>
  b.score - a.score || (a.place.id < b.place.id ? -1 : 1);

/**
 * Candidates with scores in 0..1, best first, each with the evidence for and against it. `all` are the name's places of every kind:
 * a region of the name speaks for no town in it.
 */
export function scoreCandidates(
  gazetteer: Gazetteer,
  matches: readonly WeighedMatch[],
  context: ResolveContext,
  all = matches,
): Candidate[] {
  const overshadows = matches.some(
    ({ place, standing }) =>
      standing === 'own' && place.country !== null && (context.countries?.get(place.country) ?? 0) >= SPOKEN,
  );
  const scene: Scene = { context, gazetteer, matches, all, overshadows };
  const scored: Candidate[] = [];
  for (const match of matches) scored.push(new Scored(match, scene));
  return scored.length > 1 ? scored.sort(betterFirst) : scored;
}
