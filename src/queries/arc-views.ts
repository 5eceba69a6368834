import type { TieId } from '../base/index.js';
import { type BundleRow, readPlaces, type Store, type TieGroupRow } from '../store/index.js';
import { toPlaceView } from './to-views.js';
import type { ArcView, PlaceView, Selection, TiePlaceView, TieView, UiLanguage } from './types.js';

/** Up to so many ties, an arc joins places; up to so many, regions; above, countries. */
const MOST_AT_PLACES = 400;
const MOST_AT_REGIONS = 3_000;

/** The level at which this many ties still read as a pattern; within one country or place regions always do. */
export function arcLevelFor(
  total: number,
  selection: Pick<Selection, 'country' | 'place'>,
): 'place' | 'region' | 'country' {
  if (total <= MOST_AT_PLACES) return 'place';
  const narrowed = selection.country !== null || selection.place !== null;
  return total <= MOST_AT_REGIONS || narrowed ? 'region' : 'country';
}

/** Bundles between countries from grouped ties: no further look at the ties is needed. */
export function countryBundles(groups: readonly TieGroupRow[]): BundleRow[] {
  return groups.map(({ countries, told, ...group }) => ({
    ...group,
    ends: [...countries].sort(),
    one_side: told === 'one_side',
  }));
}

interface Arc {
  readonly from: string;
  readonly to: string;
  readonly kind: BundleRow['kind'];
  readonly state: BundleRow['state'];
  one_side: boolean;
  count: number;
  tie: string | null;
}

/**
 * Arcs with their places, largest first, at most `limit`: one for each pair of a bundle's ends, bundles of the same pair,
 * kind and state added up. Those with an end that has no position are left out.
 */
export async function toArcViews(
  store: Store,
  bundles: readonly BundleRow[],
  limit: number,
  language: UiLanguage,
): Promise<ArcView[]> {
  const arcs = [...pairUp(bundles)].sort((a, b) => b.count - a.count).slice(0, limit);
  const ids = [...new Set(arcs.flatMap((arc) => [arc.from, arc.to]))];
  const places = new Map(
    (await readPlaces(store.db, ids)).map((row) => [row.id, toPlaceView(row, language)]),
  );
  return arcs.flatMap((arc) => {
    const from = places.get(arc.from);
    const to = places.get(arc.to);
    if (from === undefined || to === undefined || from.position === 'none' || to.position === 'none')
      return [];
    const { kind, state, one_side: oneSide, count, tie } = arc;
    return [{ from, to, kind, state, oneSide, count, tie: tie as TieId | null }];
  });
}

function pairUp(bundles: readonly BundleRow[]): Iterable<Arc> {
  const arcs = new Map<string, Arc>();
  for (const { ends, kind, state, one_side, count, tie } of bundles) {
    for (const [index, from] of ends.entries()) {
      for (const to of ends.slice(index + 1)) {
        const key = [from, to, kind, state].join('\u0001');
        const arc = arcs.get(key);
        if (arc === undefined) {
          arcs.set(key, { from, to, kind, state, one_side, count, tie: count === 1 ? tie : null });
        } else {
          arc.count += count;
          arc.one_side &&= one_side;
          arc.tie = null;
        }
      }
    }
  }
  return arcs.values();
}

/** The arcs of one tie: each pair of its ends. Venues are no ends. */
export function arcsOfTie(tie: TieView): ArcView[] {
  const ends = tie.places.filter((place) => place.role !== 'venue' && place.position !== 'none');
  return ends.flatMap((from, index) => ends.slice(index + 1).map((to) => arcBetween(tie, from, to)));
}

function arcBetween(tie: TieView, from: TiePlaceView, to: TiePlaceView): ArcView {
  const { id, kind, state, testimony } = tie;
  const oneSide = testimony.told === 'one_side';
  return { from: withoutRole(from), to: withoutRole(to), kind, state, oneSide, count: 1, tie: id };
}

/** An end of an arc is a place, whatever part it plays in the tie: programs are promised exactly that. */
function withoutRole({ role: _, ...place }: TiePlaceView): PlaceView {
  return place;
}
