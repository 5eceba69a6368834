import { contractKind } from './contract-kind.js';
import type { NameMatch } from './gather-candidates.js';
import { importance } from './importance.js';
import type { Gazetteer, Place } from './types.js';

/** A match of a name with what holds of it whatever text the name stands in: reckoned once for each name. */
export interface WeighedMatch extends NameMatch {
  readonly importance: number;
  /** A town in the region bears the bare name as well, and is its usual sense. */
  readonly shared: boolean;
  /** A country, or a region whose name no large town bears. */
  readonly territory: boolean;
  /** From direct parent up to the country. */
  readonly above: readonly Place[];
}

/** A smaller town is not what the region's name usually means, unless it is the region's seat. */
const TOWN_OF_REGION = 30_000;
/** A town of this size is meant by its bare name rather than a region elsewhere. */
const LARGE_TOWN = 250_000;

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

/** The matches of one name, each weighed beside all the others. */
export function weighMatches(gazetteer: Gazetteer, all: readonly NameMatch[]): readonly WeighedMatch[] {
  return all.map((match) => {
    const shared = sharesNameWithTown(match, all, gazetteer);
    const { place, fit, reason, designated, name, standing } = match;
    return {
      place,
      fit,
      reason,
      designated,
      name,
      standing,
      importance: importance(place),
      shared,
      territory: isTerritory(match, all, shared),
      above: gazetteer.ancestors(place.id),
    };
  });
}
