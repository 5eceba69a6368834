import type { PlaceId } from '../base/index.js';
import { type Gazetteer, type Place, resolvePlace } from '../places/index.js';
import { type PlaceDetailRow, readPlaceDetail } from '../store/index.js';
import type { ReportContext } from './context.js';

/** Finds the places that settings name: those of the gazetteer, and those that only this atlas knows. */
export interface PlaceFinder {
  /** Null for an id that nobody bears, or that the viewer may not see. */
  byId(id: string): Promise<Place | null>;
  /** By a name in any language, best first; empty for one that nobody bears. */
  byName(name: string): Promise<readonly Place[]>;
  /** As it is told from its namesakes: "Brest, Brest Region, Belarus". */
  fullName(place: Place): string;
}

const LONGEST_ID = 200;

const asPlace = ({ place, iso, population, local_name, ancestors }: PlaceDetailRow): Place => ({
  id: place.id as PlaceId,
  kind: place.kind,
  name: place.name,
  localName: local_name,
  country: place.country,
  region: (ancestors.find(({ kind }) => kind === 'region')?.id as PlaceId | undefined) ?? null,
  parent: (ancestors.at(-1)?.id as PlaceId | undefined) ?? null,
  latitude: place.latitude,
  longitude: place.longitude,
  population,
  geonames: null,
  iso,
  seat: 0,
  validFrom: null,
  validTo: null,
});

export function createPlaceFinder(
  context: Pick<ReportContext, 'store' | 'viewer' | 'queries' | 'gazetteer' | 'language'>,
): PlaceFinder {
  const { gazetteer, language } = context;
  const byId = async (id: string): Promise<Place | null> => {
    if (id === '' || id.length > LONGEST_ID) return null;
    const known = gazetteer.get(id as PlaceId);
    if (known) return known;
    const row = await readPlaceDetail(context.store.db, id, context.viewer);
    return row && asPlace(row);
  };
  return {
    byId,
    async byName(name) {
      const { place, candidates } = resolvePlace(gazetteer, name);
      const found = [...(place ? [place] : []), ...candidates.map((candidate) => candidate.place)];
      if (found.length > 0) return [...new Map(found.map((one) => [one.id, one])).values()];
      const { places } = await context.queries.search(name, language);
      const [first] = places;
      const only = first ? await byId(first.id) : null;
      return only ? [only] : [];
    },
    fullName: (place) => fullName(gazetteer, place, language),
  };
}

function fullName(gazetteer: Gazetteer, place: Place, language: string): string {
  if (!gazetteer.get(place.id)) return place.name;
  return [place, ...gazetteer.ancestors(place.id)]
    .map(({ id }) => gazetteer.nameIn(id, language))
    .filter((name, i, all) => name !== all[i - 1])
    .join(', ');
}
