import type { PlaceId } from '../base/index.js';
import { foldName } from '../base/index.js';
import {
  type ContractPlaceKind,
  contractKind,
  type Gazetteer,
  type Place,
  type Resolution,
} from '../places/index.js';
import { locateUnknown } from './locate-unknown.js';
import { isPinned, NameForms, NamePins } from './name-pins.js';
import { NameResolver } from './name-resolver.js';
import type { PlaceCandidate } from './place-candidates.js';
import type { PlacedCandidate } from './place-holders.js';
import type { PlaceMention } from './types.js';

export interface SettleInput {
  readonly gazetteer: Gazetteer;
  readonly language: string;
  /** Capitals are no sign of a name: a town needs better ones. */
  readonly nounsCapitalised: boolean;
  readonly candidates: readonly PlacedCandidate[];
  /** ISO codes named by demonyms ("Belarusian"), as often as they occur. */
  readonly demonyms: readonly string[];
}

/** Towns of this size count at the start of a sentence, where any word has a capital. */
const WELL_KNOWN = 200_000;
/** Towns of this size count within a sentence, of whatever country. */
const KNOWN = 15_000;
/** Share of the document's talk at which a country lends its small towns belief. */
const SPOKEN = 0.15;

interface Support {
  readonly countries: Map<string, number>;
  readonly regions: Map<PlaceId, number>;
}

const add = <K>(map: Map<K, number>, key: K | null, weight: number): void => {
  if (key !== null) map.set(key, (map.get(key) ?? 0) + weight);
};

function scaled<K>(map: Map<K, number>): Map<K, number> {
  const most = Math.max(1, ...map.values());
  return new Map([...map].map(([key, weight]) => [key, weight / most]));
}

/** Which countries and regions the document speaks of: countries and regions weigh fully, lone towns little, demonyms half. */
function gatherSupport(input: SettleInput, names: NameResolver): Support {
  const countries = new Map<string, number>();
  const regions = new Map<PlaceId, number>();
  for (const code of input.demonyms) add(countries, code, 0.5);
  const holders = new Set(
    input.candidates.flatMap(({ holder, said }) => (holder && said ? [holder.start] : [])),
  );
  for (const candidate of input.candidates) {
    const holds = candidate.kind === null && holders.has(candidate.start);
    const alone = names.alone(candidate.lookup, candidate.kind);
    const { place } =
      alone.outcome === 'ambiguous' && holds ? names.alone(candidate.lookup, 'region') : alone;
    if (!place || candidate.doubtful) continue;
    const weight =
      place.kind === 'country'
        ? 1
        : place.kind === 'region'
          ? 0.8
          : (place.population ?? 0) > 500_000
            ? 0.5
            : 0.2;
    add(countries, place.country, weight);
    if (place.kind === 'region') add(regions, place.id, 1);
    else add(regions, place.region, 0.3);
  }
  return { countries: scaled(countries), regions: scaled(regions) };
}

const HOLDS: ReadonlySet<string> = new Set(['country', 'region', 'district', 'area']);

function holderOf(names: NameResolver, candidate: PlacedCandidate): Place | null {
  if (!candidate.holder) return null;
  const { lookup, kind } = candidate.holder;
  const { place, outcome } = names.inDocument(lookup, kind);
  // What holds a town is a region rather than another town of its name: "Breckholme in Northumberland".
  const region = outcome === 'ambiguous' && kind === null ? names.inDocument(lookup, 'region') : null;
  // Said outright, the likeliest of several regions of the name holds it.
  const likeliest = candidate.said ? (region?.candidates[0]?.place ?? null) : null;
  const holder = region === null ? place : (region.place ?? likeliest);
  return holder && HOLDS.has(holder.kind) ? holder : null;
}

function settle(names: NameResolver, candidate: PlacedCandidate): Resolution {
  const home = names.country(candidate.demonym);
  if (home !== null) {
    const there = names.inDocument(candidate.lookup, candidate.kind, home.id);
    if (there.outcome === 'resolved') return there;
  }
  const holder = holderOf(names, candidate);
  if (holder) {
    const within = names.inDocument(candidate.lookup, candidate.kind, holder.id);
    // "Moscow, Minsk" is a list: the second holds the first only if a namesake lies in it, or the words say so outright, or nothing else
    // bears the first's name ("Lauterhofen (Saxony)").
    if (
      within.outcome === 'resolved' ||
      within.candidates.length === 0 ||
      (candidate.said && candidate.designated)
    )
      return within;
  }
  return names.inDocument(candidate.lookup, candidate.kind);
}

/** Signs that a name is a place's, when no designator says so. */
function believable(
  candidate: PlaceCandidate,
  resolution: Resolution,
  support: Support,
  established: ReadonlySet<string>,
  nounsCapitalised: boolean,
): boolean {
  if (candidate.learned) return true;
  if (candidate.designated)
    return !(candidate.opensSentence && candidate.single && resolution.outcome === 'unknown');
  const best = resolution.place ?? resolution.candidates[0]?.place ?? null;
  if (!best) return false;
  const again = established.has(foldName(candidate.lookup));
  if (candidate.doubtful) return again || best.kind === 'country';
  if (best.kind === 'country' || best.kind === 'area') return true;
  const spoken = best.country !== null && (support.countries.get(best.country) ?? 0) >= SPOKEN;
  if (candidate.acts && best.kind !== 'region') return again || spoken;
  const population = best.population ?? 0;
  if (nounsCapitalised && candidate.single && contractKind(best) === 'city') {
    if (candidate.articled) return false;
    if (!candidate.led) return again || population >= (spoken ? KNOWN : WELL_KNOWN);
  }
  if (candidate.opensSentence) return again || spoken || population >= WELL_KNOWN;
  if (best.kind === 'district' && candidate.led) return true;
  return spoken || population >= KNOWN || best.seat > 0 || best.kind === 'region';
}

function mentionOf(candidate: PlaceCandidate, resolution: Resolution): PlaceMention {
  const best =
    resolution.place ??
    (resolution.outcome === 'ambiguous' ? (resolution.candidates[0]?.place ?? null) : null);
  const kind: ContractPlaceKind = best ? contractKind(best) : (candidate.kind ?? 'city');
  const country = best ? best.country : (resolution.inside?.country ?? null);
  return {
    type: 'place',
    start: candidate.start,
    end: candidate.end,
    surface: candidate.surface,
    kind,
    country,
    place: resolution.place,
    resolution,
  };
}

/**
 * Which place each candidate is, by the whole document: first what it speaks of, then each name with that as context. Candidates that
 * are no believable places are left out; names no gazetteer knows stay when the text says that they are places.
 */
export function settlePlaces(input: SettleInput): PlaceMention[] {
  const names = new NameResolver(input.gazetteer, input.language);
  const support = gatherSupport(input, names);
  names.use(support);
  const established = new Set<string>();
  const settled = input.candidates.map((candidate, order) => {
    const resolution = settle(names, candidate);
    if (input.nounsCapitalised && candidate.single && (!candidate.led || candidate.articled)) {
      // Such a capital shows nothing.
    } else if (!candidate.doubtful && !candidate.opensSentence && resolution.candidates.length > 0)
      established.add(foldName(candidate.lookup));
    return { candidate, resolution, order };
  });
  const pins = new NamePins(new NameForms(input.language, input.gazetteer));
  const pinned = settled.some(({ candidate }) => isPinned(candidate)) ? settled : [];
  pinned.forEach(({ candidate, resolution }, order) => {
    if (isPinned(candidate) && (resolution.outcome === 'resolved' || resolution.outcome === 'unresolved'))
      pins.pin(candidate, order, resolution);
    else pins.name(candidate, resolution);
  });
  const places = settled
    .filter(({ candidate, resolution }) =>
      believable(candidate, resolution, support, established, input.nounsCapitalised),
    )
    .map(({ candidate, resolution, order }) => ({
      candidate,
      mention: mentionOf(
        candidate,
        isPinned(candidate) ? resolution : (pins.of(candidate, order) ?? resolution),
      ),
    }));
  return locateUnknown(places, names, support.countries, input.language);
}
